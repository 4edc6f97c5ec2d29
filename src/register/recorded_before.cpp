#include "register/recorded_before.h"

#include <algorithm>

#include "base/guard.h"
#include "log/log.h"
#include "register/index/index_keys.h"
#include "register/index/tally.h"

namespace minuted::engine {
namespace {

// What the register has added to a step: the step as it was recorded, if it asked for the stored event.
Bytes completed(schema::Step::Reader step, domain::Event stored, const Recorded& recorded, size_t stepsBefore) {
  capnp::MallocMessageBuilder message;
  message.setRoot(step.getEvent());
  auto event = message.getRoot<schema::Event>();
  auto type = event.getBody().which();
  if (domain::beginsSubject(type) && (!domain::subjectOf(event) || isLocal(domain::subjectOf(event))))
    domain::setSubject(event, domain::subjectOf(stored));
  domain::replaceIds(event, [&](Id id) {
    auto place = isLocal(id) ? stepsBefore + (id.number() - firstLocal) : recorded.subjects.size();
    return place < recorded.subjects.size() ? recorded.subjects[place] : id;
  });
  event.setPosition(stored.getPosition());
  event.setRecordedAt(stored.getRecordedAt());
  event.setRecordedBy(stored.getRecordedBy());
  event.setCommand(stored.getCommand());
  if (!event.hasHappenedOn()) event.setHappenedOn(stored.getHappenedOn());
  if (event.getBody().isAgendaItemAdded() && event.getBody().getAgendaItemAdded().getItem() == 0)
    event.getBody().getAgendaItemAdded().setItem(stored.getBody().getAgendaItemAdded().getItem());
  return canonicalBytes(event.asReader());
}

bool isSame(schema::Step::Reader step, StoredEvent& stored, const Recorded& recorded, size_t stepsBefore) {
  auto event = stored.event();
  if (step.getEvent().getBody().which() != event.getBody().which()) return false;
  if (completed(step, event, recorded, stepsBefore) != canonicalBytes(event)) return false;
  return canonicalBytes(step.getWords()) == canonicalBytes(stored.words());
}

}  // namespace

Result<std::optional<Recorded>> recordedBefore(const log::ReadPoint& at, BytesView commandId) {
  TRY(auto place, at.get(log::Table::index, commandKey(commandId)));
  if (!place) return std::nullopt;
  if (place->size() != 12) return damagedIndex("what a command recorded has not the length that it should have");
  Recorded recorded{.first = readU64(*place), .again = true};
  for (auto byte : BytesView(*place).substr(8)) recorded.count = recorded.count << 8 | static_cast<uint8_t>(byte);
  TRY(auto size, log::logSize(at));
  auto last = recorded.first + recorded.count - 1;
  if (recorded.first == 0 || recorded.count == 0 || last > size || last < recorded.first)
    return damagedIndex("a command is said to have recorded what is not in the log");
  // One event more on each side shows that these are all.
  for (auto position = recorded.first - 1; position <= std::min(last + 1, size); ++position) {
    if (position == 0) continue;
    TRY(auto stored, readEvent(at, position));
    auto event = stored->event();
    auto command = event.getCommand();
    bool isOfCommand = BytesView(reinterpret_cast<const char*>(command.begin()), command.size()) == commandId;
    bool shouldBe = position >= recorded.first && position <= last;
    if (isOfCommand != shouldBe) return damagedIndex("a command is said to have recorded what another did");
    if (isOfCommand) recorded.subjects.push_back(domain::subjectOf(event));
  }
  return recorded;
}

Result<bool> isRecordOf(const log::ReadPoint& at, const Recorded& recorded, BytesView command) {
  return guarded("the command", [&]() -> Result<bool> {
    Message<schema::Command> message(command);
    auto steps = message.get().getSteps();
    if (steps.size() > recorded.count || steps.size() + 1 < recorded.count) return false;
    auto before = recorded.count - steps.size();  // a new user may have been entered before the steps
    for (uint i = 0; i < steps.size(); ++i) {
      TRY(auto stored, readEvent(at, recorded.first + before + i));
      if (!isSame(steps[i], *stored, recorded, before)) return false;
    }
    return true;
  });
}

}  // namespace minuted::engine
