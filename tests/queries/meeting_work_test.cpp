// What is asked while a meeting is run: what was said, what was counted, what is still to be answered, what is planned.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fmt/format.h>

#include "queries/queries.h"
#include "world/scenario.h"

namespace minuted::world {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Lines notesOf(schema::MeetingAnswer::Reader meeting) {
  Lines notes;
  for (auto note : meeting.getNotes()) notes.push_back(std::to_string(note.getItem()) + " " + note.getText().cStr());
  return notes;
}

TEST(MeetingNotes, AreShownInTheirOrderUnlessEnteredInError) {
  auto scenario =
      given(harbourAnd({"2025-01-16 agendaItemAdded(meeting = M-1, number = 1) text = \"Welcome\"",
                        "2025-01-16 discussionNoted(meeting = M-1, agendaItem = 1) text = \"All are well.\"",
                        "2025-01-16 discussionNoted(meeting = M-1) text = \"It rained.\"",
                        "2025-01-16 discussionNoted(meeting = M-1, agendaItem = 1) text = \"Nonsense.\""}));
  auto notes = [&](const engine::Times& times = {}) {
    return notesOf(must(queries::showMeeting(scenario.snapshot(times), idOf("M-1"))).get());
  };
  EXPECT_THAT(notes(), ElementsAre("1 All are well.", "0 It rained.", "1 Nonsense."));
  auto last = scenario.size();
  scenario.and_({"enteredInError(subject = M-1, event = " + std::to_string(last) + ") note = \"another meeting\""});
  EXPECT_THAT(notes(), ElementsAre("1 All are well.", "0 It rained."));
  EXPECT_THAT(notes({.size = last}), ElementsAre("1 All are well.", "0 It rained.", "1 Nonsense."));
}

TEST(MeetingNotes, OfAConfidentialItemAreInNoPublicCopy) {
  auto scenario = given(
      harbourAnd({"2025-01-16 agendaItemAdded(meeting = M-1, number = 1) text = \"Welcome\"",
                  "2025-01-16 agendaItemAdded(meeting = M-1, number = 2, confidential = true) text = \"A lease\"",
                  "2025-01-16 discussionNoted(meeting = M-1, agendaItem = 1) text = \"All are well.\"",
                  "2025-01-16 discussionNoted(meeting = M-1, agendaItem = 2) text = \"The landlord wants more.\"",
                  "2025-01-16 interestDeclared(meeting = M-1, person = PE-1, agendaItem = 2) note = \"owns the house\"",
                  "2025-01-16 interestDeclared(meeting = M-1, person = PE-2, agendaItem = 1) note = \"works there\""}));
  auto copy = must(scenario.snapshot().publicCopy());
  auto shown = must(queries::showMeeting(copy, idOf("M-1")));
  EXPECT_THAT(notesOf(shown.get()), ElementsAre("1 All are well."));
  ASSERT_EQ(shown.get().getInterests().size(), 1u);
  EXPECT_STREQ(shown.get().getInterests()[0].getTold().cStr(), "Tom Bell, item 1: works there");
}

TEST(MeetingNotes, FollowTheirItemWhereItsNumberChanges) {
  auto scenario = given(harbourAnd(
      {"2025-01-16 agendaItemAdded(meeting = M-1, number = 3, confidential = true) text = \"A lease\"",
       "2025-01-16 discussionNoted(meeting = M-1, agendaItem = 1) text = \"The landlord wants more.\"",
       "2025-01-16 agendaItemAdded(meeting = M-1, item = 1, number = 6, confidential = true) text = \"A lease\"",
       "2025-01-16 agendaItemAdded(meeting = M-1, number = 3) text = \"Gulls\""}));
  auto shown = [&](const engine::Snapshot& snapshot) {
    return notesOf(must(queries::showMeeting(snapshot, idOf("M-1"))).get());
  };
  EXPECT_THAT(shown(scenario.snapshot()), ElementsAre("6 The landlord wants more."));
  EXPECT_THAT(shown(must(scenario.snapshot().publicCopy())), IsEmpty());
}

TEST(MeetingNotes, OfAConfidentialItemStayHiddenWhereItWasEnteredInError) {
  auto scenario = given(
      harbourAnd({"2025-01-16 agendaItemAdded(meeting = M-1, number = 3, confidential = true) text = \"A leese\""}));
  auto item = scenario.size();
  scenario.and_({"2025-01-16 discussionNoted(meeting = M-1, agendaItem = 1) text = \"The landlord wants more.\"",
                 "enteredInError(subject = M-1, event = " + std::to_string(item) + ") note = \"misspelt\"",
                 "2025-01-16 agendaItemAdded(meeting = M-1, number = 6, confidential = true) text = \"A lease\""});
  auto copy = must(scenario.snapshot().publicCopy());
  EXPECT_THAT(notesOf(must(queries::showMeeting(copy, idOf("M-1"))).get()), IsEmpty());
}

// A meeting at which Asha Rao (Harbour Trust) chaired, Tom Bell stood in for somebody, and an observer looked on; the
// group has two members on that day.
TEST(Quorum, CountsMembersWhoWereThere) {
  const Lines meeting{
      "personEntered name = \"Zoë Béranger\"",
      "2024-06-01 appointmentMade(person = PE-1, organisation = O-1, group = G-2)",
      "2024-06-01 appointmentMade(person = PE-2, organisation = O-2, group = G-2)",
      "2024-06-01 appointmentMade(person = PE-3, group = G-2, role = observer)",
      "2025-01-16 attendanceRecorded(meeting = M-1, person = PE-1, organisation = O-1, role = chair)",
      "2025-01-16 attendanceRecorded(meeting = M-1, person = PE-2, organisation = O-1, capacity = substitute)",
      "2025-01-16 attendanceRecorded(meeting = M-1, person = PE-3, capacity = inAttendance)"};
  struct Row {
    Lines quorums;
    const char* counted;  // '2 of 3 people'; "" where there is no quorum
  };
  const Row table[] = {
      {{}, ""},
      {{"2024-06-01 quorumSet(group = G-2, present = 3)"}, "2 of 3 people"},
      {{"2024-06-01 quorumSet(group = G-2, present = 3)", "2024-09-01 quorumSet(group = G-2, present = 1)"},
       "2 of 1 people"},
      {{"2024-09-01 quorumSet(group = G-2, present = 1)", "2024-06-01 quorumSet(group = G-2, present = 3)"},
       "2 of 1 people"},
      {{"2025-01-17 quorumSet(group = G-2, present = 3)"}, ""},
      {{"2024-06-01 quorumSet(group = G-2, present = 3)", "2024-09-01 quorumSet(group = G-2)"}, ""},
      {{"2024-06-01 quorumSet(group = G-2, share = 51)"}, "2 of 2 people"},
      {{"2024-06-01 quorumSet(group = G-2, share = 50)"}, "2 of 1 people"},
      {{"2024-06-01 quorumSet(group = G-2, present = 2, organisations = true)"}, "1 of 2 organisations"},
      {{"2024-06-01 quorumSet(group = G-2, share = 100, organisations = true)"}, "1 of 2 organisations"},
  };
  for (const auto& row : table) {
    auto scenario = given(harbourAnd(meeting));
    scenario.and_(row.quorums);
    auto answer = must(queries::showMeeting(scenario.snapshot(), idOf("M-1")));
    auto shown = answer.get();
    auto counted = shown.getQuorum() == 0 ? std::string()
                                          : fmt::format("{} of {} {}", shown.getCounted(), shown.getQuorum(),
                                                        shown.getQuorumOfOrganisations() ? "organisations" : "people");
    EXPECT_EQ(counted, row.counted) << testing::PrintToString(row.quorums);
  }
}

std::string quorumOf(const Lines& events) {
  auto scenario = given(harbourAnd({"2024-06-01 quorumSet(group = G-2, present = 2)",
                                    "2024-06-01 appointmentMade(person = PE-1, organisation = O-1, group = G-2)",
                                    "2024-06-01 appointmentMade(person = PE-2, group = G-2, role = observer)"}));
  scenario.and_(events);
  auto shown = must(queries::showMeeting(scenario.snapshot(), idOf("M-1")));
  return fmt::format("{} of {}", shown.get().getCounted(), shown.get().getQuorum());
}

TEST(Quorum, IsNotSpokenOfWhereNobodyIsRecorded) {
  EXPECT_EQ(quorumOf({}), "0 of 0");
  EXPECT_EQ(quorumOf({"2025-01-16 attendanceRecorded(meeting = M-1, person = PE-1, capacity = apologies)"}), "0 of 0");
  EXPECT_EQ(quorumOf({"2025-01-16 attendanceRecorded(meeting = M-1, person = PE-2, capacity = inAttendance)"}),
            "0 of 2");
}

TEST(Quorum, DoesNotCountWhoeverIsAppointedToLookOn) {
  EXPECT_EQ(quorumOf({"2025-01-16 attendanceRecorded(meeting = M-1, person = PE-1)",
                      "2025-01-16 attendanceRecorded(meeting = M-1, person = PE-2)"}),
            "1 of 2");
}

TEST(Quorum, CountsTheOrganisationThatSomebodyIsAppointedFor) {
  EXPECT_EQ(quorumOf({"2024-07-01 quorumSet(group = G-2, present = 1, organisations = true)",
                      "2025-01-16 attendanceRecorded(meeting = M-1, person = PE-1)"}),
            "1 of 1");
}

TEST(Amendments, AreToldInWords) {
  auto scenario = given(harbourAnd(
      {"2025-01-16 agendaItemAdded(meeting = M-1, number = 3) text = \"A lease\"",
       "2025-01-16 agendaItemAdded(meeting = M-1, number = 4, confidential = true) text = \"A sale\"",
       "2025-01-20 amendmentProposed(meeting = M-1, party = PE-1, agendaItem = 1) text = \"12\" quote = \"21\"",
       "2025-01-20 amendmentProposed(meeting = M-1, party = PE-2) text = \"It rained.\"",
       "2025-01-20 amendmentProposed(meeting = M-1, party = PE-2, agendaItem = 2) text = \"He wants more.\"",
       "2025-01-21 amendmentAnswered(meeting = M-1, amendment = 2) note = \"it did not\"",
       "2025-01-21 amendmentAnswered(meeting = M-1, amendment = 3, agendaItem = 2) note = \"he does not\""}));
  auto told = [](const engine::Snapshot& snapshot) {
    Lines lines;
    auto answer = must(queries::showMeeting(snapshot, idOf("M-1")));
    for (auto each : answer.get().getAmendments()) lines.push_back(each.getTold().cStr());
    return lines;
  };
  const std::string first = "1, Asha Rao, item 3: '21' should read '12'; proposed",
                    second = "2, Tom Bell: add 'It rained.'; set aside (it did not)";
  EXPECT_THAT(told(scenario.snapshot()),
              ElementsAre(first, second, "3, Tom Bell, item 4: add 'He wants more.'; set aside (he does not)"));
  EXPECT_THAT(told(must(scenario.snapshot().publicCopy())), ElementsAre(first, second));
}

TEST(Positions, AreNotPresumedOfWhoeverTookNoPart) {
  auto scenario =
      given(harbourAnd({"2025-01-16 attendanceRecorded(meeting = M-1, person = PE-1, organisation = O-1)",
                        "2025-01-16 attendanceRecorded(meeting = M-1, person = PE-2, organisation = O-2)",
                        "2025-01-16 agendaItemAdded(meeting = M-1, number = 1) text = \"Welcome\"",
                        "2025-01-16 agendaItemAdded(meeting = M-1, number = 2) text = \"A lease\"",
                        "2025-01-16 interestDeclared(meeting = M-1, person = PE-1, agendaItem = 2, withdrew = true)",
                        "2025-01-16 decisionRecorded(group = G-2, meeting = M-1, item = 1) text = \"To begin\"",
                        "2025-01-16 decisionRecorded(group = G-2, meeting = M-1, item = 2) text = \"To let it\""}));
  auto told = [&](const char* decision) {
    Lines lines;
    auto shown = must(queries::showDecision(scenario.snapshot(), idOf(decision)));
    for (auto position : shown.get().getPositions()) lines.push_back(position.getTold().cStr());
    return lines;
  };
  EXPECT_THAT(told("D-1"),
              ElementsAre("Asha Rao (Harbour Trust) agreed (presumed)", "Tom Bell (City Council) agreed (presumed)"));
  EXPECT_THAT(told("D-2"), ElementsAre("Tom Bell (City Council) agreed (presumed)"));
}

TEST(MeetingPlace, IsTheNewestOneThatWasSaid) {
  auto scenario = given(harbourAnd({"meetingPlaced(meeting = M-2) name = \"Harbour Hall\" text = \"https://a.example\"",
                                    "meetingPlaced(meeting = M-2) name = \"The library\""}));
  auto shown = must(queries::showMeeting(scenario.snapshot(), idOf("M-2")));
  EXPECT_STREQ(shown.get().getPlace().cStr(), "The library");
  EXPECT_FALSE(shown.get().hasJoining());
}

TEST(Votes, AreShownAsTheyWereCountedLast) {
  auto scenario =
      given(harbourAnd({"2025-01-16 decisionRecorded(group = G-2, meeting = M-1) text = \"To go on\"",
                        "2025-01-16 votesCounted(decision = D-1, inFavour = 3, against = 4)",
                        "2025-01-16 votesCounted(decision = D-1, inFavour = 4, against = 3, abstained = 1)"}));
  auto shown = must(queries::showDecision(scenario.snapshot(), idOf("D-1")));
  EXPECT_STREQ(shown.get().getVotes().getTold().cStr(), "4 for, 3 against, 1 abstained");
  scenario.when("votesCounted(decision = D-1)").refused("D-1: No vote was cast: count at least one.");
}

const Lines& actions() {
  static const auto lines = harbourAnd(
      {"2025-01-16 actionRaised(owners = [(party = PE-1)], group = G-2, meeting = M-1, due = 2025-03-31) text = "
       "\"Draft the Plan\"",
       "2025-01-16 actionRaised(owners = [(party = PE-2)], group = G-2, meeting = M-1, urgency = high) text = \"Ask "
       "the schools\"",
       "2025-01-16 actionRaised(owners = [(party = PE-2)], group = G-1, due = 2025-09-30) text = \"Plan the fair\"",
       "2025-05-15 meetingHeld(meeting = M-2)",
       "2025-05-15 actionRaised(owners = [(party = PE-1)], group = G-2, meeting = M-2) text = \"Book a room\""});
  return lines;
}

Lines listed(Scenario& scenario, const queries::ActionFilter& filter) {
  Lines refs;
  auto list = must(queries::listActions(scenario.snapshot(), filter));
  for (auto item : list.get().getItems()) refs.push_back(item.getRef().cStr());
  return refs;
}

TEST(ActionsToAnswer, AreThoseOfWhichTheMeetingHasSaidNothingYet) {
  auto scenario = given(actions());
  queries::ActionFilter filter{.group = idOf("G-2"), .toAnswerAt = idOf("M-2")};
  EXPECT_THAT(listed(scenario, filter), ElementsAre("A-1", "A-2"));
  scenario.and_({"2025-05-15 actionCarriedForward(action = A-1, meeting = M-2)"});
  EXPECT_THAT(listed(scenario, filter), ElementsAre("A-2"));
  scenario.and_({"enteredInError(subject = A-1, event = " + std::to_string(scenario.size()) + ")"});
  EXPECT_THAT(listed(scenario, filter), ElementsAre("A-1", "A-2")) << "it was taken back";
  scenario.and_({"2025-05-15 actionClosed(action = A-2, meeting = M-2)"});
  EXPECT_THAT(listed(scenario, filter), ElementsAre("A-1"));
}

TEST(Actions, AreListedByUrgencyWordsAndDueDate) {
  auto scenario = given(actions());
  EXPECT_THAT(listed(scenario, {.urgency = schema::Urgency::HIGH}), ElementsAre("A-2"));
  EXPECT_THAT(listed(scenario, {.text = "PLAN"}), ElementsAre("A-1", "A-3"));
  EXPECT_THAT(listed(scenario, {.text = "plan fair"}), ElementsAre("A-3"));
  EXPECT_THAT(listed(scenario, {.dueFrom = dateOf(2025, 4, 1)}), ElementsAre("A-3"));
  EXPECT_THAT(listed(scenario, {.dueTo = dateOf(2025, 4, 1)}), ElementsAre("A-1"));
  scenario.and_({"actionUrgencySet(action = A-2, urgency = normal)"});
  EXPECT_THAT(listed(scenario, {.urgency = schema::Urgency::HIGH}), IsEmpty());
}

TEST(Comments, AreShownAndChangeNothing) {
  auto scenario = given(actions());
  auto before = must(queries::showAction(scenario.snapshot(), idOf("A-1")));
  scenario.and_({"2025-06-01 actionCommented(action = A-1, party = PE-2) note = \"The survey of 2023 may do\""});
  auto after = must(queries::showAction(scenario.snapshot(), idOf("A-1")));
  ASSERT_EQ(after.get().getComments().size(), 1u);
  EXPECT_STREQ(after.get().getComments()[0].getBy().cStr(), "Tom Bell");
  EXPECT_STREQ(after.get().getComments()[0].getText().cStr(), "The survey of 2023 may do");
  EXPECT_EQ(after.get().getStatus(), before.get().getStatus());
  EXPECT_STREQ(after.get().getNote().cStr(), before.get().getNote().cStr());
  EXPECT_EQ(after.get().getSilent(), before.get().getSilent()) << "a comment is no answer";
}

TEST(ForwardPlan, HasAgendasByDateThenWhatWaits) {
  auto scenario = given(harbourAnd(
      {"meetingScheduled(group = G-2, date = 2025-10-16, startsAt = 840)",
       "meetingScheduled(group = G-2, date = 2025-09-18)", "meetingScheduled(group = G-1, date = 2025-08-01)",
       "meetingScheduled(group = G-2, date = 2025-11-20)", "topicRaised(group = G-2) text = \"Tides\"",
       "topicPlaced(topic = T-1, meeting = M-6)", "meetingCancelled(meeting = M-6)",
       "agendaItemAdded(meeting = M-3, planned = true, owner = PE-1, minutes = 15) text = \"Lights\"",
       "topicRaised(group = G-2, raisedBy = O-1) text = \"Gulls\"", "topicPlaced(topic = T-2, meeting = M-3)",
       "topicRaised(group = G-2) text = \"Bins\""}));
  auto plan = must(queries::forwardPlan(scenario.snapshot(), {.group = idOf("G-2")}));
  Lines lines;
  for (auto item : plan.get().getItems())
    lines.push_back(std::string(item.getMeeting().cStr()) + " " + item.getDate().cStr() + " " + item.getTitle().cStr() +
                    " " + item.getOwner().cStr());
  EXPECT_THAT(lines, ElementsAre("M-4 2025-09-18  ", "M-3 2025-10-16 Lights Asha Rao",
                                 "M-3 2025-10-16 Gulls Harbour "
                                 "Trust",
                                 "  Tides ", "  Bins "));
}

}  // namespace
}  // namespace minuted::world
