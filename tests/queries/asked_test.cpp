// 'What is X asked?' has one answer: lists, accounts, counts, mails and the reconciled year give the same, for every
// party, on every day and as of every time.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <set>

#include "queries/queries.h"
#include "queries/reconciliation.h"
#include "world/asked_oracle.h"
#include "world/history.h"
#include "world/property.h"
#include "world/scenario.h"

namespace minuted::world {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using References = std::set<std::string>;

// What each of those who are asked says of one party.
struct Told {
  References listed, listedOverdue, listedSilent;                         // action list --owner
  References accountOpen, accountOverdue, accountSilent, accountClaimed;  // account
  References asked;                                                       // chase: open and not claimed
  References closing, closingOverdue, closingSilent;                      // the year's account of an organisation
  size_t shownOpen = 0, shownOverdue = 0;                                 // org show, person show
  size_t countedOpen = 0, countedOverdue = 0;                             // org list, person list
  bool hasYear = false;  // an organisation: others share theirs with one
};

References refsOf(capnp::List<schema::ActionAnswer>::Reader actions) {
  References refs;
  for (auto action : actions) refs.insert(action.getRef().cStr());
  return refs;
}

References figure(schema::AccountAnswer::Reader account, const std::string& name) {
  References refs;
  for (auto each : account.getFigures())
    if (each.getName().cStr() == name)
      for (auto ref : each.getActions()) refs.insert(ref.cStr());
  return refs;
}

References refsOf(const std::vector<queries::TallyEntry>& entries) {
  References refs;
  for (const auto& each : entries) refs.insert(reference(each.action));
  return refs;
}

std::vector<Id> allOf(const engine::Snapshot& snapshot, std::initializer_list<Kind> kinds) {
  std::vector<Id> ids;
  for (auto kind : kinds)
    must(snapshot.scan(projections::kindPrefix(kind), [&](const domain::Subject& subject) {
      const auto* party = std::get_if<domain::Party>(&subject.state);
      if (party == nullptr || !party->mergedInto) ids.push_back(subject.id);
      return true;
    }));
  return ids;
}

void addYear(const engine::Snapshot& snapshot, Id party, Told& told) {
  std::set<Id> ofActions;  // one may be of no group, or of one that was entered in error since
  must(snapshot.scan(projections::kindPrefix(Kind::ACTION), [&](const domain::Subject& subject) {
    ofActions.insert(std::get<domain::Action>(subject.state).group);
    return true;
  }));
  std::vector<Id> groups(ofActions.begin(), ofActions.end());
  auto day = snapshot.today().day;
  auto year = must(queries::reconcile(snapshot, groups, day - 365, day));
  told.hasYear = party.kind() == Kind::ORGANISATION;
  for (const auto& account : year.partners) {
    if (account.party != party) continue;
    told.closing = refsOf(account[queries::Tally::closing]);
    told.closingOverdue = refsOf(account[queries::Tally::overdue]);
    told.closingSilent = refsOf(account[queries::Tally::unanswered]);
  }
}

Told toldOf(const engine::Snapshot& snapshot, Id party) {
  Told told;
  auto list = [&](queries::ActionFilter filter) {
    filter.party = party;
    return refsOf(must(queries::listActions(snapshot, filter)).get().getItems());
  };
  told.listed = list({});
  told.listedOverdue = list({.overdue = true});
  told.listedSilent = list({.silent = true});
  auto account = must(queries::account(snapshot, party));
  told.accountOpen = figure(account.get(), "open");
  told.accountOverdue = figure(account.get(), "overdue");
  told.accountSilent = figure(account.get(), "silent");
  told.accountClaimed = figure(account.get(), "claimed");
  auto asks = must(queries::listAsks(snapshot, {.group = {}, .owner = party}));
  for (auto addressee : asks.get().getItems())
    for (auto ask : addressee.getAsked()) told.asked.insert(ask.getAction().getRef().cStr());
  auto shown = must(queries::showParty(snapshot, party));
  told.shownOpen = shown.get().getOpenActions();
  told.shownOverdue = shown.get().getOverdue();
  auto listed = must(queries::listParties(snapshot, party.kind()));
  for (auto each : listed.get().getItems())
    if (each.getRef() == reference(party)) {
      told.countedOpen = each.getOpenActions();
      told.countedOverdue = each.getOverdue();
    }
  addYear(snapshot, party, told);
  return told;
}

// Which two do not agree; "" where all do.
std::string disagreement(const Told& told) {
  auto unclaimed = told.accountOpen;
  for (const auto& ref : told.accountClaimed) unclaimed.erase(ref);
  if (told.listed != told.accountOpen) return "list and account: open";
  if (told.listedOverdue != told.accountOverdue) return "list and account: overdue";
  if (told.listedSilent != told.accountSilent) return "list and account: silent";
  if (told.asked != unclaimed) return "account and chase";
  if (told.shownOpen != told.listed.size()) return "show and list: open";
  if (told.shownOverdue != told.listedOverdue.size()) return "show and list: overdue";
  if (told.countedOpen != told.listed.size()) return "list of parties and list: open";
  if (told.countedOverdue != told.listedOverdue.size()) return "list of parties and list: overdue";
  if (!told.hasYear) return "";
  if (told.closing != told.listed) return "year and list: open";
  if (told.closingOverdue != told.listedOverdue) return "year and list: overdue";
  return told.closingSilent != told.listedSilent ? "year and list: silent" : "";
}

// A history whose open actions have answers, owners of all kinds and appointments.
TEST(WhatIsAskedOfAnyParty, IsTheSameWhoeverIsAsked) {
  holdsFor(500, [] {
    auto tape = *tapes(60);
    TempRegister reg;
    play(reg, tape);
    auto today = localDay(reg.clock().now());
    auto size = reg->log().size();
    engine::Times times;
    if (*rc::gen::inRange(0, 2) == 0) times.on = Date{today.day - *rc::gen::inRange(0, 400), Precision::DAY};
    if (*rc::gen::inRange(0, 3) == 0) {
      auto position = *rc::gen::inRange<uint64_t>(1, size + 1);
      times.asOf = Oracle(reg->log().store().readPoint()).recordedAt(position);
    }
    auto snapshot = must(reg->snapshot(times));
    for (auto party : allOf(snapshot, {Kind::ORGANISATION, Kind::PERSON})) {
      auto found = disagreement(toldOf(snapshot, party));
      if (!found.empty()) RC_FAIL(reference(party) + ": " + found);
    }
  });
}

Scenario oneOfEach() {
  return given(harbourAnd({
      "2025-01-16 actionRaised(owners = [(party = O-1)], group = G-2, due = 2025-02-28) text = \"Survey\"",
      "2025-01-16 actionRaised(owners = [(party = O-1), (party = O-2)], group = G-2) text = \"Meet\"",
      "2025-01-16 actionRaised(owners = [(party = PE-1, onBehalfOf = O-1)], group = G-2) text = \"Draft\"",
      "2025-02-01 actionClaimed(action = A-2, party = O-1)",
      "2025-02-01 actionAccepted(action = A-3, party = PE-1)",
  }));
}

// That the comparison can fail: each of the answers is made to differ in turn.
TEST(WhatIsAskedOfAnyParty, IsFoundToDifferWhereOneAnswerDoes) {
  auto scenario = oneOfEach();
  auto snapshot = scenario.snapshot({.on = dateOf(2025, 4, 1), .asOf = {}});
  const auto told = toldOf(snapshot, idOf("O-1"));
  EXPECT_EQ(disagreement(told), "");
  EXPECT_THAT(told.listed, ElementsAre("A-1", "A-2", "A-3"));
  EXPECT_THAT(told.listedOverdue, ElementsAre("A-1"));
  EXPECT_THAT(told.accountClaimed, ElementsAre("A-2"));
  const std::vector<std::function<void(Told&)>> planted{
      [](Told& each) { each.listed.erase("A-3"); },
      [](Told& each) { each.listedOverdue.clear(); },
      [](Told& each) { each.listedSilent.insert("A-2"); },
      [](Told& each) { each.accountOpen.insert("A-9"); },
      [](Told& each) { each.accountOverdue.insert("A-3"); },
      [](Told& each) { each.accountSilent.clear(); },
      [](Told& each) { each.accountClaimed.clear(); },
      [](Told& each) { each.asked.insert("A-2"); },
      [](Told& each) { ++each.shownOpen; },
      [](Told& each) { ++each.shownOverdue; },
      [](Told& each) { --each.countedOpen; },
      [](Told& each) { --each.countedOverdue; },
      [](Told& each) { each.closing.erase("A-2"); },
      [](Told& each) { each.closingOverdue.clear(); },
      [](Told& each) { each.closingSilent.insert("A-3"); },
  };
  for (size_t i = 0; i < planted.size(); ++i) {
    auto differing = told;
    planted[i](differing);
    EXPECT_NE(disagreement(differing), "") << "planted difference " << i;
  }
}

References asked(Scenario& scenario, const char* party, const engine::Times& times = {}) {
  auto snapshot = scenario.snapshot(times);
  auto told = toldOf(snapshot, idOf(party));
  EXPECT_EQ(disagreement(told), "");
  return told.listed;
}

// --- For whom somebody speaks ---

TEST(Mandate, IsThatOfTheAppointmentOfTheDayOfAssignment) {
  auto scenario = given(harbourAnd({
      "2025-01-02 appointmentMade(person = PE-1, organisation = O-1, group = G-2)",
      "2025-03-01 appointmentEnded(appointment = AP-1)",
      "2025-03-01 appointmentMade(person = PE-1, organisation = O-2, group = G-2)",
      "2025-01-16 actionRaised(owners = [(party = PE-1)], group = G-2) text = \"Before\"",
      "2025-03-02 actionRaised(owners = [(party = PE-1)], group = G-2) text = \"After\"",
  }));
  EXPECT_THAT(asked(scenario, "O-1"), ElementsAre("A-1"));
  EXPECT_THAT(asked(scenario, "O-2"), ElementsAre("A-2"));
  EXPECT_THAT(asked(scenario, "PE-1"), ElementsAre("A-1", "A-2"));
}

TEST(Mandate, IsPresumedFromTheLastMeetingAttendedWhereNobodyWasAppointed) {
  auto scenario = given(harbourAnd({
      "2025-01-16 attendanceRecorded(meeting = M-1, person = PE-1, organisation = O-1)",
      "2025-01-16 actionRaised(owners = [(party = PE-1)], group = G-2, meeting = M-1) text = \"Plan\"",
  }));
  EXPECT_THAT(asked(scenario, "O-1"), ElementsAre("A-1"));
  auto action = must(queries::showAction(scenario.snapshot(), idOf("A-1")));
  EXPECT_EQ(action.get().getOwners()[0].getOrganisation(), "Harbour Trust");
  EXPECT_TRUE(action.get().getOwners()[0].getPresumed());
}

TEST(Mandate, IsNotGuessedWhereSomebodySpeaksForTwo) {
  auto scenario = given(harbourAnd({
      "2025-01-02 appointmentMade(person = PE-1, organisation = O-1, group = G-1)",
      "2025-01-02 appointmentMade(person = PE-1, organisation = O-2, group = G-2)",
      "2025-01-16 actionRaised(owners = [(party = PE-1)], group = G-2) text = \"Of the steering group\"",
      "2025-01-02 groupEntered name = \"Another\"",
      "2025-01-16 actionRaised(owners = [(party = PE-1)], group = G-3) text = \"Of another\"",
  }));
  EXPECT_THAT(asked(scenario, "O-2"), ElementsAre("A-1"));
  EXPECT_THAT(asked(scenario, "O-1"), IsEmpty());
}

// --- Several owners ---

using enum schema::AnswerStatus;
using schema::AnswerStatus;

struct JointRow {
  std::vector<AnswerStatus> answers;  // of O-1, O-2, …
  schema::ActionStatus status;
  const char* standing;
};

Lines answered(const std::vector<AnswerStatus>& answers) {
  Lines lines;
  auto add = [&](const char* event, size_t i, const std::string& more = ")") {
    lines.push_back("2025-02-01 " + std::string(event) + "(action = A-1, party = O-" + std::to_string(i + 1) + more);
  };
  for (size_t i = 0; i < answers.size(); ++i) switch (answers[i]) {
      case SILENT: break;
      case ACCEPTED: add("actionAccepted", i); break;
      case DECLINED: add("actionDeclined", i); break;
      case IN_PROGRESS: add("actionProgressed", i); break;
      case CLAIMED: add("actionClaimed", i); break;
      case EXCUSED: add("actionExcused", i); break;
      case COUNTER_PROPOSED: add("actionCounterProposed", i, ") text = \"Half of it\""); break;
      case COUNTER_ANSWERED:
        add("actionCounterProposed", i, ") text = \"Half of it\"");
        add("actionCounterRefused", i);
        break;
      case MORE_TIME_REQUESTED: add("actionExtensionRequested", i, ", due = 2025-12-31)"); break;
    }
  return lines;
}

Scenario joint(size_t owners) {
  auto lines = harbour();
  for (size_t i = 3; i <= owners; ++i)
    lines.push_back("2025-01-02 organisationEntered name = \"Partner " + std::to_string(i) + "\"");
  std::string all;
  for (size_t i = 1; i <= owners; ++i) all += std::string(i > 1 ? ", " : "") + "(party = O-" + std::to_string(i) + ")";
  lines.push_back("2025-01-16 actionRaised(owners = [" + all + "], group = G-2, due = 2025-03-01) text = \"Meet\"");
  return given(lines);
}

void holds(const JointRow& row, const engine::Times& times = {}) {
  auto scenario = joint(row.answers.size());
  scenario.and_(answered(row.answers));
  auto shown = must(queries::showAction(scenario.snapshot(times), idOf("A-1")));
  EXPECT_EQ(shown.get().getStatus(), row.status) << row.standing;
  EXPECT_STREQ(shown.get().getStanding().cStr(), row.standing);
  auto answers = shown.get().getAnswers();
  ASSERT_EQ(answers.size(), row.answers.size());
  for (uint i = 0; i < answers.size(); ++i) {
    EXPECT_EQ(answers[i].getStatus(), row.answers[i]) << row.standing << ", owner " << i + 1;
    bool out = row.answers[i] == DECLINED || row.answers[i] == EXCUSED || row.answers[i] == CLAIMED;
    EXPECT_EQ(answers[i].getOverdue(), !out) << row.standing << ", owner " << i + 1;
  }
  for (size_t i = 1; i <= row.answers.size(); ++i) asked(scenario, ("O-" + std::to_string(i)).c_str(), times);
}

// Every combination for two owners: the row is the answer of the first, the column that of the second.
constexpr std::array all{SILENT,  ACCEPTED,         DECLINED,         IN_PROGRESS,        CLAIMED,
                         EXCUSED, COUNTER_PROPOSED, COUNTER_ANSWERED, MORE_TIME_REQUESTED};
// o open, a accepted, d declined, p in progress, c claimed
constexpr std::array<const char*, all.size()> ofTwo{
    // silent, accepted, declined, in progress, claimed, excused, proposed, answered, more time
    "oaoppoooo",  // silent
    "aaappaaaa",  // accepted
    "oadpcdooo",  // declined
    "ppppppppp",  // in progress
    "ppcpccppp",  // claimed
    "oadpccooo",  // excused
    "oaoppoooo",  // proposed
    "oaoppoooo",  // answered
    "oaoppoooo",  // more time
};

schema::ActionStatus statusOf(char letter) {
  switch (letter) {
    case 'a': return schema::ActionStatus::ACCEPTED;
    case 'd': return schema::ActionStatus::DECLINED;
    case 'p': return schema::ActionStatus::IN_PROGRESS;
    case 'c': return schema::ActionStatus::CLAIMED;
    default: return schema::ActionStatus::OPEN;
  }
}

TEST(JointAnswers, OfTwoOwnersInEveryCombination) {
  for (size_t first = 0; first < all.size(); ++first)
    for (size_t second = 0; second < all.size(); ++second) {
      auto scenario = joint(2);
      scenario.and_(answered({all[first], all[second]}));
      auto expected = statusOf(ofTwo[first][second]);
      auto snapshot = scenario.snapshot();
      EXPECT_EQ(must(queries::showAction(snapshot, idOf("A-1"))).get().getStatus(), expected)
          << first << " and " << second;
      auto before = must(queries::showAction(scenario.snapshot({.on = dateOf(2025, 1, 31), .asOf = {}}), idOf("A-1")));
      EXPECT_EQ(before.get().getStatus(), schema::ActionStatus::OPEN);
    }
}

TEST(JointAnswers, AreToldWithHowManyTheyRestOn) {
  const std::vector<JointRow> rows{
      {{SILENT, SILENT}, schema::ActionStatus::OPEN, "open"},
      {{ACCEPTED, SILENT}, schema::ActionStatus::ACCEPTED, "accepted by 1 of 2"},
      {{ACCEPTED, ACCEPTED}, schema::ActionStatus::ACCEPTED, "accepted"},
      {{ACCEPTED, DECLINED}, schema::ActionStatus::ACCEPTED, "accepted by 1 of 2, 1 declined"},
      {{SILENT, DECLINED}, schema::ActionStatus::OPEN, "open, 1 declined"},
      {{DECLINED, DECLINED}, schema::ActionStatus::DECLINED, "declined"},
      {{CLAIMED, DECLINED}, schema::ActionStatus::CLAIMED, "claimed, 1 declined"},
      {{CLAIMED, SILENT}, schema::ActionStatus::IN_PROGRESS, "in progress, claimed by 1 of 2"},
      {{SILENT, COUNTER_PROPOSED}, schema::ActionStatus::OPEN, "open, 1 counter-proposed"},
      {{CLAIMED, EXCUSED}, schema::ActionStatus::CLAIMED, "claimed, 1 excused"},
      {{CLAIMED, CLAIMED, CLAIMED, CLAIMED, CLAIMED}, schema::ActionStatus::CLAIMED, "claimed"},
      {{CLAIMED, CLAIMED, CLAIMED, DECLINED, EXCUSED}, schema::ActionStatus::CLAIMED, "claimed, 1 declined, 1 excused"},
      {{CLAIMED, ACCEPTED, SILENT, DECLINED, EXCUSED},
       schema::ActionStatus::IN_PROGRESS,
       "in progress, claimed by 1 of 5, 1 declined, 1 excused"},
      {{ACCEPTED, ACCEPTED, SILENT, SILENT, DECLINED},
       schema::ActionStatus::ACCEPTED,
       "accepted by 2 of 5, 1 declined"},
      {{DECLINED, DECLINED, DECLINED, DECLINED, EXCUSED}, schema::ActionStatus::DECLINED, "declined, 1 excused"},
      {{DECLINED, DECLINED, DECLINED, DECLINED, SILENT}, schema::ActionStatus::OPEN, "open, 4 declined"},
      {{MORE_TIME_REQUESTED, SILENT, SILENT, SILENT, SILENT}, schema::ActionStatus::OPEN, "open"},
  };
  for (const auto& row : rows) holds(row, {.on = dateOf(2025, 6, 1), .asOf = {}});
}

TEST(JointAnswers, AreNotGuessed) {
  auto scenario = joint(2);
  scenario.when("2025-02-01 actionAccepted(action = A-1)")
      .refused("A-1: It is asked of O-1 and O-2: say whose answer it is, with --party.");
  scenario.and_(
      {"2025-02-01 actionAccepted(action = A-1, party = O-1)", "2025-02-02 actionAccepted(action = A-1, party = O-2)"});
  scenario.when("2025-02-03 actionAccepted(action = A-1, party = O-1)").refused("A-1: It is accepted already.");
}

TEST(JointAnswers, LeaveADeclinerOutAndTakeThemInAgain) {
  auto scenario = joint(2);
  scenario.and_({"2025-02-01 actionDeclined(action = A-1, party = O-1)"});
  EXPECT_THAT(asked(scenario, "O-1"), IsEmpty());
  EXPECT_THAT(asked(scenario, "O-2"), ElementsAre("A-1"));
  scenario.and_({"2025-02-10 actionAccepted(action = A-1, party = O-1)"});
  EXPECT_THAT(asked(scenario, "O-1"), ElementsAre("A-1"));
  EXPECT_THAT(asked(scenario, "O-1", {.on = dateOf(2025, 2, 5), .asOf = {}}), IsEmpty());
}

// --- Counter-proposals ---

TEST(CounterProposals, AreAnswersUntilTheGroupTakesThemUp) {
  auto scenario = joint(2);
  scenario.and_(
      {"2025-02-01 actionCounterProposed(action = A-1, party = O-1, due = 2025-06-30) text = \"Half of it\""});
  auto shown = must(queries::showAction(scenario.snapshot(), idOf("A-1")));
  EXPECT_EQ(shown.get().getCounter(), "Half of it");
  EXPECT_EQ(shown.get().getCounterBy(), "Harbour Trust");
  EXPECT_EQ(shown.get().getCounterDue(), "2025-06-30");
  EXPECT_FALSE(shown.get().getSilent()) << "only the other owner is";
  scenario.and_({"2025-02-10 actionCounterAccepted(action = A-1, meeting = M-1)"});
  auto after = must(queries::showAction(scenario.snapshot(), idOf("A-1")));
  EXPECT_EQ(after.get().getText(), "Half of it");
  EXPECT_EQ(after.get().getDue(), "2025-06-30");
  EXPECT_EQ(after.get().getExtensions(), 1);
  EXPECT_EQ(after.get().getCounter(), "");
  EXPECT_STREQ(after.get().getStanding().cStr(), "accepted by 1 of 2");
}

TEST(CounterProposals, AreRefusedByTheGroupWithoutMakingTheOwnerSilent) {
  auto scenario = joint(2);
  scenario.and_({"2025-02-01 actionCounterProposed(action = A-1, party = O-1) text = \"Half of it\"",
                 "2025-02-10 actionCounterRefused(action = A-1) note = \"All of it\""});
  auto shown = must(queries::showAction(scenario.snapshot(), idOf("A-1")));
  EXPECT_EQ(shown.get().getText(), "Meet");
  EXPECT_EQ(shown.get().getAnswers()[0].getStatus(), COUNTER_ANSWERED);
  scenario.when("2025-02-11 actionCounterRefused(action = A-1)")
      .refused("A-1: Nobody has proposed anything that is to be answered.");
}

}  // namespace
}  // namespace minuted::world
