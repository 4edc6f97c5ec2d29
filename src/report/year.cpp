#include "report/year.h"

#include <algorithm>

#include "base/guard.h"
#include "queries/states.h"

namespace minuted::report {

Result<std::unique_ptr<Year>> Year::gather(const engine::Snapshot& snapshot, Id group, Period period, bool publicCopy) {
  auto year = std::unique_ptr<Year>(new Year(snapshot, group, period, publicCopy));
  TRY_DONE(year->gatherGroups());
  TRY_DONE(year->gatherHappened());
  TRY(year->accounts_, queries::reconcile(snapshot, year->groups_, year->happened_, period.first.day, period.last.day));
  return year;
}

// The tree below the group. Groups that ended before the period may have left actions open.
Result<void> Year::gatherGroups() {
  std::vector<Id> waiting{group_};
  while (!waiting.empty()) {
    auto id = waiting.back();
    waiting.pop_back();
    if (!isPart_.insert(id).second) continue;  // a group that came to be part of itself
    groups_.push_back(id);
    auto prefix = projections::partyPrefix(projections::ViewId::subGroups, id);
    TRY(auto parts, queries::collect<domain::Group>(snapshot(), prefix,
                                                    [&](const domain::Group& part) { return part.parent == id; }));
    std::ranges::sort(parts, std::greater(), [](const auto& part) { return part.first; });
    for (const auto& [part, state] : parts) {
      waiting.push_back(part);
      if (state.ended && lastDay(*state.ended) < period_.first.day) endedBefore_.insert(part);
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
  TRY(auto positions, snapshot().factsBetween(period_.first.day - year, period_.last.day));
  for (auto position : positions) {
    TRY(auto stored, engine::readEvent(snapshot().at(), position));
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
    if (id != group_ && id != steeringGroup_ && !endedBefore_.contains(id)) parts.push_back(id);
  return parts;
}

bool Year::holds(const OptionalDate& date) const {
  return date && queries::isWithin(date, period_.first, period_.last);
}

bool Year::isPart(Id group) const { return isPart_.contains(group); }

Citations citationsOf(const std::vector<queries::TallyEntry>& counted) {
  Citations cites;
  for (const auto& each : counted) cites.push_back(each.event);
  std::ranges::sort(cites);
  auto again = std::ranges::unique(cites);
  cites.erase(again.begin(), again.end());
  return cites;
}

}  // namespace minuted::report
