#include "register/command.h"

#include "base/message.h"

namespace minuted::engine {
namespace {

constexpr size_t idSize = 16;

}  // namespace

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
  command.setId({reinterpret_cast<const capnp::byte*>(id.data()), id.size()});
  command.setBy(std::string(by));
  auto steps = command.initSteps(static_cast<uint>(steps_.size()));
  for (uint i = 0; i < steps.size(); ++i) steps.setWithCaveats(i, steps_[i].getRoot<schema::Step>().asReader());
  return canonicalBytes(command.asReader());
}

Bytes newCommandId() { return randomBytes(idSize); }

Bytes derivedCommandId(BytesView about) { return Bytes(view(sha256({about})).substr(0, idSize)); }

}  // namespace minuted::engine
