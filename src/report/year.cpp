#include "report/year.h"

#include <algorithm>

#include "base/guard.h"
#include "queries/states.h"

namespace minuted::report {

Result<std::unique_ptr<Year>> Year::gather(const engine::Snapshot& snapshot, Id group, Period period) {
  auto year = std::unique_ptr<Year>(new Year(snapshot, group, period));
  TRY_DONE(year->gatherGroups());
  TRY_DONE(year->gatherChanged());
  TRY(year->accounts_, queries::reconcile(snapshot, year->groups_, year->changed_, period.first.day, period.last.day));
  return year;
}

// Collects the group and all groups below it. Those that ended before the period are included, since they may have left
// open actions.
Result<void> Year::gatherGroups() {
  std::vector<Id> waiting{group_};
  while (!waiting.empty()) {
    auto id = waiting.back();
    waiting.pop_back();
    if (!groupSet_.insert(id).second) continue;  // the groups form a cycle
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

// An event that is only dated to a month, a season or a year may have happened in the period although that time began
// before it, so the search begins a year earlier.
Result<void> Year::gatherChanged() {
  constexpr int32_t year = 366;
  TRY(auto positions, snapshot().factsBetween(period_.first.day - year, period_.last.day));
  for (auto position : positions) {
    TRY(auto stored, snapshot().event(position));
    TRY_DONE(guarded("an event", [&]() -> Result<void> {
      auto event = stored->event();
      if (isInPeriod(readDate(event.hasHappenedOn(), event.getHappenedOn()))) changed_.insert(domain::subjectOf(event));
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

bool Year::isInPeriod(const OptionalDate& date) const {
  return date && queries::isWithin(date, period_.first, period_.last);
}

bool Year::includesGroup(Id group) const { return groupSet_.contains(group); }

Citations citationsOf(const std::vector<queries::TallyEntry>& counted) {
  Citations cites;
  for (const auto& each : counted) cites.push_back(each.event);
  std::ranges::sort(cites);
  auto duplicates = std::ranges::unique(cites);
  cites.erase(duplicates.begin(), duplicates.end());
  return cites;
}

}  // namespace minuted::report
