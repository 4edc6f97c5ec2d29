// Compares two cuts of the register, in steps. First the subjects are found that can differ: a story can differ only by
// facts of the days between the cuts, and by what was recorded between them, so only the subjects of those events are
// looked at. Each of them is looked up under both cuts, and kept where its states differ and where it belongs to the
// group asked for. Then the events that made the difference are found, and the two rows are compared field by field
// (field_changes.h). What another subject says, such as the date of the meeting at which an action is due, is that
// subject's change; but for the agreement of minutes, which a later meeting states of the one before it and which a
// meeting entered between the two moves: it is a change of the meeting whose minutes they are.
#include "queries/history/compare.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/guard.h"
#include "queries/answer_fields.h"
#include "queries/due.h"
#include "queries/history/field_changes.h"
#include "queries/queries.h"
#include "queries/states.h"

namespace minuted::queries {
namespace {

using OptionalSubject = std::optional<domain::Subject>;
using Groups = std::set<Id>;

// The snapshot that sees more events of the log. The log only grows, so it sees all that the other one sees.
const engine::Snapshot& longer(const engine::Snapshot& before, const engine::Snapshot& after) {
  return before.size() > after.size() ? before : after;
}

// Positions of the facts whose day lies within one cut and beyond the other, as far as the snapshot of the later day
// has recorded them: what else the other has recorded lies between the two sizes.
Result<std::set<uint64_t>> positionsBetweenDays(const engine::Snapshot& before, const engine::Snapshot& after) {
  std::set<uint64_t> positions;
  auto first = std::min(before.cut().on, after.cut().on), last = std::max(before.cut().on, after.cut().on);
  if (first == last) return positions;
  TRY(auto facts, (before.cut().on > after.cut().on ? before : after).factsBetween(first + 1, last));
  return std::set<uint64_t>(facts.begin(), facts.end());
}

// The subjects of the facts between the cuts, and of everything that was recorded between them. A note that an event
// was entered in error belongs to the same subject as that event, so all other subjects have the same story under both
// cuts.
Result<std::set<Id>> candidates(const engine::Snapshot& before, const engine::Snapshot& after) {
  TRY(auto positions, positionsBetweenDays(before, after));
  const auto& snapshot = longer(before, after);
  for (auto position : snapshot.positionsFrom(std::min(before.size(), after.size()) + 1, snapshot.size()))
    positions.insert(position);
  std::set<Id> subjects;
  for (auto position : positions) {
    TRY(auto stored, snapshot.event(position));
    TRY(auto subject,
        guarded(fmt::format("event {}", position), [&]() -> Result<Id> { return domain::subjectOf(stored->event()); }));
    subjects.insert(subject);
  }
  return subjects;
}

// Adds the group and all groups below it.
Result<void> addWithParts(const engine::Snapshot& snapshot, Id group, Groups& groups) {
  groups.insert(group);
  TRY(auto parts, collect<domain::Group>(snapshot, projections::partyPrefix(projections::ViewId::subGroups, group)));
  for (const auto& [id, part] : parts)
    if (!groups.contains(id)) TRY_DONE(addWithParts(snapshot, id, groups));
  return {};
}

bool belongs(const OptionalSubject& subject, const Groups& groups) {
  if (!subject) return false;
  if (groups.contains(subject->id)) return true;
  return std::visit(
      [&](const auto& state) {
        if constexpr (requires { state.group; })
          return groups.contains(state.group);
        else
          return false;
      },
      subject->state);
}

// The events of a story that a cut lets through, by position.
struct CutStory {
  std::set<uint64_t> events;
  std::set<uint64_t> counting;              // those that were not entered in error
  std::map<uint64_t, uint64_t> errorNotes;  // for each note of an error, the event that it names
};

Result<CutStory> cutStoryOf(const engine::Snapshot& snapshot, Id subject) {
  TRY(auto story, snapshot.story(subject));
  return guarded("the story of " + reference(subject), [&]() -> Result<CutStory> {
    CutStory cutStory;
    auto inError = engine::positionsInError(story);
    for (const auto& stored : story) {
      auto event = stored->event();
      if (domain::placeOf(event).day > snapshot.cut().on) continue;
      cutStory.events.insert(event.getPosition());
      if (!inError.contains(event.getPosition())) cutStory.counting.insert(event.getPosition());
      auto body = event.getBody();
      if (body.isEnteredInError()) cutStory.errorNotes[event.getPosition()] = body.getEnteredInError().getEvent();
    }
    return cutStory;
  });
}

// The events that made the difference between the two states: those that one cut lets through and the other does not.
// Left out is what came to nothing in between: an event that counts under neither cut, and the note of its error. Where
// an event counts under one cut only because its note of an error lies between them, the note made the difference.
Result<std::vector<uint64_t>> eventsBehind(const engine::Snapshot& before, const engine::Snapshot& after, Id subject) {
  TRY(auto earlier, cutStoryOf(before, subject));
  TRY(auto later, cutStoryOf(after, subject));
  auto counts = [&](uint64_t position) {
    return earlier.counting.contains(position) || later.counting.contains(position);
  };
  std::vector<uint64_t> between, behind;
  std::ranges::set_symmetric_difference(earlier.events, later.events, std::back_inserter(between));
  auto errorNotes = earlier.errorNotes;
  errorNotes.insert(later.errorNotes.begin(), later.errorNotes.end());
  std::ranges::copy_if(between, std::back_inserter(behind), [&](uint64_t position) {
    auto note = errorNotes.find(position);
    return counts(position) && (note == errorNotes.end() || counts(note->second));
  });
  return behind;
}

struct ChangedSubject {
  Id id;
  OptionalSubject before, after;
  std::vector<uint64_t> events;

