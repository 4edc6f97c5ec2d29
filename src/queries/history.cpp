#include <fmt/format.h>

#include <algorithm>

#include "base/guard.h"
#include "queries/due.h"
#include "queries/query_tools.h"
#include "queries/summary.h"

namespace minuted::queries {
namespace {

using Events = std::vector<std::unique_ptr<engine::StoredEvent>>;

void answer(engine::StoredEvent& stored, Names& names, schema::EventAnswer::Builder to) {
  auto event = stored.event();
  to.setPosition(static_cast<uint32_t>(event.getPosition()));
  to.setRecordedAt(localTime(event.getRecordedAt()));
  setDate(readDate(event.hasHappenedOn(), event.getHappenedOn()), [&](const auto& text) { to.setHappenedOn(text); });
  to.setWhat(std::string(domain::eventName(event.getBody().which())));
  to.setSubject(reference(domain::subjectOf(event)));
  to.setBy(names.of(Id(event.getRecordedBy())));
  to.setSummary(summaryOf(event, stored.words(), names));
  setText(sourceOf(event, names), [&](const auto& text) { to.setSource(text); });
}

Result<Answer<schema::EventList>> answerAll(const engine::Snapshot& snapshot, const Events& events) {
  Names names(snapshot);
  return guarded("an event", [&]() -> Result<Answer<schema::EventList>> {
    Answer<schema::EventList> list;
    auto items = (*list).initItems(static_cast<uint>(events.size()));
    for (uint i = 0; i < items.size(); ++i) answer(*events[i], names, items[i]);
    return list;
  });
}

bool within(const engine::Cut& cut, domain::Event event) {
  return domain::isKnowledge(event.getBody().which()) || event.getHappenedOn().getDay() <= cut.on;
}

// What happened to the dates of the meetings at which an action is or was to be due: its due date moved with them.
Result<void> addMovesOfItsMeeting(const engine::Snapshot& snapshot, Id subject, Events& events) {
  using Body = schema::Event::Body;
  TRY(auto found, snapshot.find(subject));
  const auto* action = found ? std::get_if<domain::Action>(&found->state) : nullptr;
  if (action == nullptr) return {};
  TRY(auto meetings, Meetings(snapshot).boundOf(*action));
  for (auto meeting : meetings) {
    TRY(auto positions, snapshot.timeline(meeting));
    for (auto position : positions) {
      TRY(auto event, engine::readEvent(snapshot.at(), position));
      auto type = event->event().getBody().which();
      if (type != Body::MEETING_MOVED && type != Body::MEETING_CANCELLED) continue;
      if (within(snapshot.cut(), event->event())) events.push_back(std::move(event));
    }
  }
  return {};
}

}  // namespace

Result<Answer<schema::EventList>> history(const engine::Snapshot& snapshot, Id subject) {
  TRY(auto positions, snapshot.timeline(subject));
  if (positions.empty())
    return fail(ErrorKind::notFound, fmt::format("There is no {} (at that time).", reference(subject)));
  Events events;
  for (auto position : positions) {
    TRY(auto event, engine::readEvent(snapshot.at(), position));
    if (within(snapshot.cut(), event->event())) events.push_back(std::move(event));
  }
  TRY_DONE(addMovesOfItsMeeting(snapshot, subject, events));
  std::ranges::stable_sort(events, {}, [](const auto& stored) { return stored->event().getHappenedOn().getDay(); });
  return answerAll(snapshot, events);
}

Result<Answer<schema::EventList>> logFrom(const engine::Snapshot& snapshot, uint64_t first, uint64_t count) {
  Events events;
  for (auto position = std::max<uint64_t>(first, 1); position <= snapshot.size() && count > 0; ++position, --count) {
    TRY(auto event, engine::readEvent(snapshot.at(), position));
    if (within(snapshot.cut(), event->event())) events.push_back(std::move(event));
  }
  return answerAll(snapshot, events);
}

}  // namespace minuted::queries
