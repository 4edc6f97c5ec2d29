// Whom to write to: reminders after the days that a group sets, whoever stands above those who stay silent, the chair,
// those who follow an action; each once.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fmt/format.h>

#include "base/enums.h"
#include "queries/queries.h"
#include "queries/reminders.h"
#include "world/scenario.h"

namespace minuted::world {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// What is new to be written on that day: 'asks PE-2: A-1', a line a letter.
Lines lettersOn(Scenario& scenario, const char* day) {
  Lines letters;
  auto asks = must(queries::listAsks(scenario.snapshot({.on = parseDate(day)}), {}));
  for (auto ask : asks.get().getItems()) {
    std::string actions;
    for (auto each : ask.getAsked()) {
      bool isForSake = ask.getPurpose() == schema::MailPurpose::NEWS || each.getWanted() != schema::Wanted::NOTHING;
      if (isForSake && !each.getWritten()) actions += fmt::format(" {}", each.getAction().getRef().cStr());
    }
    if (!actions.empty())
      letters.push_back(fmt::format("{} {}:{}", enumerantName(ask.getPurpose()), ask.getRef().cStr(), actions));
  }
  std::ranges::sort(letters);
  return letters;
}

// Records that on that day a mail was sent of all that is new to be written.
void sendOn(Scenario& scenario, const char* day) {
  auto asks = must(queries::listAsks(scenario.snapshot({.on = parseDate(day)}), {}));
  for (auto ask : asks.get().getItems()) {
    std::string actions, prints;
    bool hasNew = false;
    for (auto each : ask.getAsked()) {
      bool isForSake = ask.getPurpose() == schema::MailPurpose::NEWS || each.getWanted() != schema::Wanted::NOTHING;
      if (!isForSake) continue;
      hasNew = hasNew || !each.getWritten();
      actions += fmt::format("{}{}", actions.empty() ? "" : ", ", each.getAction().getRef().cStr());
      prints += fmt::format("{}{}", prints.empty() ? "" : ", ", each.getFingerprint());
    }
    if (!hasNew) continue;
    scenario.and_(
        {fmt::format("{} mailPrepared(party = {}, actions = [{}], asks = [{}], purpose = {}) text = "
                     "\"a@b.example\"",
                     day, ask.getRef().cStr(), actions, prints, enumerantName(ask.getPurpose()))});
  }
}

Scenario givenAsked(const Lines& more = {}) {
  auto scenario = given(harbourAnd({"2025-01-02 appointmentMade(person = PE-1, organisation = O-1, group = G-2)",
                                    "2025-01-02 appointmentMade(person = PE-2, group = G-2, role = chair)",
                                    "2025-02-01 actionRaised(owners = [(party = PE-1, onBehalfOf = O-1)], group = G-2) "
                                    "text = \"Survey the shelters\""}));
  scenario.and_(more);
  return scenario;
}

TEST(AGroupThatSaysNothing, AsksOnce) {
  auto scenario = givenAsked();
  EXPECT_THAT(lettersOn(scenario, "2025-02-03"), ElementsAre("asks PE-1: A-1"));
  sendOn(scenario, "2025-02-03");
  EXPECT_THAT(lettersOn(scenario, "2025-02-04"), IsEmpty());
  EXPECT_THAT(lettersOn(scenario, "2026-02-04"), IsEmpty());
}

TEST(AGroupThatReminds, AsksTheSameAgainAfterSoManyDays) {
  auto scenario = givenAsked({"2025-01-03 chasingSet(group = G-1, remindEvery = 14)"});  // of the group above
  sendOn(scenario, "2025-02-03");
  EXPECT_THAT(lettersOn(scenario, "2025-02-16"), IsEmpty());
  EXPECT_THAT(lettersOn(scenario, "2025-02-17"), ElementsAre("asks PE-1: A-1"));
  sendOn(scenario, "2025-02-18");
  EXPECT_THAT(lettersOn(scenario, "2025-03-03"), IsEmpty());
  EXPECT_THAT(lettersOn(scenario, "2025-03-04"), ElementsAre("asks PE-1: A-1"));
}

TEST(AGroupThatEscalates, WritesOnceToTheOrganisationOfWhoeverStaysSilent) {
  auto scenario = givenAsked({"2025-01-03 chasingSet(group = G-2, remindEvery = 7, escalateAfter = 2)"});
  sendOn(scenario, "2025-02-03");
  EXPECT_THAT(lettersOn(scenario, "2025-02-10"), ElementsAre("asks PE-1: A-1"));
  sendOn(scenario, "2025-02-10");
  EXPECT_THAT(lettersOn(scenario, "2025-02-11"), ElementsAre("escalation O-1: A-1"));
  sendOn(scenario, "2025-02-11");
  EXPECT_THAT(lettersOn(scenario, "2025-02-12"), IsEmpty());
  EXPECT_THAT(lettersOn(scenario, "2025-02-17"), ElementsAre("asks PE-1: A-1"));
  scenario.and_({"2025-02-13 actionAccepted(action = A-1, party = PE-1)"});
  EXPECT_THAT(lettersOn(scenario, "2025-02-17"), IsEmpty());
}

TEST(TheChair, GetsWhatIsSilentAndOverdueWhereTheGroupSaysSo) {
  auto scenario = givenAsked({"2025-01-03 chasingSet(group = G-2, digest = true)"});
  EXPECT_THAT(lettersOn(scenario, "2025-02-03"), ElementsAre("asks PE-1: A-1", "digest PE-2: A-1"));
  sendOn(scenario, "2025-02-03");
  EXPECT_THAT(lettersOn(scenario, "2025-02-20"), IsEmpty());
}

TEST(WhoeverFollowsAnAction, HearsOfEachChangeOnce) {
  auto scenario = givenAsked({"2025-02-01 actionFollowed(action = A-1, party = PE-2)"});
  sendOn(scenario, "2025-02-03");
  EXPECT_THAT(lettersOn(scenario, "2025-02-04"), IsEmpty());
  scenario.and_({"2025-02-05 actionClosed(action = A-1, meeting = M-1)"});
  EXPECT_THAT(lettersOn(scenario, "2025-02-06"), ElementsAre("news PE-2: A-1"));
  sendOn(scenario, "2025-02-06");
  EXPECT_THAT(lettersOn(scenario, "2025-02-07"), IsEmpty());
}

TEST(Reminders, AreNumberedByTheMailsBefore) {
  queries::WrittenBefore before;
  Date day{100, Precision::DAY};
  auto first = queries::roundOf(before, 7, 10, day);
  EXPECT_EQ(first.times, 0u);
  EXPECT_FALSE(first.isWritten);
  before.days[first.fingerprint] = 95;
  EXPECT_TRUE(queries::roundOf(before, 7, 10, day).isWritten);
  auto second = queries::roundOf(before, 7, 10, {105, Precision::DAY});
  EXPECT_EQ(second.times, 1u);
  EXPECT_FALSE(second.isWritten);
  EXPECT_NE(second.fingerprint, first.fingerprint);
  EXPECT_TRUE(queries::roundOf(before, 7, 0, {1000, Precision::DAY}).isWritten) << "it is never asked again";
}

}  // namespace
}  // namespace minuted::world
