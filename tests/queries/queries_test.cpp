// The answers of queries: live, on a day, and as of a time.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "queries/queries.h"
#include "world/scenario.h"

namespace minuted::world {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

template <typename List>
Lines refs(const List& list) {
  Lines refs;
  for (auto item : list.get().getItems()) refs.push_back(item.getRef().cStr());
  return refs;
}

const Lines& story() {
  static const auto lines = harbourAnd(
      {"2025-01-16 attendanceRecorded(meeting = M-1, person = PE-1, organisation = O-1, role = chair)",
       "2025-01-16 attendanceRecorded(meeting = M-1, person = PE-2, capacity = apologies)",
       "2025-01-16 decisionRecorded(kind = endorsed, group = G-2, meeting = M-1, item = 2) text = \"To go on\"",
       // A-1 Asha's for the trust, A-2 the council's, A-3 of all members, A-4 Asha's in another group
       "2025-01-16 actionRaised(owners = [(party = PE-1, onBehalfOf = O-1)], group = G-2, meeting = M-1, decision = "
       "D-1, due = 2025-03-31) text = \"Draft the plan\"",
       "2025-01-16 actionRaised(owners = [(party = O-2)], group = G-2, meeting = M-1, due = 2025-09-30) text = \"Ask "
       "the schools\"",
       "2025-01-16 actionRaised(owners = [(party = G-2, collective = true)], group = G-2, meeting = M-1) text = \"Find "
       "a room\"",
       "2025-02-01 actionRaised(owners = [(party = PE-1)], group = G-1, meeting = M-1, answerTo = PE-2) text = "
       "\"Report on lighting\"",
       "2025-05-15 actionClosed(action = A-1, meeting = M-1) note = \"Agreed\"",
       "2025-06-01 actionAssigned(action = A-2, owners = [(party = PE-2, onBehalfOf = O-1)])"});
  return lines;
}

TEST(Actions, AreListedByOwnerOrganisationAndGroup) {
  auto scenario = given(story());
  auto listed = [&](const queries::ActionFilter& filter, const engine::Times& times = {}) {
    return refs(must(queries::listActions(scenario.snapshot(times), filter)));
  };
  EXPECT_THAT(listed({}), ElementsAre("A-2", "A-3", "A-4"));
  EXPECT_THAT(listed({.all = true}), ElementsAre("A-1", "A-2", "A-3", "A-4"));
  EXPECT_THAT(listed({.party = idOf("PE-1")}), ElementsAre("A-4"));
  EXPECT_THAT(listed({.party = idOf("PE-1"), .all = true}), ElementsAre("A-1", "A-4"));
  EXPECT_THAT(listed({.party = idOf("O-2")}), IsEmpty());
  EXPECT_THAT(listed({.party = idOf("G-2")}), ElementsAre("A-3"));
  EXPECT_THAT(listed({.party = idOf("O-1"), .all = true}), ElementsAre("A-1", "A-2", "A-3", "A-4"))
      << "somebody on its behalf, as a member, and by whom it sent to the meeting";
  EXPECT_THAT(listed({.group = idOf("G-1")}), ElementsAre("A-4"));
  EXPECT_THAT(listed({.status = schema::ActionStatus::CLOSED}), ElementsAre("A-1"));
  EXPECT_THAT(listed({.from = dateOf(2025, 2, 1)}), ElementsAre("A-4"));
  EXPECT_THAT(listed({.to = dateOf(2025, 1, 31)}), ElementsAre("A-2", "A-3"));
  EXPECT_THAT(listed({.overdue = true}), IsEmpty());

  engine::Times may{.on = dateOf(2025, 5, 1), .asOf = {}};
  EXPECT_THAT(listed({}, may), ElementsAre("A-1", "A-2", "A-3", "A-4"));
  EXPECT_THAT(listed({.overdue = true}, may), ElementsAre("A-1"));
  EXPECT_THAT(listed({.party = idOf("O-2")}, may), ElementsAre("A-2"));
  EXPECT_THAT(listed({.party = idOf("O-1")}, may), ElementsAre("A-1", "A-3", "A-4"));
  EXPECT_THAT(listed({}, {.on = dateOf(2025, 1, 1), .asOf = {}}), IsEmpty());
}

TEST(Actions, DueOnADayOffAreInTimeUntilTheEndOfTheNextWorkingDay) {
  auto scenario = given(story());  // A-1 is due on Monday 31 March 2025
  scenario.and_({"registerOpened(partnership = G-1) name = \"Harbour Partnership\"",
                 "weekdayOffAdded(register = REG-1, weekday = monday)",
                 "dayOffAdded(register = REG-1, from = 2025-04-01, until = 2025-04-02)"});
  auto lateOn = [&](Date day) {
    auto action = must(queries::showAction(scenario.snapshot({.on = day, .asOf = {}}), idOf("A-1")));
    return std::pair(action.get().getOverdue(), action.get().getDaysLate());
  };
  EXPECT_EQ(lateOn(dateOf(2025, 4, 3)), std::pair(false, 0));
  EXPECT_EQ(lateOn(dateOf(2025, 4, 4)), std::pair(true, 1));
  auto shown = must(queries::showRegister(scenario.snapshot()));
  EXPECT_EQ(shown.get().getWeekdaysOff()[0], schema::Weekday::MONDAY);
  EXPECT_EQ(shown.get().getDaysOff()[0].getUntil(), "2025-04-02");
}

TEST(Actions, AreShownWithTheirNames) {
  auto scenario = given(story());
  auto answer = must(queries::showAction(scenario.snapshot({.on = dateOf(2025, 4, 2), .asOf = {}}), idOf("A-1")));
  auto action = answer.get();
  EXPECT_EQ(action.getText(), "Draft the plan");
  EXPECT_EQ(action.getOwners()[0].getName(), "Asha Rao");
  EXPECT_EQ(action.getOwners()[0].getOrganisation(), "Harbour Trust");
  EXPECT_EQ(action.getOwners()[0].getKind(), "person");
  EXPECT_EQ(action.getGroup(), "Steering Group");
  EXPECT_EQ(action.getMeeting(), "M-1");
  EXPECT_EQ(action.getDecision(), "D-1");
  EXPECT_EQ(action.getDue(), "2025-03-31");
  EXPECT_EQ(action.getDaysLate(), 2);
  EXPECT_TRUE(action.getOverdue());
  auto members = must(queries::showAction(scenario.snapshot(), idOf("A-3")));
  EXPECT_EQ(members.get().getOwners()[0].getName(), "Steering Group members");
  EXPECT_EQ(members.get().getOwners()[0].getKind(), "collective");
  EXPECT_EQ(must(queries::showAction(scenario.snapshot(), idOf("A-4"))).get().getAnswerTo(), "Tom Bell");
  auto missing = queries::showAction(scenario.snapshot(), idOf("A-9"));
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error(), (Error{ErrorKind::notFound, "There is no A-9."}));
  EXPECT_FALSE(queries::showAction(scenario.snapshot(), idOf("M-1")));
}

