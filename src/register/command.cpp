#include "register/command.h"

#include <fmt/format.h>

#include "base/message.h"

namespace minuted::engine {
schema::Step::Builder CommandMaker::step(OptionalDate happenedOn) {
  auto step = steps_.emplace_back().initRoot<schema::Step>();
  auto event = step.initEvent();
  if (happenedOn) writeDate(*happenedOn, event.initHappenedOn());
  return step;
}

void CommandMaker::addErrorNote(Id subject, uint64_t event, std::string_view why) {
  auto step = this->step();
  auto note = step.getEvent().getBody().initEnteredInError();
  note.setSubject(subject.value);
  note.setEvent(event);
  if (!why.empty()) step.initWords().setNote(std::string(why));
}

Bytes CommandMaker::finish(BytesView id, std::string_view by) {
  capnp::MallocMessageBuilder message;
  auto command = message.initRoot<schema::Command>();
  command.setId(dataOf(id));
  command.setBy(std::string(by));
  auto steps = command.initSteps(static_cast<uint>(steps_.size()));
  for (uint i = 0; i < steps.size(); ++i) steps.setWithCaveats(i, steps_[i].getRoot<schema::Step>().asReader());
  return canonicalBytes(command.asReader());
}

Bytes idOf(schema::Command::Reader command) {
  auto id = command.getId().asChars();
  return Bytes(id.begin(), id.size());
}

Bytes newCommandId() { return randomBytes(commandIdSize); }

Bytes derivedCommandId(BytesView about) { return Bytes(view(sha256({about})).substr(0, commandIdSize)); }

Bytes commandIdFrom(std::string_view written) {
  std::string digits;
  for (char c : written)
    if (c != '-') digits += c;
  auto valueOf = [](char c) { return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10; };
  if (digits.size() != 2 * commandIdSize || digits.find_first_not_of("0123456789abcdefABCDEF") != std::string::npos)
    return derivedCommandId(fmt::format("written {}", written));
  Bytes id;
  for (size_t i = 0; i < digits.size(); i += 2)
    id += static_cast<char>(valueOf(digits[i]) * 16 + valueOf(digits[i + 1]));
  return id;
}

}  // namespace minuted::engine
