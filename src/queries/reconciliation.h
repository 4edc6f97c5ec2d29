// The year's actions reconciled, by group and by partner:
// opening + raised + reopened + transferred in = closed + dropped + superseded + transferred out + closing.
//
// An action is in the account of a group while it is live and belongs to it; of a partner, while it is live and the
// partner owns it: as an organisation, through somebody who speaks for it, or as one of the members of a collective. A
// joint action counts for each of its owners, and once in the total. Each event moves it into accounts or out of them,
// and the figures count these moves, so that the sum holds whatever happened, and that of the quarters is the year's.
#pragma once

#include <array>
#include <set>
#include <string_view>
#include <vector>

#include "register/snapshot.h"

namespace minuted::queries {

enum class Tally {
  // In the order of the sum.
  opening,
  raised,
  reopened,
  transferredIn,
  closed,
  dropped,  // or, for a partner, excused
  superseded,
  transferredOut,
  closing,
  // Of those closed: by the day they were due on, later, or without a due date. Done on the day it was claimed, where
  // the owner claimed it before the group closed it.
  onTime,
  late,
  undated,
  // In the period, each time.
  carriedForward,
  extended,
  // Of those in closing, on the last day.
  unanswered,
  overdue,
};
constexpr size_t tallyCount = 16;
std::string_view tallyName(Tally tally);  // 'transferred in'

// An action that counts in a figure, and the event that it does so by: for opening and closing, the one that brought it
// into the account.
struct Counted {
  Id action;
  uint64_t event = 0;
  int32_t day = 0;  // on which that happened
  auto operator<=>(const Counted&) const = default;
};

struct Account {
  Id of;  // a group, or a partner: an organisation, a person who speaks for none, a group asked as such; none: the
          // total
  std::array<std::vector<Counted>, tallyCount> figures;
  std::vector<int32_t> daysToClose;  // of those closed: from being raised to being done

  const std::vector<Counted>& operator[](Tally tally) const { return figures[static_cast<size_t>(tally)]; }
  size_t count(Tally tally) const { return (*this)[tally].size(); }
  bool balances() const;
};

struct Reconciliation {
  Account total;
  std::vector<Account> groups;    // those in `groups` that have any figure, in that order
  std::vector<Account> partners;  // by id
};

// Of the actions of these groups, from the first day to the last. The snapshot is asked for no day later than `last`:
// whatever is joined (rosters, meetings at which actions are due) is as on the snapshot's day.
Result<Reconciliation> reconcile(const engine::Snapshot& snapshot, const std::vector<Id>& groups, int32_t first,
                                 int32_t last);

// The same, where it is known already to which subjects something happened in that time; it may name others too.
Result<Reconciliation> reconcile(const engine::Snapshot& snapshot, const std::vector<Id>& groups,
                                 const std::set<Id>& happened, int32_t first, int32_t last);

}  // namespace minuted::queries
