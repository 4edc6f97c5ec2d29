// Exports the whole log up to a snapshot's cut, every event with its words, for other programs.
#pragma once

#include <functional>

#include "base/bytes.h"
#include "register/snapshot.h"

namespace minuted::formats {

// Receives the export piece by piece, so that memory is needed only for one event at a time.
using Sink = std::function<Result<void>(BytesView piece)>;

// {"events": […]}: schema/event.capnp Entry, an event a line, as formats/json.h prints it.
Result<void> exportJson(const engine::Snapshot& snapshot, const Sink& sink);

// A stream of messages, schema/event.capnp Entry, as `capnp convert binary:text` reads it.
Result<void> exportCapnp(const engine::Snapshot& snapshot, const Sink& sink);

}  // namespace minuted::formats
