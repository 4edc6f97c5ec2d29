#include "queries/compare.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/guard.h"
#include "queries/field_changes.h"
#include "queries/query_tools.h"
#include "register/index_keys.h"

namespace minuted::queries {
namespace {

using Found = std::optional<domain::Subject>;
using Groups = std::set<Id>;

// --- Which subjects to look at ---

// The one that reads further, under its cut. The log only grows, so it has all that the other has.
const engine::Snapshot& longer(const engine::Snapshot& before, const engine::Snapshot& after) {
  return before.size() > after.size() ? before : after;
}

// Facts of the days that lie within one cut and beyond the other.
Result<std::set<uint64_t>> factsBetween(const engine::Snapshot& before, const engine::Snapshot& after) {
  std::set<uint64_t> positions;
  auto first = std::min(before.cut().on, after.cut().on), last = std::max(before.cut().on, after.cut().on);
  if (first == last) return positions;
  const auto& snapshot = longer(before, after);
  auto until =
      last == engine::Cut().on ? projections::afterPrefix(engine::happenedPrefix()) : engine::happenedKey(last + 1, 0);
  TRY_DONE(
      snapshot.at().scan(log::Table::index, engine::happenedKey(first + 1, 0), until, [&](BytesView key, BytesView) {
        if (engine::lastNumber(key) <= snapshot.size()) positions.insert(engine::lastNumber(key));
        return true;
      }));
  return positions;
}

// Subjects of such facts, and of everything recorded between the two: an event entered in error is one of its
// subject's, as is the note that says so. All others have the same story under both cuts.
Result<std::set<Id>> candidates(const engine::Snapshot& before, const engine::Snapshot& after) {
  TRY(auto positions, factsBetween(before, after));
  const auto& snapshot = longer(before, after);
  for (auto position = std::min(before.size(), after.size()) + 1; position <= snapshot.size(); ++position)
    positions.insert(position);
  std::set<Id> subjects;
  for (auto position : positions) {
    TRY(auto stored, engine::readEvent(snapshot.at(), position));
    TRY(auto subject,
        guarded(fmt::format("event {}", position), [&]() -> Result<Id> { return domain::subjectOf(stored->event()); }));
    subjects.insert(subject);
  }
  return subjects;
}

// --- Which of them belong to a group ---

Result<void> addParts(const engine::Snapshot& snapshot, Id group, Groups& groups) {
  groups.insert(group);
  TRY(auto parts, collect<domain::Group>(snapshot, projections::partyPrefix(projections::ViewId::subGroups, group),
                                         [](const auto&) { return true; }));
  for (const auto& [id, part] : parts)
    if (!groups.contains(id)) TRY_DONE(addParts(snapshot, id, groups));
  return {};
}

bool belongs(const Found& subject, const Groups& groups) {
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

// --- Which events made the difference ---

struct Reach {
  std::set<uint64_t> seen, counts;      // within the cut; and not entered in error
  std::map<uint64_t, uint64_t> errors;  // what each note of an error names
};

Result<Reach> reachOf(const engine::Snapshot& snapshot, Id subject) {
  TRY(auto story, engine::readStory(snapshot.at(), subject, snapshot.size()));
  return guarded("the story of " + reference(subject), [&]() -> Result<Reach> {
    Reach reach;
    auto gone = engine::takenAway(story);
    for (const auto& stored : story) {
      auto event = stored->event();
      if (domain::placeOf(event).day > snapshot.cut().on) continue;
      reach.seen.insert(event.getPosition());
      if (!gone.contains(event.getPosition())) reach.counts.insert(event.getPosition());
      auto body = event.getBody();
      if (body.isEnteredInError()) reach.errors[event.getPosition()] = body.getEnteredInError().getEvent();
    }
    return reach;
  });
}

// Those that one cut lets through and the other does not, without what came to nothing in between. Where an event no
// longer counts, it is the note of the error that made the difference.
Result<std::vector<uint64_t>> eventsBehind(const engine::Snapshot& before, const engine::Snapshot& after, Id subject) {
  TRY(auto was, reachOf(before, subject));
  TRY(auto is, reachOf(after, subject));
  auto counts = [&](uint64_t position) { return was.counts.contains(position) || is.counts.contains(position); };
  std::vector<uint64_t> between, behind;
  std::ranges::set_symmetric_difference(was.seen, is.seen, std::back_inserter(between));
  auto errors = was.errors;
  errors.insert(is.errors.begin(), is.errors.end());
  std::ranges::copy_if(between, std::back_inserter(behind), [&](uint64_t position) {
    auto error = errors.find(position);
    return counts(position) && (error == errors.end() || counts(error->second));
  });
  return behind;
}

// --- The answer ---

struct Changed {
  Id id;
  Found before, after;
  std::vector<uint64_t> events;

  schema::Change change() const {
    if (!before) return schema::Change::NEW;
    return after ? schema::Change::CHANGED : schema::Change::GONE;
  }
};

// What people look for first comes first.
size_t rank(Id id) {
  constexpr std::array order{Kind::ACTION,      Kind::DECISION, Kind::MEETING,      Kind::TOPIC,       Kind::PRIORITY,
                             Kind::PROGRAMME,   Kind::MEASURE,  Kind::FUNDING,      Kind::ACHIEVEMENT, Kind::GROUP,
                             Kind::APPOINTMENT, Kind::PERSON,   Kind::ORGANISATION, Kind::MAIL,        Kind::DOCUMENT,
                             Kind::READING,     Kind::REPORT,   Kind::USER,         Kind::REGISTER};
  return static_cast<size_t>(std::ranges::find(order, id.kind()) - order.begin());
}

Result<std::vector<Changed>> changes(const engine::Snapshot& before, const engine::Snapshot& after, Id group) {
  Groups groups;
  if (group)
    for (const auto* snapshot : {&before, &after}) TRY_DONE(addParts(*snapshot, group, groups));
  TRY(auto subjects, candidates(before, after));
  std::vector<Changed> changes;
  for (auto id : subjects) {
    TRY(auto was, before.find(id));
    TRY(auto is, after.find(id));
    if (!was && !is) continue;
    if (was && is && was->state == is->state) continue;
    if (group && !belongs(was, groups) && !belongs(is, groups)) continue;
    TRY(auto events, eventsBehind(before, after, id));
    changes.push_back({id, std::move(was), std::move(is), std::move(events)});
  }
  std::ranges::sort(changes, {}, [](const Changed& each) { return std::pair(rank(each.id), each.id); });
  return changes;
}

void write(const Changed& changed, Names& namesBefore, Names& namesAfter, schema::ChangedSubject::Builder to) {
  to.setRef(reference(changed.id));
  to.setKind(std::string(kindName(changed.id.kind())));
  to.setName(changed.after ? calledBy(*changed.after, namesAfter) : calledBy(*changed.before, namesBefore));
  to.setChange(changed.change());
  auto state = [](const Found& subject) { return subject ? &subject->state : nullptr; };
  auto differing = fieldChanges(state(changed.before), state(changed.after), namesBefore, namesAfter);
  auto fields = to.initFields(static_cast<uint>(differing.size()));
  for (uint i = 0; i < fields.size(); ++i) {
    fields[i].setName(differing[i].name);
    setText(differing[i].before, [&](const auto& text) { fields[i].setBefore(text); });
    setText(differing[i].after, [&](const auto& text) { fields[i].setAfter(text); });
    fields[i].setParts(differing[i].parts);
  }
  auto events = to.initEvents(static_cast<uint>(changed.events.size()));
  for (uint i = 0; i < events.size(); ++i) events.set(i, static_cast<uint32_t>(changed.events[i]));
}

}  // namespace

Result<Answer<schema::Comparison>> compare(const engine::Snapshot& before, const engine::Snapshot& after, Id group) {
  TRY(auto found, changes(before, after, group));
  Names namesBefore(before), namesAfter(after);
  Answer<schema::Comparison> comparison;
  if (group) {
    (*comparison).setGroup(namesAfter.of(group));
    (*comparison).setGroupRef(reference(group));
  }
  auto items = (*comparison).initItems(static_cast<uint>(found.size()));
  for (uint i = 0; i < items.size(); ++i) write(found[i], namesBefore, namesAfter, items[i]);
  return comparison;
}

}  // namespace minuted::queries
