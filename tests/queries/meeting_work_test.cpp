// What is asked while a meeting is run: what was said, what was counted, what is still to be answered, what is planned.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

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
