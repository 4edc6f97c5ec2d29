// Events told in the order in which they happened or were recorded: the story of a subject, and the log.
#include <fmt/format.h>

#include <algorithm>

#include "base/guard.h"
#include "base/ranges.h"
#include "queries/answer_fields.h"
#include "queries/due.h"
#include "queries/history/summary.h"
#include "queries/parties/identity.h"
#include "queries/queries.h"
#include "queries/states.h"

namespace minuted::queries {
namespace {

using Events = std::vector<std::unique_ptr<engine::StoredEvent>>;

// By reference, each once, in the order in which the event names them.
void writeMentions(domain::Event event, Names& names, schema::EventAnswer::Builder to) {
  std::vector<std::string> references;
  domain::forEachMention(event, [&](Id id, domain::Kinds) {
    auto reference = names.reference(id);
    if (!reference.empty() && !contains(references, reference)) references.push_back(reference);
  });
  auto mentions = to.initMentions(static_cast<uint>(references.size()));
  for (uint i = 0; i < mentions.size(); ++i) mentions.set(i, references[i]);
}

void write(engine::StoredEvent& stored, Names& names, schema::EventAnswer::Builder to) {
  auto event = stored.event();
  to.setPosition(static_cast<uint32_t>(event.getPosition()));
  to.setRecordedAt(utcTime(event.getRecordedAt()));
  setDate(readDate(event.hasHappenedOn(), event.getHappenedOn()), [&](const auto& text) { to.setHappenedOn(text); });
  to.setWhat(std::string(domain::eventName(event.getBody().which())));
  to.setSubject(reference(domain::subjectOf(event)));
  to.setBy(names.of(Id(event.getRecordedBy())));
  to.setByRef(names.reference(Id(event.getRecordedBy())));
  to.setSummary(summaryOf(event, stored.words(), names));
  setText(sourceOf(event, names), [&](const auto& text) { to.setSource(text); });
  writeMentions(event, names, to);
  auto source = event.getSource();
  setText(reference(Id(source.getDocument() != 0 ? source.getDocument() : source.getMeeting())),
          [&](const auto& text) { to.setSourceRef(text); });
}

Result<Answer<schema::EventList>> listEvents(const engine::Snapshot& snapshot, const Events& events) {
  Names names(snapshot);
  return guarded("an event", [&]() -> Result<Answer<schema::EventList>> {
    Answer<schema::EventList> list;
    auto items = (*list).initItems(static_cast<uint>(events.size()));
    for (uint i = 0; i < items.size(); ++i) write(*events[i], names, items[i]);
    return list;
  });
}

// Whether the day of the event lies within the cut; knowledge is not cut by day.
bool isWithin(const engine::Cut& cut, domain::Event event) {
  return domain::isKnowledge(event.getBody().which()) || event.getHappenedOn().getDay() <= cut.on;
}

// Adds the events that moved or cancelled a meeting at which the action is or was to be due, since its due date moved
// with it. Of another subject than an action, none.
Result<void> addMeetingMoves(const engine::Snapshot& snapshot, Id subject, Events& events) {
  using Body = schema::Event::Body;
  TRY(auto action, findState<domain::Action>(snapshot, subject));
  if (!action) return {};
  TRY(auto meetings, Meetings(snapshot).meetingsDueAt(*action));
  for (auto meeting : meetings) {
    TRY(auto positions, snapshot.timeline(meeting));
    for (auto position : positions) {
      TRY(auto event, snapshot.event(position));
      auto type = event->event().getBody().which();
      if (type != Body::MEETING_MOVED && type != Body::MEETING_CANCELLED) continue;
      if (isWithin(snapshot.cut(), event->event())) events.push_back(std::move(event));
    }
  }
  return {};
}

// Adds from the story of another id of the same kind what concerns the party: that the other was merged into it, or
// separated from it again; and what the other was called, while the two are one.
Result<void> addFromOther(const engine::Snapshot& snapshot, Id party, Id other, bool areOne, Events& events) {
  TRY(auto positions, snapshot.timeline(other));
  bool isMerged = false;
  for (auto position : positions) {
    TRY(auto stored, snapshot.event(position));
    auto body = stored->event().getBody();
    bool isAboutParty = body.isSeparated() && isMerged;
    if (body.isMerged()) isAboutParty = isMerged = Id(body.getMerged().getInto()) == party;
    if (body.isSeparated()) isMerged = false;
    bool isName = areOne && (body.isRenamed() || body.isNameCorrected() || body.isMerged());
    if ((isAboutParty || isName) && isWithin(snapshot.cut(), stored->event())) events.push_back(std::move(stored));
  }
  return {};
}

// Merges and renamings stand in the stories of all who are, or were taken to be, the same person or organisation.
Result<void> addIdentities(const engine::Snapshot& snapshot, Id party, Events& events) {
  if (party.kind() != Kind::PERSON && party.kind() != Kind::ORGANISATION) return {};
  TRY(auto identity, identityOf(snapshot, party));
  TRY(auto same, identitiesOf(snapshot, identity));
  TRY(auto others, snapshot.relatedSubjects(party, party.kind()));
  others.insert(others.end(), same.begin(), same.end());
  std::ranges::sort(others);
  auto repeated = std::ranges::unique(others);
  others.erase(repeated.begin(), repeated.end());
  return guarded("the story of " + reference(party), [&]() -> Result<void> {
    for (auto other : others)
      if (other != party) TRY_DONE(addFromOther(snapshot, party, other, contains(same, other), events));
    return {};
  });
}

}  // namespace

Result<Answer<schema::EventList>> history(const engine::Snapshot& snapshot, Id subject) {
  TRY(auto positions, snapshot.timeline(subject));
  if (positions.empty()) return std::unexpected(missing(snapshot, subject));
  Events events;
  for (auto position : positions) {
    TRY(auto event, snapshot.event(position));
    if (isWithin(snapshot.cut(), event->event())) events.push_back(std::move(event));
  }
  TRY_DONE(addMeetingMoves(snapshot, subject, events));
  TRY_DONE(addIdentities(snapshot, subject, events));
  std::ranges::stable_sort(events, {}, [](const auto& stored) { return stored->event().getHappenedOn().getDay(); });
  return listEvents(snapshot, events);
}

Result<Answer<schema::EventList>> logFrom(const engine::Snapshot& snapshot, uint64_t first, uint64_t count) {
  Events events;
  for (auto position : snapshot.positionsFrom(first, count)) {
    TRY(auto event, snapshot.event(position));
    if (isWithin(snapshot.cut(), event->event())) events.push_back(std::move(event));
  }
  return listEvents(snapshot, events);
}

Result<Answer<schema::EventList>> eventsAt(const engine::Snapshot& snapshot, const std::vector<uint64_t>& positions) {
  Events events;
  for (auto position : positions) {
    TRY(auto event, snapshot.event(position));
    events.push_back(std::move(event));
  }
  return listEvents(snapshot, events);
}

}  // namespace minuted::queries