TEST(Decisions, HaveThePositionsOfThoseWhoWerePresent) {
  auto scenario = given(story());
  auto answer = must(queries::showDecision(scenario.snapshot(), idOf("D-1")));
  auto decision = answer.get();
  EXPECT_EQ(decision.getText(), "To go on");
  EXPECT_EQ(decision.getDecidedOn(), "2025-01-16");
  ASSERT_EQ(decision.getPositions().size(), 1u);
  EXPECT_EQ(decision.getPositions()[0].getName(), "Asha Rao");
  EXPECT_EQ(decision.getPositions()[0].getOrganisation(), "Harbour Trust");
  EXPECT_EQ(decision.getPositions()[0].getPosition(), "agreed");
  EXPECT_THAT(refs(must(queries::listDecisions(scenario.snapshot(), {.group = idOf("G-2")}))), ElementsAre("D-1"));
  EXPECT_THAT(refs(must(queries::listDecisions(scenario.snapshot(), {.group = idOf("G-1")}))), IsEmpty());
  EXPECT_THAT(refs(must(queries::listDecisions(scenario.snapshot(), {.from = dateOf(2025, 1, 17)}))), IsEmpty());
  EXPECT_THAT(refs(must(queries::listDecisions(scenario.snapshot({.on = dateOf(2025, 1, 15), .asOf = {}}), {}))),
              IsEmpty());
}