  schema::Change change() const {
    if (!before) return schema::Change::NEW;
    return after ? schema::Change::CHANGED : schema::Change::GONE;
  }
};

// The place of the subject's kind in the answer: what people look for first comes first.
size_t rankOf(Id id) {
  constexpr std::array order{Kind::ACTION,      Kind::DECISION, Kind::MEETING,      Kind::TOPIC,       Kind::PRIORITY,
                             Kind::PROGRAMME,   Kind::MEASURE,  Kind::FUNDING,      Kind::ACHIEVEMENT, Kind::GROUP,
                             Kind::APPOINTMENT, Kind::PERSON,   Kind::ORGANISATION, Kind::MAIL,        Kind::DOCUMENT,
                             Kind::READING,     Kind::REPORT,   Kind::USER,         Kind::REGISTER};
  return static_cast<size_t>(std::ranges::find(order, id.kind()) - order.begin());
}

// The states of subjects under one cut, those of meetings with what is known of their minutes.
class States {
 public:
  explicit States(const engine::Snapshot& snapshot) : snapshot_(snapshot), meetings_(snapshot) {}

  Result<OptionalSubject> of(Id id) {
    TRY(auto subject, snapshot_.find(id));
    if (!subject) return subject;
    if (const auto* meeting = std::get_if<domain::Meeting>(&subject->state)) {
      TRY(subject->state, meetings_.withMinutes(id, *meeting));
    }
    return subject;
  }

  // All meetings of the group.
  Result<void> addMeetings(Id group, std::set<Id>& to) const {
    TRY(auto meetings,
        collect<domain::Meeting>(snapshot_, projections::partyPrefix(projections::ViewId::meetingsByGroup, group)));
    for (const auto& [id, meeting] : meetings) to.insert(id);
    return {};
  }

