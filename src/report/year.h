// The data of a period, not necessarily a year, for a group and all its parts. It is gathered once for all sections of
// a report: what happened in the period, what was unfinished at its end, and the reconciled actions.
#pragma once

#include <memory>
#include <set>
#include <vector>

#include "queries/reconciliation.h"
#include "report/report_context.h"

namespace minuted::report {

struct Period {
  Date first, last;  // days
};

class Year : public ReportContext {
 public:
  // The snapshot must be on the last day of the period.
  static Result<std::unique_ptr<Year>> gather(const engine::Snapshot& snapshot, Id group, Period period);

  Id group() const { return group_; }
  Period period() const { return period_; }
  const std::vector<Id>& groups() const { return groups_; }  // the group and all its parts, each before its own parts
  Id steeringGroup() const { return steeringGroup_; }        // a part of that kind, or else the group itself
  std::vector<Id> subGroups() const;  // without the steering group and groups that ended before the period
  const queries::Reconciliation& accounts() const { return accounts_; }

  // The subjects with an event in the period, by id.
  template <typename State>
  Result<All<State>> changedInPeriod(Kind kind) {
    return statesOf<State>(changed_, kind);
  }

  // The subjects that may have been unfinished at the end of the period, by id.
  template <typename State>
  Result<All<State>> unfinished(Kind kind) {
    TRY(auto ids, snapshot().unfinishedOn(kind, period_.last.day));
    return statesOf<State>(std::set<Id>(ids.begin(), ids.end()), kind);
  }

  bool isInPeriod(const OptionalDate& date) const;  // true if any day of the date is in the period
  bool includesGroup(Id group) const;               // the group itself or one of its parts

 private:
  Year(const engine::Snapshot& snapshot, Id group, Period period)
      : ReportContext(snapshot), group_(group), period_(period) {}
  Result<void> gatherGroups();
  Result<void> gatherChanged();

  template <typename State>
  Result<All<State>> statesOf(const std::set<Id>& ids, Kind kind) {
    All<State> all;
    for (auto id : ids) {
      if (id.kind() != kind) continue;
      TRY(const auto* state, find<State>(id));
      if (state != nullptr) all.emplace_back(id, *state);
    }
    return all;
  }

  Id group_, steeringGroup_;
  Period period_;
  std::vector<Id> groups_;
  std::set<Id> groupSet_, endedBefore_;
  std::set<Id> changed_;
  queries::Reconciliation accounts_;
};

Citations citationsOf(const std::vector<queries::TallyEntry>& counted);

}  // namespace minuted::report