TEST(Meetings, ShowWhatCameOfThemWhicheverGroupItBelongsTo) {
  auto scenario = given(story());
  auto answer = must(queries::showMeeting(scenario.snapshot(), idOf("M-1")));
  auto meeting = answer.get();
  EXPECT_EQ(meeting.getDate(), "2025-01-16");
  EXPECT_EQ(meeting.getAttendance().size(), 2u);
  Lines decisions, actions;
  for (auto each : meeting.getDecisions()) decisions.push_back(each.cStr());
  for (auto each : meeting.getActions()) actions.push_back(each.cStr());
  EXPECT_THAT(decisions, ElementsAre("D-1"));
  EXPECT_THAT(actions, ElementsAre("A-1", "A-2", "A-3", "A-4"));
  EXPECT_THAT(refs(must(queries::listMeetings(scenario.snapshot(), {.group = idOf("G-2")}))),
              ElementsAre("M-1", "M-2"));
  EXPECT_THAT(refs(must(queries::listMeetings(scenario.snapshot(), {.status = schema::MeetingStatus::PLANNED}))),
              ElementsAre("M-2"));
  EXPECT_THAT(refs(must(queries::listMeetings(scenario.snapshot(), {.to = dateOf(2025, 2, 1)}))), ElementsAre("M-1"));
}

TEST(Parties, HaveCountsOfActionsAndTheirAppointments) {
  auto scenario = given(story());
  scenario.and_({"2025-01-02 appointmentMade(person = PE-1, organisation = O-1, group = G-2, role = chair)",
                 "2025-04-01 appointmentEnded(appointment = AP-1)"});
  auto answer = must(queries::showParty(scenario.snapshot({.on = dateOf(2025, 4, 20), .asOf = {}}), idOf("PE-1")));
  EXPECT_EQ(answer.get().getOpenActions(), 2u);
  EXPECT_EQ(answer.get().getOverdue(), 1u);
  ASSERT_EQ(answer.get().getAppointments().size(), 1u);
  auto place = answer.get().getAppointments()[0];
  EXPECT_EQ(place.getRole(), schema::Role::CHAIR);
  EXPECT_EQ(place.getGroup(), "Steering Group");
  EXPECT_EQ(place.getUntil(), "2025-04-01");
  EXPECT_THAT(refs(must(queries::listParties(scenario.snapshot(), Kind::GROUP))), ElementsAre("G-1", "G-2"));
}

TEST(History, IsToldInTheOrderInWhichItHappened) {
  auto scenario = given(story());
  scenario.and_({"2025-03-01 actionAccepted(action = A-1, party = PE-1)"});
  auto answer = must(queries::history(scenario.snapshot(), idOf("A-1")));
  Lines what;
  for (auto event : answer.get().getItems()) what.push_back(event.getWhat().cStr());
  EXPECT_THAT(what, ElementsAre("actionRaised", "actionAccepted", "actionClosed"));
  EXPECT_THAT(answer.get().getItems()[1].getSummary().cStr(), HasSubstr("A-1 accepted by Asha Rao"));
  EXPECT_EQ(must(queries::history(scenario.snapshot({.on = dateOf(2025, 4, 1), .asOf = {}}), idOf("A-1")))
                .get()
                .getItems()
                .size(),
            2u);
  EXPECT_EQ(must(queries::logFrom(scenario.snapshot(), 1, 5)).get().getItems().size(), 5u);
  EXPECT_EQ(must(queries::logFrom(scenario.snapshot(), scenario.size(), 5)).get().getItems().size(), 1u);
}

TEST(Names, AreFoundByReferenceByNameOrByWordsOfThem) {
  auto scenario = given(story());
  scenario.and_({"personEntered name = \"Tom Hall\"", "aliasAdded(subject = O-1) aliases = [\"HT\"]"});
  auto snapshot = scenario.snapshot();
  const std::array kinds{Kind::PERSON, Kind::ORGANISATION};
  auto who = [&](const char* text) {
    auto id = queries::findSubject(snapshot, text, kinds);
    return id ? reference(*id) : id.error().message;
  };
  EXPECT_EQ(who("pe-1"), "PE-1");
  EXPECT_EQ(who("asha RAO"), "PE-1");
  EXPECT_EQ(who("rao"), "PE-1");
  EXPECT_EQ(who("ht"), "O-1");
  EXPECT_EQ(who("PE-9"), "There is no PE-9.");
  EXPECT_EQ(who("A-1"), "A-1 is no person or organisation.");
  EXPECT_EQ(who("Tom"), "'Tom' could be Tom Bell (PE-2), Tom Hall (PE-3). Say which, by its reference.");
  EXPECT_EQ(who("Nobody"), "No person or organisation is called 'Nobody'.");
}

}  // namespace
}  // namespace minuted::world
