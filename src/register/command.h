// Making a command (schema/command.capnp), step by step, for a writer or a server to record. One thread at a time.
#pragma once

#include <capnp/message.h>

#include <deque>
#include <string_view>

#include "base/bytes.h"
#include "base/date.h"
#include "base/id.h"
#include "command.capnp.h"

namespace minuted::engine {

constexpr size_t commandIdSize = 16;  // bytes

class CommandMaker {
 public:
  // A new step, for the caller to fill in: an event that happened on that day; without one, on the day of recording.
  schema::Step::Builder step(OptionalDate happenedOn = {});
  // A step that says of an event that it was entered in error. subject: whose story the event belongs to.
  void addErrorNote(Id subject, uint64_t event, std::string_view why);
  // The placeholder of the subject that the newest step begins, for later steps to name; the register puts its real id
  // in its place.
  Id subjectOfLastStep(Kind kind) const { return madeByStep(kind, static_cast<uint32_t>(steps_.size()) - 1); }
  size_t stepCount() const { return steps_.size(); }

  // The command as a canonical message. id: 16 bytes. by: the name of whoever records.
  Bytes finish(BytesView id, std::string_view by);

 private:
  std::deque<capnp::MallocMessageBuilder> steps_;
};

Bytes idOf(schema::Command::Reader command);
// A random id of 16 bytes.
Bytes newCommandId();
// An id that always follows from the same bytes, so that the register records what they stand for only once.
Bytes derivedCommandId(BytesView about);
// The id that somebody wrote: 32 hexadecimal digits, with or without hyphens between them, are the id itself; from any
// other text an id follows.
Bytes commandIdFrom(std::string_view written);

}  // namespace minuted::engine
