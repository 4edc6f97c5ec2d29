#include "report/year.h"

#include <algorithm>
#include <iterator>

#include "base/guard.h"
#include "register/answering.h"

namespace minuted::report {

Result<std::unique_ptr<Year>> Year::gather(const Snapshot& snapshot, Id group, Period period, bool publicCopy) {
  auto year = std::unique_ptr<Year>(new Year(snapshot, group, period, publicCopy));
  TRY_DONE(year->gatherGroups());
  TRY_DONE(year->gatherHappened());
  TRY(year->accounts_, reconcile(snapshot, year->groups_, year->happened_, period.first.day, period.last.day));
  return year;
}

// The tree below the group, of groups that had not ended before the period.
Result<void> Year::gatherGroups() {
  std::vector<Id> waiting{group_};
  while (!waiting.empty()) {
    auto id = waiting.back();
    waiting.pop_back();
    if (!isPart_.insert(id).second) continue;  // a group that came to be part of itself
    groups_.push_back(id);
    auto prefix = projections::partyPrefix(projections::ViewId::subGroups, id);
    TRY(auto parts, collect<domain::Group>(snapshot_, prefix, [&](const domain::Group& part) {
          return part.parent == id && (!part.ended || lastDay(*part.ended) >= period_.first.day);
        }));
    std::ranges::sort(parts, std::greater(), [](const auto& part) { return part.first; });
    for (const auto& [part, state] : parts) {
      waiting.push_back(part);
      if (state.kind == schema::GroupKind::STEERING_GROUP && state.parent == group_ && !steeringGroup_)
        steeringGroup_ = part;
    }
  }
  if (!steeringGroup_) steeringGroup_ = group_;
  return {};
}

// What happened in a month, a season or a year that began before the period may have happened in it.
Result<void> Year::gatherHappened() {
  constexpr int32_t year = 366;
  TRY(auto positions, snapshot_.happenedBetween(period_.first.day - year, period_.last.day));
  for (auto position : positions) {
    TRY(auto stored, readEvent(snapshot_.at(), position));
    TRY_DONE(guarded("an event", [&]() -> Result<void> {
      auto event = stored->event();
      if (holds(readDate(event.hasHappenedOn(), event.getHappenedOn()))) happened_.insert(domain::subjectOf(event));
      return {};
    }));
  }
  return {};
}

std::vector<Id> Year::subGroups() const {
  std::vector<Id> parts;
  for (auto id : groups_)
    if (id != group_ && id != steeringGroup_) parts.push_back(id);
  return parts;
}

bool Year::holds(const OptionalDate& date) const { return date && between(date, period_.first, period_.last); }

bool Year::isPart(Id group) const { return isPart_.contains(group); }

Result<const Story*> Year::story(Id subject) {
  auto known = stories_.find(subject);
  if (known == stories_.end()) {
    TRY(auto read, readStory(snapshot_.at(), subject, snapshot_.cut().until));
    known = stories_.emplace(subject, std::move(read)).first;
  }
  return &known->second;
}

Result<const std::optional<domain::Subject>*> Year::subjectOf(Id id) {
  auto known = subjects_.find(id);
  if (known == subjects_.end()) {
    TRY(auto found, snapshot_.find(id));
    known = subjects_.emplace(id, std::move(found)).first;
  }
  return &known->second;
}

Result<Citations> Year::cite(Id subject, const Wanted& wanted) {
  Citations cites;
  TRY(const auto* events, story(subject));
  return guarded("the story of " + reference(subject), [&]() -> Result<Citations> {
    auto gone = takenAway(*events);
    for (const auto& stored : *events) {
      auto event = stored->event();
      auto place = domain::placeOf(event);
      if (place.day <= period_.last.day && !gone.contains(place.position) && wanted(event))
        cites.push_back(place.position);
    }
    return cites;
  });
}

Result<Citations> Year::cite(Id subject, std::initializer_list<domain::EventType> types) {
  return cite(subject,
              [&](domain::Event event) { return std::ranges::find(types, event.getBody().which()) != types.end(); });
}

// By the day on which it happened, and of one day by position.
Result<Citations> Year::citeNewest(Id subject, const Wanted& wanted) {
  std::optional<domain::Place> newest;
  TRY_DONE(cite(subject, [&](domain::Event event) {
    if (wanted(event)) newest = std::max(newest, std::optional(domain::placeOf(event)));
    return false;
  }));
  return newest ? Citations{newest->position} : Citations();
}

Result<bool> Year::isLeftOut(Id subject) {
  if (!publicCopy_) return false;
  if (subject.kind() == Kind::ACTION) {
    TRY(auto action, find<domain::Action>(subject));
    return action && action->confidential;
  }
  if (subject.kind() != Kind::DECISION) return false;
  TRY(auto decision, find<domain::Decision>(subject));
  return decision && decision->confidential;
}

Citations both(Citations a, const Citations& b) {
  if (a.empty() || b.empty() || a.back() < b.front()) {  // as a rule what comes later was recorded later
    a.insert(a.end(), b.begin(), b.end());
    return a;
  }
  Citations together;
  together.reserve(a.size() + b.size());
  std::ranges::set_union(a, b, std::back_inserter(together));
  return together;
}

Citations citationsOf(const std::vector<Counted>& counted) {
  Citations cites;
  for (const auto& each : counted) cites.push_back(each.event);
  std::ranges::sort(cites);
  auto again = std::ranges::unique(cites);
  cites.erase(again.begin(), again.end());
  return cites;
}

}  // namespace minuted::report
