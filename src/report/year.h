// A period of a group and all its parts, gathered once for every section of a report: what happened in it, what was
// under way at its end, the actions reconciled.
#pragma once

#include <memory>
#include <set>
#include <vector>

#include "queries/reconciliation.h"
#include "report/citing.h"

namespace minuted::report {

struct Period {
  Date first, last;  // days
};

class Year : public Citing {
 public:
  // The snapshot is on the period's last day. publicCopy: what is confidential is left out.
  static Result<std::unique_ptr<Year>> gather(const engine::Snapshot& snapshot, Id group, Period period,
                                              bool publicCopy);

  Id group() const { return group_; }
  Period period() const { return period_; }
  const std::vector<Id>& groups() const { return groups_; }  // the group and all its parts, each before its own parts
  Id steeringGroup() const { return steeringGroup_; }        // the part that is one; else the group itself
  std::vector<Id> subGroups() const;                         // but the steering group, and those that had ended before
  const queries::Reconciliation& accounts() const { return accounts_; }

  // Of those to which something happened in the period, by id.
  template <typename State>
  Result<All<State>> happened(Kind kind) {
    return these<State>(happened_, kind);
  }

  // Of those that may have been unfinished at its end.
  template <typename State>
  Result<All<State>> unfinished(Kind kind) {
    TRY(auto ids, snapshot().unfinishedOn(kind, period_.last.day));
    return these<State>(std::set<Id>(ids.begin(), ids.end()), kind);
  }

  bool holds(const OptionalDate& date) const;  // the period, any day of it
  bool isPart(Id group) const;                 // of the group: itself or one of its parts

 private:
  Year(const engine::Snapshot& snapshot, Id group, Period period, bool publicCopy)
      : Citing(snapshot, publicCopy), group_(group), period_(period) {}
  Result<void> gatherGroups();
  Result<void> gatherHappened();

  template <typename State>
  Result<All<State>> these(const std::set<Id>& ids, Kind kind) {
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
  std::set<Id> isPart_, endedBefore_;
  std::set<Id> happened_;
  queries::Reconciliation accounts_;
};

Citations citationsOf(const std::vector<queries::TallyEntry>& counted);

}  // namespace minuted::report
