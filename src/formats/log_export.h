// The whole log, up to a snapshot's cut, for other programs: every event with its words.
#pragma once

#include <functional>

#include "base/bytes.h"
#include "register/snapshot.h"

namespace minuted::formats {

// Takes the export piece by piece, so that a log of any length needs no more memory than its largest event.
using Sink = std::function<Result<void>(BytesView piece)>;

// {"events": […]}: references as 'A-17', dates as ISO 8601 (formats/event_json.h).
Result<void> exportJson(const engine::Snapshot& snapshot, const Sink& sink);

// A stream of messages, schema/event.capnp Entry, as `capnp convert binary:text` reads it.
Result<void> exportCapnp(const engine::Snapshot& snapshot, const Sink& sink);

}  // namespace minuted::formats
