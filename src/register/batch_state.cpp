#include "register/batch_state.h"

#include <algorithm>

#include "base/guard.h"
#include "projections/row.h"
#include "projections/views.h"
#include "register/index_keys.h"

namespace minuted::engine {

Result<std::optional<Recorded>> BatchState::recordedBefore(BytesView commandId) const {
  auto added = commands.find(Bytes(commandId));
  if (added != commands.end()) {
    auto recorded = added->second;
    recorded.again = true;
    return recorded;
  }
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

Result<bool> BatchState::isRelated(BytesView relationKey) const {
  if (relations.contains(Bytes(relationKey))) return true;
  auto subject = Id(lastNumber(relationKey));
  if (subject.number() > memory.numbers[static_cast<size_t>(subject.kind())]) return false;  // new
  TRY(auto stored, at.get(log::Table::index, relationKey));
  return stored.has_value();
}

Result<void> BatchState::loadTally(BytesView list) {
  auto [tally, isNew] = tallies.try_emplace(Bytes(list));
  if (!isNew) return {};
  auto stored = readTally(at, list);
  if (stored)
    tally->second = *stored;
  else
    tallies.erase(tally);
  return stored ? Result<void>() : std::unexpected(stored.error());
}

Result<domain::Subject> BatchState::current(Id subject) const {
  if (auto found = touched.find(subject); found != touched.end()) return found->second.after;
  if (subject.number() > memory.numbers[static_cast<size_t>(subject.kind())]) return domain::blank(subject);  // new
  TRY(auto row, at.get(log::Table::views, projections::subjectKey(subject)));
  if (row)
    return guarded("the row of " + reference(subject),
                   [&]() -> Result<domain::Subject> { return projections::subjectOf(*row); });
  // It may have a story and no row: an action of which nothing but its entry is known, or one entered in error.
  TRY(auto past, story(subject));
  return fold(subject, past, Cut().on);
}

Result<Story> BatchState::story(Id subject) const {
  TRY(auto past, readStory(at, subject, Cut().until));
  auto added = eventsOf.find(subject);
  if (added == eventsOf.end()) return past;
  for (auto position : added->second) {
    const auto& bytes = events.at(position);
    past.push_back(std::make_unique<StoredEvent>(bytes.event, bytes.words));
  }
  return past;
}

}  // namespace minuted::engine