 private:
  const engine::Snapshot& snapshot_;
  Meetings meetings_;
};

Id groupOfMeeting(const OptionalSubject& subject) {
  const auto* meeting = subject ? std::get_if<domain::Meeting>(&subject->state) : nullptr;
  return meeting == nullptr ? Id() : meeting->group;
}

// Adds the meetings of those groups that had a meeting changed, whose minutes may have become those of another, and
// returns the events of the changed ones by group.
Result<std::map<Id, std::vector<uint64_t>>> addSiblings(const engine::Snapshot& before, const engine::Snapshot& after,
                                                        std::set<Id>& subjects) {
  States earlier(before), later(after);
  std::map<Id, std::vector<uint64_t>> events;
  for (auto id : std::set<Id>(subjects)) {
    if (id.kind() != Kind::MEETING) continue;
    TRY(auto was, before.find(id));
    TRY(auto is, after.find(id));
    TRY(auto behind, eventsBehind(before, after, id));
    for (auto group : std::set<Id>{groupOfMeeting(was), groupOfMeeting(is)}) {
      if (!group) continue;
      TRY_DONE(earlier.addMeetings(group, subjects));
      TRY_DONE(later.addMeetings(group, subjects));
      events[group].insert(events[group].end(), behind.begin(), behind.end());
    }
  }
  for (auto& [group, positions] : events) std::ranges::sort(positions);
  return events;
}

Result<std::vector<ChangedSubject>> findChanges(const engine::Snapshot& before, const engine::Snapshot& after,
                                                Id group) {
  Groups groups;
  if (group)
    for (const auto* snapshot : {&before, &after}) TRY_DONE(addWithParts(*snapshot, group, groups));
  TRY(auto subjects, candidates(before, after));
  TRY(auto eventsOfMeetings, addSiblings(before, after, subjects));
  States statesBefore(before), statesAfter(after);
  std::vector<ChangedSubject> changes;
  for (auto id : subjects) {
    TRY(auto earlier, statesBefore.of(id));
    TRY(auto later, statesAfter.of(id));
    if (!earlier && !later) continue;
    if (earlier && later && earlier->state == later->state) continue;
    if (group && !belongs(earlier, groups) && !belongs(later, groups)) continue;
    TRY(auto events, eventsBehind(before, after, id));
    if (events.empty()) events = eventsOfMeetings[groupOfMeeting(later ? later : earlier)];
    changes.push_back({id, std::move(earlier), std::move(later), std::move(events)});
  }
  std::ranges::sort(changes, {}, [](const ChangedSubject& each) { return std::pair(rankOf(each.id), each.id); });
  return changes;
}

// make(size) makes the list of references; none is made where nothing is named.
void writeReferences(const std::vector<Id>& ids, Names& names, auto make) {
  if (ids.empty()) return;
  auto references = make(static_cast<uint>(ids.size()));
  for (uint i = 0; i < references.size(); ++i) references.set(i, names.reference(ids[i]));
}

void write(const ChangedSubject& changed, Names& namesBefore, Names& namesAfter, schema::ChangedSubject::Builder to) {
  to.setRef(reference(changed.id));
  to.setKind(std::string(kindName(changed.id.kind())));
  to.setName(changed.after ? displayName(*changed.after, namesAfter) : displayName(*changed.before, namesBefore));
  to.setChange(changed.change());
  auto state = [](const OptionalSubject& subject) { return subject ? &subject->state : nullptr; };
  auto differing = fieldChanges(state(changed.before), state(changed.after), namesBefore, namesAfter);
  auto fields = to.initFields(static_cast<uint>(differing.size()));
  for (uint i = 0; i < fields.size(); ++i) {
    fields[i].setName(differing[i].name);
    setText(differing[i].before, [&](const auto& text) { fields[i].setBefore(text); });
    setText(differing[i].after, [&](const auto& text) { fields[i].setAfter(text); });
    fields[i].setParts(differing[i].parts);
    writeReferences(differing[i].namedBefore, namesBefore, [&](uint size) { return fields[i].initBeforeRefs(size); });
    writeReferences(differing[i].namedAfter, namesAfter, [&](uint size) { return fields[i].initAfterRefs(size); });
  }
  auto events = to.initEvents(static_cast<uint>(changed.events.size()));
  for (uint i = 0; i < events.size(); ++i) events.set(i, static_cast<uint32_t>(changed.events[i]));
}

}  // namespace

Result<Answer<schema::Comparison>> compare(const engine::Snapshot& before, const engine::Snapshot& after, Id group) {
  TRY(auto changes, findChanges(before, after, group));
  Names namesBefore(before), namesAfter(after);
  Answer<schema::Comparison> comparison;
  if (group) {
    (*comparison).setGroup(namesAfter.of(group));
    (*comparison).setGroupRef(reference(group));
  }
  auto items = (*comparison).initItems(static_cast<uint>(changes.size()));
  for (uint i = 0; i < items.size(); ++i) write(changes[i], namesBefore, namesAfter, items[i]);
  return comparison;
}

}  // namespace minuted::queries
