#include "register/batch_state.h"

#include <algorithm>

#include "base/guard.h"
#include "projections/row.h"
#include "projections/views.h"
#include "register/index/index_keys.h"
#include "register/recorded_before.h"

namespace minuted::engine {

Result<std::optional<Recorded>> BatchState::recordedBefore(BytesView commandId) const {
  auto added = commands.find(Bytes(commandId));
  if (added != commands.end()) {
    auto recorded = added->second;
    recorded.again = true;
    return recorded;
  }
  return engine::recordedBefore(at, commandId);
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
