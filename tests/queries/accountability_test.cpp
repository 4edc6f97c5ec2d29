// What queries join to the states of actions and decisions: the meeting that an action is due at, who speaks for whom,
// what each of many owners has answered, who was present.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "queries/queries.h"
#include "world/scenario.h"

namespace minuted::world {
namespace {

using testing::ElementsAre;

Lines figure(const queries::Answer<schema::AccountAnswer>& account, const char* name) {
  Lines refs;
  for (auto each : account.get().getFigures())
    if (each.getName() == name)
      for (auto ref : each.getActions()) refs.push_back(ref.cStr());
  return refs;
}

auto shown(Scenario& scenario, const char* ref, const engine::Times& times = {}) {
  return must(queries::showAction(scenario.snapshot(times), idOf(ref)));
}

engine::Times on(int year, unsigned month, unsigned day) { return {.on = dateOf(year, month, day), .asOf = {}}; }

const Lines& dueAtNext() {
  static const auto lines = harbourAnd(
      {"2025-01-16 actionRaised(owners = [(party = PE-1)], group = G-2, meeting = M-1, dueAtNext = G-2) text = "
       "\"Draft the plan\""});
  return lines;
}

TEST(Due, MovesWithTheNextMeetingWithoutAnExtension) {
  auto scenario = given(dueAtNext());
  EXPECT_STREQ(shown(scenario, "A-1").get().getDue().cStr(), "2025-05-15");
  EXPECT_STREQ(shown(scenario, "A-1").get().getDueAt().cStr(), "M-2");
  scenario.and_({"2025-03-01 meetingMoved(meeting = M-2, date = 2025-05-29)"});
  auto moved = shown(scenario, "A-1");
  EXPECT_STREQ(moved.get().getDue().cStr(), "2025-05-29");
  EXPECT_STREQ(moved.get().getFirstDue().cStr(), "2025-05-15");
  EXPECT_TRUE(moved.get().getDueMoved());
  EXPECT_EQ(moved.get().getExtensions(), 0);
  EXPECT_STREQ(shown(scenario, "A-1", on(2025, 2, 1)).get().getDue().cStr(), "2025-05-15");
}

TEST(Due, HasTheMoveOfItsMeetingInTheStoryOfTheAction) {
  auto scenario = given(dueAtNext());
  scenario.and_({"2025-03-01 meetingMoved(meeting = M-2, date = 2025-05-29)"});
  Lines told;
  auto story = must(queries::history(scenario.snapshot(), idOf("A-1")));
  for (auto event : story.get().getItems()) told.push_back(event.getWhat().cStr());
  EXPECT_THAT(told, ElementsAre("actionRaised", "meetingMoved"));
  auto before = must(queries::history(scenario.snapshot(on(2025, 2, 1)), idOf("A-1")));
  EXPECT_EQ(before.get().getItems().size(), 1);
}

TEST(Due, PassesFromACancelledMeetingToTheNext) {
  auto scenario = given(dueAtNext());
  scenario.and_(
      {"2025-03-01 meetingScheduled(group = G-2, date = 2025-06-12)", "2025-04-01 meetingCancelled(meeting = M-2)"});
  EXPECT_STREQ(shown(scenario, "A-1").get().getDueAt().cStr(), "M-3");
  EXPECT_STREQ(shown(scenario, "A-1", on(2025, 3, 15)).get().getDueAt().cStr(), "M-2");
}

TEST(Minutes, AreProvisionalUntilALaterMeetingAgreesThem) {
  auto scenario = given(dueAtNext());
  EXPECT_TRUE(shown(scenario, "A-1").get().getProvisional());
  scenario.and_({"2025-05-15 meetingHeld(meeting = M-2)", "2025-05-15 minutesAgreed(meeting = M-1, at = M-2)"});
  EXPECT_FALSE(shown(scenario, "A-1").get().getProvisional());
  EXPECT_TRUE(shown(scenario, "A-1", on(2025, 5, 14)).get().getProvisional());
}

TEST(Handover, LeavesAnActionThatNeedsANameWhereAnAppointmentEnds) {
  auto scenario = given(harbourAnd(
      {"2025-01-02 appointmentMade(person = PE-1, organisation = O-1, group = G-2)",
       "2025-01-16 actionRaised(owners = [(party = PE-1, onBehalfOf = O-1)], group = G-2) text = \"Draft the plan\"",
       "2025-03-01 appointmentEnded(appointment = AP-1)"}));
  EXPECT_TRUE(shown(scenario, "A-1").get().getNeedsName());
  EXPECT_FALSE(shown(scenario, "A-1", on(2025, 2, 1)).get().getNeedsName());
}

// Twenty organisations are asked at once.
Lines collective() {
  auto lines = harbour();
  for (int i = 3; i <= 20; ++i)
    lines.push_back("2025-01-02 organisationEntered name = \"Partner " + std::to_string(i) + "\"");
  for (int i = 1; i <= 20; ++i)
    lines.push_back("2025-01-02 appointmentMade(organisation = O-" + std::to_string(i) + ", group = G-1)");
  lines.push_back(
      "2025-01-16 actionRaised(owners = [(party = G-1, collective = true)], group = G-1) text = \"Name a contact\"");
  return lines;
}

size_t countAnswers(const queries::Answer<schema::ActionAnswer>& action, schema::AnswerStatus status) {
  size_t count = 0;
  for (auto answer : action.get().getAnswers()) count += answer.getStatus() == status ? 1 : 0;
  return count;
}

TEST(Collective, HasAnAnswerOfEachOfTwentyMembers) {
  auto scenario = given(collective());
  for (int i = 1; i <= 19; ++i)
    scenario.and_({"2025-02-" + std::string(i < 10 ? "0" : "") + std::to_string(i) +
                   " actionClaimed(action = A-1, party = O-" + std::to_string(i) + ")"});
  auto now = shown(scenario, "A-1"), then = shown(scenario, "A-1", on(2025, 2, 5));
  EXPECT_EQ(now.get().getAnswers().size(), 20u);
  EXPECT_EQ(countAnswers(now, schema::AnswerStatus::CLAIMED), 19u);
  EXPECT_EQ(countAnswers(now, schema::AnswerStatus::SILENT), 1u);
  EXPECT_EQ(now.get().getStatus(), schema::ActionStatus::IN_PROGRESS);
  EXPECT_EQ(countAnswers(then, schema::AnswerStatus::CLAIMED), 5u);
  EXPECT_EQ(countAnswers(then, schema::AnswerStatus::SILENT), 15u);

  scenario.and_({"2025-03-01 actionExcused(action = A-1, party = O-20)"});
  EXPECT_EQ(shown(scenario, "A-1").get().getStatus(), schema::ActionStatus::CLAIMED);
  EXPECT_EQ(shown(scenario, "A-1", on(2025, 2, 28)).get().getStatus(), schema::ActionStatus::IN_PROGRESS);
}

TEST(Collective, CountsAPersonsAnswerForTheirOrganisation) {
  auto scenario = given(collective());
  scenario.and_({"2025-01-02 appointmentMade(person = PE-1, organisation = O-3, group = G-2)",
                 "2025-02-01 actionAccepted(action = A-1, party = PE-1)"});
  auto now = shown(scenario, "A-1");
  EXPECT_EQ(now.get().getAnswers()[2].getStatus(), schema::AnswerStatus::ACCEPTED);
  EXPECT_EQ(countAnswers(now, schema::AnswerStatus::SILENT), 19u);
}

TEST(Collective, ShowsWhoJoinedAndWhoLeftSince) {
  auto scenario = given(collective());
  scenario.and_({"2025-03-01 appointmentEnded(appointment = AP-2)",
                 "2025-03-01 organisationEntered name = \"Newcomer\"",
                 "2025-03-01 appointmentMade(organisation = O-21, group = G-1)"});
  Lines since;
  auto now = shown(scenario, "A-1");
  for (auto answer : now.get().getAnswers())
    if (answer.getSince().size() > 0)
      since.push_back(std::string(answer.getRef().cStr()) + " " + answer.getSince().cStr());
  EXPECT_THAT(since, ElementsAre("O-2 left", "O-21 joined"));
}

TEST(Collective, PresumesThoseAtTheMeetingWhereNoMembersAreRecorded) {
  auto scenario = given(harbourAnd(
      {"2025-01-16 attendanceRecorded(meeting = M-1, person = PE-1, organisation = O-1)",
       "2025-01-16 attendanceRecorded(meeting = M-1, person = PE-2, organisation = O-2, capacity = apologies)",
       "2025-01-16 actionRaised(owners = [(party = G-1, collective = true)], group = G-2, meeting = M-1) text = \"Name "
       "a contact\""}));
  auto now = shown(scenario, "A-1");
  EXPECT_TRUE(now.get().getRosterPresumed());
  EXPECT_EQ(now.get().getAnswers().size(), 2u);
}

TEST(Account, HasTheActionsOfEachFigure) {
  auto scenario = given(harbourAnd(
      {"2025-01-16 actionRaised(owners = [(party = PE-1, onBehalfOf = O-1)], due = 2025-02-28) text = \"Draft\"",
       "2025-01-16 actionRaised(owners = [(party = O-1)], due = 2025-02-28) text = \"Survey\"",
       "2025-01-16 actionRaised(owners = [(party = O-1), (party = O-2)]) text = \"Meet\"",
       "2025-01-16 actionRaised(owners = [(party = O-1)]) text = \"Ask\"",
       "2025-01-20 actionAccepted(action = A-1, party = PE-1)", "2025-02-10 actionClosed(action = A-1)",
       "2025-01-25 actionAccepted(action = A-3, party = O-2)",
       "2025-02-01 actionDeclined(action = A-4, party = O-1)"}));
  auto trust = must(queries::account(scenario.snapshot(on(2025, 4, 1)), idOf("O-1")));
  EXPECT_THAT(figure(trust, "asked"), ElementsAre("A-1", "A-2", "A-3", "A-4"));
  EXPECT_THAT(figure(trust, "closed"), ElementsAre("A-1"));
  EXPECT_THAT(figure(trust, "overdue"), ElementsAre("A-2"));
  EXPECT_THAT(figure(trust, "silent"), ElementsAre("A-2", "A-3"))
      << "what another owner says is not the trust's answer";
  EXPECT_THAT(figure(trust, "declined"), ElementsAre("A-4"));
  EXPECT_EQ(trust.get().getMedianDaysToClose(), 25);
  auto council = must(queries::account(scenario.snapshot(on(2025, 4, 1)), idOf("O-2")));
  EXPECT_THAT(figure(council, "accepted"), ElementsAre("A-3"));
  auto before = must(queries::account(scenario.snapshot(on(2025, 1, 31)), idOf("O-1")));
  EXPECT_THAT(figure(before, "accepted"), ElementsAre("A-1"));
  EXPECT_THAT(figure(before, "overdue"), testing::IsEmpty());
}

TEST(Merging, GivesOneListOfActionsForAllIdsOfAPerson) {
  auto scenario = given(harbourAnd({"2025-01-16 actionRaised(owners = [(party = PE-1)]) text = \"Draft\"",
                                    "2025-01-16 actionRaised(owners = [(party = PE-2)]) text = \"Survey\"",
                                    "merged(subject = PE-2, into = PE-1)"}));
  auto owned = [&](const char* who) {
    Lines refs;
    auto list = must(queries::listActions(scenario.snapshot(), {.party = idOf(who)}));
    for (auto item : list.get().getItems()) refs.push_back(item.getRef().cStr());
    return refs;
  };
  EXPECT_THAT(owned("PE-1"), ElementsAre("A-1", "A-2"));
  EXPECT_STREQ(shown(scenario, "A-2").get().getOwners()[0].getName().cStr(), "Asha Rao");
  scenario.and_({"separated(subject = PE-2) note = \"sisters\""});
  EXPECT_THAT(owned("PE-1"), ElementsAre("A-1"));
  EXPECT_STREQ(shown(scenario, "A-2").get().getOwners()[0].getName().cStr(), "Tom Bell");
}

TEST(Decisions, AreAgreedByThosePresentForTheItem) {
  auto scenario = given(harbourAnd(
      {"2025-01-16 attendanceRecorded(meeting = M-1, person = PE-1, organisation = O-1, leftAt = 3)",
       "2025-01-16 attendanceRecorded(meeting = M-1, person = PE-2, organisation = O-2)",
       "2025-01-16 decisionRecorded(group = G-2, meeting = M-1, item = 4, reviewOn = 2025-04-30) text = \"To go on\"",
       "2025-01-16 positionRecorded(decision = D-1, party = PE-2, position = dissented) note = \"too soon\""}));
  auto decision = must(queries::showDecision(scenario.snapshot(), idOf("D-1")));
  Lines positions;
  for (auto position : decision.get().getPositions())
    positions.push_back(std::string(position.getName().cStr()) + " " + position.getPosition().cStr());
  EXPECT_THAT(positions, ElementsAre("Tom Bell dissented", "Asha Rao absent"));
  auto due = [&](const engine::Times& times) {
    return must(queries::listDecisions(scenario.snapshot(times), {.reviewDue = true})).get().getItems().size();
  };
  EXPECT_EQ(due(on(2025, 4, 29)), 0u);
  EXPECT_EQ(due(on(2025, 4, 30)), 1u);
}

}  // namespace
}  // namespace minuted::world
