#include "world/oracle.h"

#include <fmt/format.h>

#include <algorithm>

#include "projections/row.h"
#include "world/asked_oracle.h"
#include "world/temp_register.h"

namespace minuted::world {
namespace {

using namespace projections;
using domain::Action;
using domain::Subject;

std::string listText(const std::vector<Id>& ids) {
  std::string text;
  for (auto id : ids) text += (text.empty() ? "" : ", ") + reference(id);
  return "[" + text + "]";
}

// --- Views ---

std::string scanDifference(const engine::Snapshot& snapshot, const Rows& rows, const Bytes& prefix) {
  std::vector<Bytes> expected, actual;
  for (auto row = rows.lower_bound(prefix); row != rows.end() && row->first.starts_with(prefix); ++row)
    expected.push_back(rows.at(subjectKey(projections::idOf(row->first))));
  must(snapshot.scan(prefix, [&](const Subject& subject) {
    actual.push_back(rowOf(subject));
    return true;
  }));
  if (actual == expected) return "";
  auto ids = [](const std::vector<Bytes>& from) {
    std::vector<Id> found;
    for (const auto& row : from) found.push_back(subjectOf(row).id);
    return listText(found);
  };
  return fmt::format("under {}: {} instead of {}", hex(prefix), ids(actual), ids(expected));
}

std::string lookupDifference(const engine::Snapshot& snapshot, const Rows& rows, const Bytes& prefix) {
  std::vector<Id> expected;
  for (auto row = rows.lower_bound(prefix); row != rows.end() && row->first.starts_with(prefix); ++row)
    expected.push_back(projections::idOf(row->first));
  auto actual = must(snapshot.lookup(prefix));
  return actual == expected
             ? ""
             : fmt::format("looked up {}: {} instead of {}", hex(prefix), listText(actual), listText(expected));
}

std::string findDifference(const engine::Snapshot& snapshot, const Subjects& subjects, Id id) {
  auto expected = subjects.find(id);
  auto actual = must(snapshot.find(id));
  if (actual.has_value() != (expected != subjects.end()))
    return reference(id) + (actual ? " should not be there" : " should be there");
  if (!actual || *actual == expected->second) return "";
  return reference(id) + " is in another state";
}

// --- Actions ---

// An answer of nobody in particular, to an action of several owners, is a case of tests of its own.
bool hasAnonymousAnswer(const Action& action) {
  return isJoint(action) && std::ranges::any_of(action.answers, [](const auto& answer) { return !answer.party; });
}

bool wanted(const AskedOracle& oracle, const Action& action, const queries::ActionFilter& filter) {
  auto part = oracle.partOf(action, filter.party);
  bool early = filter.from && (!action.raisedOn || lastDay(*action.raisedOn) < filter.from->day);
  bool tooLate = filter.to && (!action.raisedOn || action.raisedOn->day > lastDay(*filter.to));
  bool status = filter.status ? oracle.partOf(action, {}).status == *filter.status : filter.all || part.isOpen;
  return (!filter.party || part.isAsked) && (!filter.group || action.group == filter.group) && status &&
         (!filter.overdue || part.isOverdue) && (!filter.silent || part.isSilent) && !early && !tooLate;
}

std::string listDifference(const engine::Snapshot& snapshot, const Subjects& subjects,
                           const queries::ActionFilter& filter) {
  AskedOracle oracle(subjects, snapshot.today());
  std::vector<std::string> expected, actual;
  for (const auto& [id, subject] : subjects) {
    const auto* action = std::get_if<Action>(&subject.state);
    if (action != nullptr && !hasAnonymousAnswer(*action) && wanted(oracle, *action, filter))
      expected.push_back(reference(id));
  }
  auto answer = must(queries::listActions(snapshot, filter));
  for (auto item : answer.get().getItems())
    if (!hasAnonymousAnswer(std::get<Action>(subjects.at(*parseReference(item.getRef().cStr())).state)))
      actual.push_back(item.getRef().cStr());
  if (actual == expected) return "";
  return fmt::format("actions of party {}, group {}, all {}, overdue {}, silent {}, status {}: {} instead of {}",
                     reference(filter.party), reference(filter.group), filter.all, filter.overdue, filter.silent,
                     filter.status ? static_cast<int>(*filter.status) : -1, fmt::join(actual, " "),
                     fmt::join(expected, " "));
}

std::vector<queries::ActionFilter> filtersFor(const std::vector<Id>& parties) {
  std::vector<queries::ActionFilter> filters;
  std::vector<queries::ActionFilter> subjects(1);
  for (auto party : parties) {
    subjects.push_back({.party = party});
    if (party.kind() == Kind::GROUP) subjects.push_back({.group = party});
  }
  for (const auto& whose : subjects) {
    auto add = [&](auto change) {
      auto filter = whose;
      change(filter);
      filters.push_back(filter);
    };
    add([](auto&) {});
    add([](auto& filter) { filter.all = true; });
    add([](auto& filter) { filter.overdue = true; });
    add([](auto& filter) { filter.silent = true; });
    add([](auto& filter) { filter.status = schema::ActionStatus::CLOSED; });
    add([](auto& filter) { filter.status = schema::ActionStatus::OPEN; });
    add([](auto& filter) { filter.all = true, filter.from = dateOf(2024, 9, 1), filter.to = dateOf(2025, 3, 1); });
  }
  return filters;
}

}  // namespace

Oracle::Oracle(const log::ReadPoint& at) {
  auto size = must(log::logSize(at));
  for (uint64_t position = 1; position <= size; ++position) events_.push_back(must(engine::readEvent(at, position)));
}

Subjects Oracle::subjects(const engine::Cut& cut) const {
  std::map<Id, std::vector<engine::StoredEvent*>> stories;
  for (const auto& stored : events_)
    if (stored->event().getPosition() <= cut.until) stories[domain::subjectOf(stored->event())].push_back(stored.get());

  Subjects subjects;
  for (auto& [id, story] : stories) {
    // A note of an error takes an event out of the fold, unless a later note takes that note out.
    auto counts = [&](uint64_t position, auto& self) -> bool {
      for (auto* other : story) {
        auto body = other->event().getBody();
        if (body.isEnteredInError() && body.getEnteredInError().getEvent() == position &&
            self(other->event().getPosition(), self))
          return false;
      }
      return true;
    };
    std::vector<engine::StoredEvent*> knowledge, facts;
    uint64_t newest = 0;
    for (auto* stored : story) {
      auto event = stored->event();
      newest = event.getPosition();
      if (event.getBody().isEnteredInError() || !counts(event.getPosition(), counts)) continue;
      if (domain::isKnowledge(event.getBody().which()))
        knowledge.push_back(stored);
      else if (event.getHappenedOn().getDay() <= cut.on)
        facts.push_back(stored);
    }
    std::ranges::stable_sort(facts, {}, [](auto* stored) { return stored->event().getHappenedOn().getDay(); });
    auto subject = domain::blank(id);
    for (auto* stored : knowledge) apply(subject, stored->event(), stored->words());
    for (auto* stored : facts) apply(subject, stored->event(), stored->words());
    subject.newest = newest;
    if (exists(subject)) subjects.emplace(id, std::move(subject));
  }
  return subjects;
}

std::set<domain::EventType> Oracle::types() const {
  std::set<domain::EventType> types;
  for (const auto& stored : events_) types.insert(stored->event().getBody().which());
  return types;
}

std::set<Id> Oracle::everySubject() const {
  std::set<Id> ids;
  for (const auto& stored : events_) ids.insert(domain::subjectOf(stored->event()));
  return ids;
}

Rows rowsOf(const Subjects& subjects) {
  Rows rows;
  for (const auto& [id, subject] : subjects) {
    auto row = rowOf(subject);
    for (auto& key : keysOf(subject)) rows.emplace(key, valueAt(key, row));
  }
  return rows;
}

std::string firstDifference(const engine::Snapshot& snapshot, const Oracle& oracle) {
  auto subjects = oracle.subjects(snapshot.cut());
  auto rows = rowsOf(subjects);
  auto ids = oracle.everySubject();
  std::vector<Id> parties;
  std::string difference;
  auto check = [&](std::string found) {
    if (difference.empty()) difference = std::move(found);
  };
  for (auto id : ids) {
    check(findDifference(snapshot, subjects, id));
    auto kind = id.kind();
    if (kind == Kind::PERSON || kind == Kind::ORGANISATION || kind == Kind::GROUP || kind == Kind::USER)
      parties.push_back(id);
  }
  for (uint32_t kind = 1; kind < kindCount; ++kind)
    check(scanDifference(snapshot, rows, kindPrefix(static_cast<Kind>(kind))));
  for (const auto& view : views()) {
    if (!view.byParty) continue;
    for (auto party : parties) check(scanDifference(snapshot, rows, partyPrefix(view.id, party)));
    if (view.byParty != Kind::ACTION) continue;
    for (auto party : parties) check(scanDifference(snapshot, rows, livePrefix(view.id, party)));
  }
  // Every name that a subject has now, whether it had that name under the cut or not.
  for (const auto& [key, value] : rowsOf(oracle.subjects(engine::Cut())))
    if (static_cast<ViewId>(key.front()) == ViewId::lookups)
      check(lookupDifference(snapshot, rows, key.substr(0, key.size() - 8)));
  for (const auto& [key, value] : rows)
    if (static_cast<ViewId>(key.front()) == ViewId::lookups)
      check(lookupDifference(snapshot, rows, key.substr(0, key.size() - 8)));
  for (const auto& filter : filtersFor(parties)) check(listDifference(snapshot, subjects, filter));
  return difference;
}

Rows storedRows(const log::ReadPoint& at) {
  Rows rows;
  must(at.scan(log::Table::views, Bytes(1, '\1'), {}, [&](BytesView key, BytesView value) {
    rows.emplace(key, value);
    return true;
  }));
  return rows;
}

}  // namespace minuted::world
