// What a command has recorded, found by its id: so a command that is asked again is known, and is not recorded twice.
// The functions keep nothing and may be called from any thread.
#pragma once

#include <optional>

#include "register/outcome.h"
#include "register/story.h"

namespace minuted::engine {

// What the command with that id has recorded, with `again` set; nothing where it has not been recorded.
// ErrorKind::integrity where stored bytes are damaged.
Result<std::optional<Recorded>> recordedBefore(const log::ReadPoint& at, BytesView commandId);

// Whether these are the events that the command asked for: all that it says is in them. Whoever uses an id for another
// command would otherwise get the answer to the first one. The same errors, also where the command's bytes are damaged.
Result<bool> isRecordOf(const log::ReadPoint& at, const Recorded& recorded, BytesView command);

}  // namespace minuted::engine
