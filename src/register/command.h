// Making a command, step by step.
#pragma once

#include <capnp/message.h>

#include <deque>
#include <string_view>

#include "base/bytes.h"
#include "base/date.h"
#include "base/id.h"
#include "command.capnp.h"

namespace minuted::engine {

class CommandMaker {
 public:
  // A step of an event that happened on that day; without one, today.
  schema::Step::Builder step(OptionalDate happenedOn = {});
  // The subject that the newest step makes, for later steps to name.
  Id made(Kind kind) const { return madeByStep(kind, static_cast<uint32_t>(steps_.size()) - 1); }
  size_t steps() const { return steps_.size(); }

  // id: 16 bytes. The canonical message.
  Bytes finish(BytesView id, std::string_view by);

 private:
  std::deque<capnp::MallocMessageBuilder> steps_;
};

// A fresh id, or one that follows from what the command is about, so that it is never done twice.
Bytes newCommandId();
Bytes derivedCommandId(BytesView about);

}  // namespace minuted::engine
