// Opening and what came, less what went, is closing (queries/reconciliation.h has all of the figures): for the
// life of one action told by hand, and for every random history, group, partner and period.
#include "queries/reconciliation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "world/history.h"
#include "world/oracle.h"
#include "world/property.h"
#include "world/scenario.h"

namespace minuted::world {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

int32_t dayOf(int year, unsigned month, unsigned day) { return dateOf(year, month, day).day; }

std::vector<Id> allGroups(const engine::Snapshot& snapshot) {
  std::vector<Id> groups;
  must(snapshot.scan(projections::kindPrefix(Kind::GROUP), [&](const domain::Subject& subject) {
    groups.push_back(subject.id);
    return true;
  }));
  return groups;
}

// The figures of an account that are not 0: "opening 1, closed 1".
std::string figuresOf(const queries::Account& account) {
  std::string text;
  for (size_t i = 0; i < queries::tallyCount; ++i)
    if (auto count = account.figures[i].size(); count > 0)
      text += std::string(text.empty() ? "" : ", ") + std::string(queries::tallyName(static_cast<queries::Tally>(i))) +
              " " + std::to_string(count);
  return text;
}

std::string figuresOfParty(const std::vector<queries::Account>& accounts, const char* ref) {
  for (const auto& account : accounts)
    if (account.party == idOf(ref)) return figuresOf(account);
  return "";
}

const Lines& twoActions() {
  static const auto lines = harbourAnd({
      "2025-01-16 actionRaised(owners = [(party = O-1), (party = O-2)], group = G-2, due = 2025-06-01) text = \"Plan\"",
      "2025-01-16 actionRaised(owners = [(party = O-1)], group = G-2, due = 2025-02-01) text = \"Report\"",
      "2025-03-01 actionClaimed(action = A-2, party = O-1)",
      "2025-05-15 actionClosed(action = A-2)",
      "2025-05-15 actionCarriedForward(action = A-1)",
      "2025-06-10 actionAssigned(action = A-1, owners = [(party = O-2)])",
      "2025-06-20 actionDropped(action = A-1)",
      "2025-06-25 actionReopened(action = A-1)",
  });
  return lines;
}

queries::Reconciliation between(Scenario& scenario, int32_t first, int32_t last) {
  auto snapshot = scenario.snapshot({.on = Date{last, Precision::DAY}, .asOf = {}});
  return must(queries::reconcile(snapshot, allGroups(snapshot), first, last));
}

TEST(Reconciliation, CountsAJointActionForEachOwnerAndOnceInTheTotal) {
  auto scenario = given(twoActions());
  auto all = between(scenario, dayOf(2025, 1, 1), dayOf(2025, 12, 31));
  EXPECT_EQ(figuresOf(all.total),
            "raised 2, reopened 1, closed 1, dropped 1, closing 1, late 1, carried forward 1, unanswered 1, overdue 1");
  EXPECT_EQ(figuresOfParty(all.partners, "O-1"), "raised 2, closed 1, transferred out 1, late 1, carried forward 1");
  EXPECT_EQ(figuresOfParty(all.partners, "O-2"),
            "raised 1, reopened 1, dropped 1, closing 1, carried forward 1, unanswered 1, overdue 1");
  EXPECT_EQ(figuresOfParty(all.groups, "G-2"), figuresOf(all.total));
}

TEST(Reconciliation, OpensAPeriodWithWhatTheEarlierOneLeft) {
  auto scenario = given(twoActions());
  auto later = between(scenario, dayOf(2025, 6, 1), dayOf(2025, 6, 20));
  EXPECT_EQ(figuresOf(later.total), "opening 1, dropped 1");
  EXPECT_EQ(figuresOfParty(later.partners, "O-1"), "opening 1, transferred out 1");
  EXPECT_EQ(figuresOfParty(later.partners, "O-2"), "opening 1, dropped 1");
}

TEST(Reconciliation, JudgesWhetherItWasInTimeByTheDayOfTheClaim) {
  auto scenario = given(harbourAnd({
      "2025-01-16 actionRaised(owners = [(party = O-1)], group = G-2, due = 2025-03-01) text = \"Report\"",
      "2025-03-01 actionClaimed(action = A-1, party = O-1)",
      "2025-05-15 actionClosed(action = A-1)",
  }));
  auto all = between(scenario, dayOf(2025, 1, 1), dayOf(2025, 12, 31));
  EXPECT_EQ(figuresOf(all.total), "raised 1, closed 1, on time 1");
  EXPECT_THAT(all.total.daysToClose, ElementsAre(44));
}

TEST(Reconciliation, TransfersAnActionThatIsReferredToAnotherGroup) {
  auto scenario = given(harbourAnd({
      "2025-01-16 actionRaised(owners = [(party = O-1)], group = G-2) text = \"Report\"",
      "2025-02-01 actionReferred(action = A-1, group = G-1)",
  }));
  auto snapshot = scenario.snapshot({.on = dateOf(2025, 12, 31), .asOf = {}});
  auto first = dayOf(2025, 1, 1), last = dayOf(2025, 12, 31);
  auto both = must(queries::reconcile(snapshot, {idOf("G-1"), idOf("G-2")}, first, last));
  EXPECT_EQ(figuresOfParty(both.groups, "G-2"), "raised 1, transferred out 1");
  EXPECT_EQ(figuresOfParty(both.groups, "G-1"), "transferred in 1, closing 1, unanswered 1");
  EXPECT_EQ(figuresOf(both.total), "raised 1, closing 1, unanswered 1");
  auto one = must(queries::reconcile(snapshot, {idOf("G-2")}, first, last));
  EXPECT_EQ(figuresOf(one.total), "raised 1, transferred out 1");
}

TEST(Reconciliation, LeavesOutWhoDeclinesUntilTheyTakeItUpAgain) {
  auto scenario = given(harbourAnd({
      "2025-01-16 actionRaised(owners = [(party = O-1), (party = O-2)], group = G-2) text = \"Report\"",
      "2025-02-01 actionDeclined(action = A-1, party = O-1)",
      "2025-03-01 actionAccepted(action = A-1, party = O-1)",
      "2025-03-02 actionDeclined(action = A-1, party = O-2)",
  }));
  auto all = between(scenario, dayOf(2025, 1, 1), dayOf(2025, 12, 31));
  EXPECT_EQ(figuresOfParty(all.partners, "O-1"), "raised 1, taken up again 1, declined 1, closing 1");
  EXPECT_EQ(figuresOfParty(all.partners, "O-2"), "raised 1, declined 1");
  EXPECT_EQ(figuresOf(all.total), "raised 1, closing 1");
}

TEST(Reconciliation, LeavesOutAnExcusedPartnerAndNotTheOthers) {
  auto scenario = given(harbourAnd({
      "2025-01-16 actionRaised(owners = [(party = O-1), (party = O-2)], group = G-2) text = \"Report\"",
      "2025-02-01 actionExcused(action = A-1, party = O-1)",
  }));
  auto all = between(scenario, dayOf(2025, 1, 1), dayOf(2025, 12, 31));
  EXPECT_EQ(figuresOfParty(all.partners, "O-1"), "raised 1, excused 1");
  EXPECT_EQ(figuresOf(all.total).substr(0, 19), "raised 1, closing 1");
}

// The actions of the groups that are live on that day, from a fold of the whole log.
std::set<Id> liveOn(const Oracle& oracle, int32_t day, const std::set<Id>& groups) {
  std::set<Id> live;
  for (const auto& [id, subject] : oracle.subjects({.on = day}))
    if (const auto* action = std::get_if<domain::Action>(&subject.state))
      if (isLive(*action) && groups.contains(action->group)) live.insert(id);
  return live;
}

std::set<Id> actionsOf(const std::vector<queries::TallyEntry>& counted) {
  std::set<Id> ids;
  for (const auto& each : counted) ids.insert(each.action);
  return ids;
}

void requireBalanced(const queries::Reconciliation& all) {
  RC_ASSERT(all.total.balances());
  for (const auto& account : all.groups) RC_ASSERT(account.balances());
  for (const auto& account : all.partners) RC_ASSERT(account.balances());
}

using Counts = std::map<std::pair<Id, size_t>, size_t>;

// Adds the counts of those figures that add up over periods.
void addMoves(Counts& counts, const queries::Reconciliation& all) {
  auto add = [&](const queries::Account& account) {
    for (size_t i = 0; i < queries::tallyCount; ++i) {
      auto figure = static_cast<queries::Tally>(i);
      bool flow = figure != queries::Tally::opening && figure != queries::Tally::closing &&
                  figure != queries::Tally::unanswered && figure != queries::Tally::overdue;
      if (flow && account.count(figure) > 0) counts[{account.party, i}] += account.count(figure);
    }
  };
  add(all.total);
  for (const auto& account : all.groups) add(account);
  for (const auto& account : all.partners) add(account);
}

// The actions that count in a figure, by account.
std::map<Id, std::set<Id>> actionsIn(const queries::Reconciliation& all, queries::Tally tally) {
  std::map<Id, std::set<Id>> ids;
  auto add = [&](const queries::Account& account) {
    if (account.count(tally) > 0) ids[account.party] = actionsOf(account[tally]);
  };
  add(all.total);
  for (const auto& account : all.groups) add(account);
  for (const auto& account : all.partners) add(account);
  return ids;
}

TEST(ReconciliationOfAnyHistory, HoldsForEveryGroupAndPartnerAndTheQuartersAreTheYear) {
  holdsFor(40, [] {
    auto tape = *tapes(120);
    TempRegister reg;
    play(reg, tape);
    Oracle oracle(reg->log().store().readPoint());
    auto snapshot = must(reg->snapshot());
    auto groups = allGroups(snapshot);
    std::set<Id> wanted(groups.begin(), groups.end());
    if (*rc::gen::inRange(0, 3) == 0 && groups.size() > 1) {
      groups.pop_back();
      wanted = std::set<Id>(groups.begin(), groups.end());
    }
    auto first = localDay(reg.clock().now()).day - *rc::gen::inRange(0, 400);
    std::array<int32_t, 5> bounds{first};
    for (size_t i = 1; i < bounds.size(); ++i) bounds[i] = bounds[i - 1] + *rc::gen::inRange(1, 100);
    auto year = must(queries::reconcile(snapshot, groups, bounds.front(), bounds.back() - 1));
    requireBalanced(year);
    RC_ASSERT(actionsOf(year.total[queries::Tally::opening]) == liveOn(oracle, bounds.front() - 1, wanted));
    RC_ASSERT(actionsOf(year.total[queries::Tally::closing]) == liveOn(oracle, bounds.back() - 1, wanted));
    Counts ofYear, ofQuarters;
    addMoves(ofYear, year);
    auto carried = actionsIn(year, queries::Tally::opening);
    for (size_t i = 1; i < bounds.size(); ++i) {
      auto quarter = must(queries::reconcile(snapshot, groups, bounds[i - 1], bounds[i] - 1));
      requireBalanced(quarter);
      RC_ASSERT(actionsIn(quarter, queries::Tally::opening) == carried);
      carried = actionsIn(quarter, queries::Tally::closing);
      addMoves(ofQuarters, quarter);
    }
    RC_ASSERT(actionsIn(year, queries::Tally::closing) == carried);
    RC_ASSERT(ofYear == ofQuarters);
  });
}

// As it was recorded at some time, too: the view of what is unfinished knows only what is so now.
TEST(ReconciliationOfAnyHistory, OpensAndClosesWithWhatTheRegisterSaidThen) {
  holdsFor(40, [] {
    auto tape = *tapes(80);
    TempRegister reg;
    play(reg, tape);
    Oracle oracle(reg->log().store().readPoint());
    auto position = *rc::gen::inRange<uint64_t>(1, oracle.size() + 1);
    auto snapshot = must(reg->snapshot({.on = {}, .asOf = oracle.recordedAt(position)}));
    auto groups = allGroups(snapshot);
    std::set<Id> wanted(groups.begin(), groups.end());
    auto first = snapshot.today().day - *rc::gen::inRange(0, 300), last = first + *rc::gen::inRange(0, 200);
    auto all = must(queries::reconcile(snapshot, groups, first, last));
    requireBalanced(all);
    for (auto [figure, day] :
         {std::pair(queries::Tally::opening, first - 1), std::pair(queries::Tally::closing, last)}) {
      std::set<Id> live;
      for (const auto& [id, subject] : oracle.subjects({.until = snapshot.cut().until, .on = day}))
        if (const auto* action = std::get_if<domain::Action>(&subject.state))
          if (isLive(*action) && wanted.contains(action->group)) live.insert(id);
      RC_ASSERT(actionsOf(all.total[figure]) == live);
    }
  });
}

}  // namespace
}  // namespace minuted::world
