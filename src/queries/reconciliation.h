// The year's actions reconciled, by group and by partner:
// opening + raised + reopened + taken up again + transferred in
//   = closed + dropped + declined + excused + superseded + transferred out + closing.
//
// An action is in the account of a group while it is open and belongs to it; of a partner, while it is open of the
// partner (queries/standing.h): so who declines it or is excused leaves it, and may take it up again. A joint action
// counts for each of its owners, and once in the total. Each event moves it into accounts or out of them,
// and the figures count these moves, so that the sum holds whatever happened, and that of the quarters is the year's.
//
// Functions of a snapshot that keep nothing, for any thread. Errors: those of the snapshot. Days are days since 1970.
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
  takenUp,  // by a partner that had declined it or was excused
  transferredIn,
  closed,
  dropped,
  declined,  // by the partner
  excused,   // of the partner, by the group
  superseded,
  transferredOut,
  closing,
  // Of those in closed: done by the day they were due on, later, or without a due date. An action is done on the day it
  // was claimed, where the owner claimed it before the group closed it; else on the day it was closed.
  onTime,
  late,
  undated,
  // Each time that it happened in the period, to an action in the account.
  carriedForward,
  extended,
  // Of those in closing, as they stand on the last day.
  unanswered,
  overdue,
};
constexpr size_t tallyCount = 19;
std::string_view tallyName(Tally tally);  // 'transferred in'

// An action that counts in a figure, and the event that it does so by: for opening and closing, the one that brought it
// into the account.
struct TallyEntry {
  Id action;
  uint64_t event = 0;
  int32_t day = 0;  // on which that event happened
  auto operator<=>(const TallyEntry&) const = default;
};

struct Account {
  // A group, or a partner: an organisation, a person who speaks for none, or a group asked as such. None: the total.
  Id party;
  std::array<std::vector<TallyEntry>, tallyCount> figures;
  std::vector<int32_t> daysToClose;  // of those in closed: days from being raised to being done

  const std::vector<TallyEntry>& operator[](Tally tally) const { return figures[static_cast<size_t>(tally)]; }
  size_t count(Tally tally) const { return (*this)[tally].size(); }
  bool balances() const;
};

struct Reconciliation {
  Account total;
  std::vector<Account> groups;    // those in `groups` that have any figure, in that order
  std::vector<Account> partners;  // by id
};

// Reconciles the actions of these groups from the first day to the last, which belongs to the period. Of what happened
// after `last` nothing counts, but what is joined to actions (rosters, meetings at which they are due) is as on the
// snapshot's day.
Result<Reconciliation> reconcile(const engine::Snapshot& snapshot, const std::vector<Id>& groups, int32_t first,
                                 int32_t last);

// The same, for a caller who knows already to which subjects something happened in that time; `happened` may have
// others too.
Result<Reconciliation> reconcile(const engine::Snapshot& snapshot, const std::vector<Id>& groups,
                                 const std::set<Id>& happened, int32_t first, int32_t last);

}  // namespace minuted::queries
