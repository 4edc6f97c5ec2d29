// Meetings, their agenda and their attendance.
#include <gtest/gtest.h>

#include "world/scenario.h"

namespace minuted::world {
namespace {

// M-1 was held on 16 January, M-2 is planned for 15 May, M-3 was cancelled on 3 March. The first
// event enters the user, and the next eight are those of harbour().
Scenario givenMeetings(const Lines& more = {}) {
  auto scenario = given(harbourAnd({"2025-02-01 meetingScheduled(group = G-2, date = 2025-04-01)",
                                    "2025-03-03 meetingCancelled(meeting = M-3) note = \"Too few could come\""}));
  scenario.and_(more);
  return scenario;
}

struct Row {
  const char* event;  // # stands for the meeting
  const char* held;   // for each status the expected refusal, "" where the event is allowed
  const char* planned;
  const char* cancelled;
};

TEST(MeetingRules, EveryEventInEveryStatus) {
  const std::vector<Row> table{
      {"meetingScheduled(meeting = #, group = G-2, date = 2025-06-01)", "It is held and cannot be scheduled.", "", ""},
      {"meetingScheduled(meeting = #, group = G-2)", "It is held and cannot be scheduled.", "A meeting needs a date.",
       "A meeting needs a date."},
      {"meetingMoved(meeting = #, date = 2025-06-01)", "It is held and cannot be moved.", "",
       "It is cancelled and cannot be moved."},
      {"meetingMoved(meeting = #)", "It is held and cannot be moved.", "A new date is needed.",
       "It is cancelled and cannot be moved."},
      {"meetingMoved(meeting = #, date = 2025-06-01, startsAt = 840, endsAt = 780)", "It is held and cannot be moved.",
       "It would end at 13:00, and begin at 14:00.", "It is cancelled and cannot be moved."},
      {"meetingHeld(meeting = #, startsAt = 840, endsAt = 840)", "It is held already.",
       "It would end at 14:00, and begin at 14:00.", "It is cancelled and cannot be held."},
      {"earlierMinutesAgreed(meeting = #)", "", "It is planned and cannot be given earlier minutes to agree.",
       "It is cancelled and cannot be given earlier minutes to agree."},
      {"earlierMinutesAgreed(meeting = #, date = 2025-01-16)",
       "A meeting agrees the minutes of an earlier one, and this one was on 16 January 2025.",
       "It is planned and cannot be given earlier minutes to agree.",
       "It is cancelled and cannot be given earlier minutes to agree."},
      {"meetingCancelled(meeting = #)", "It is held and cannot be cancelled.", "", "It is cancelled already."},
      {"meetingHeld(meeting = #)", "It is held already.", "", "It is cancelled and cannot be held."},
      {"attendanceRecorded(meeting = #, person = PE-1)", "",
       "It has not been held yet: only apologies can be recorded.", "It is cancelled and cannot be attended."},
      {"attendanceRecorded(meeting = #, person = PE-1, capacity = apologies)", "", "",
       "It is cancelled and cannot be attended."},
      {"meetingPlaced(meeting = #) name = \"Harbour Hall\"", "", "", "It is cancelled and cannot be given a place."},
      {"discussionNoted(meeting = #, agendaItem = 1) text = \"The tide is late.\"", "",
       "It has not been held yet: say that it is when it begins, and note what is said then.",
       "It is cancelled and cannot be given notes."},
      {"interestDeclared(meeting = #, person = PE-1, agendaItem = 1)", "", "",
       "It is cancelled and cannot be given a declared interest."},
      {"interestDeclared(meeting = #, person = PE-1, withdrew = true)", "In which item did they take no part?",
       "In which item did they take no part?", "It is cancelled and cannot be given a declared interest."},
      {"interestDeclared(meeting = #)", "Whose interest?", "Whose interest?",
       "It is cancelled and cannot be given a declared interest."},
      {"agendaItemMoved(meeting = #, agendaItem = 1, before = 3)", "It is held and cannot be given another order.",
       "There is no such item on its agenda.", "It is cancelled and cannot be given another order."},
      {"amendmentProposed(meeting = #, party = PE-1) text = \"12\" quote = \"21\"", "",
       "It is planned and cannot be amended.", "It is cancelled and cannot be amended."},
      {"amendmentProposed(meeting = #) text = \"12\"", "Whose amendment?", "It is planned and cannot be amended.",
       "It is cancelled and cannot be amended."},
      {"amendmentAnswered(meeting = #, amendment = 1)", "There is no amendment 1.",
       "It is planned and cannot be given the answer to an amendment.",
       "It is cancelled and cannot be given the answer to an amendment."},
      {"minutesDrafted(meeting = #)", "", "It is planned and cannot be minuted.",
       "It is cancelled and cannot be minuted."},
      {"minutesAgreed(meeting = #)", "", "It is planned and cannot be agreed.",
       "It is cancelled and cannot be agreed."},
      {"invitationAnswered(meeting = #, person = PE-1, reply = notComing)", "It is held and cannot be answered.", "",
       "It is cancelled and cannot be answered."},
      {"invitationAnswered(meeting = #)", "It is held and cannot be answered.", "Whose answer?",
       "It is cancelled and cannot be answered."},
      {"papersPublished(meeting = #)", "Which document has them?", "Which document has them?",
       "It is cancelled and cannot be given papers."},
      {"agendaItemAdded(meeting = #, number = 1) text = \"Lighting\"", "", "", ""},
  };
  for (const auto& row : table) {
    auto attempt = [&](const char* meeting, const std::string& expected) {
      std::string event = row.event;
      event.replace(event.find('#'), 1, meeting);
      auto scenario = givenMeetings();
      auto outcome = scenario.when(Lines{"2025-06-01 " + event}).outcome();
      EXPECT_EQ(outcome ? "" : outcome.error().reason, expected.empty() ? "" : std::string(meeting) + ": " + expected)
          << event;
    };
    attempt("M-1", row.held);
    attempt("M-2", row.planned);
    attempt("M-3", row.cancelled);
  }
}

TEST(Amendments, AreNumberedAndAnswered) {
  auto scenario =
      givenMeetings({"2025-01-20 amendmentProposed(meeting = M-1, party = PE-1) text = \"12\" quote = \"21\"",
                     "2025-01-21 amendmentProposed(meeting = M-1, party = PE-2, agendaItem = 2) text = \"x\""});
  scenario.shows("M-1",
                 "amendments = [(amendment = 1, party = PE-1, text = \"12\", was = \"21\"), "
                 "(amendment = 2, agendaItem = 2, party = PE-2, text = \"x\")]");
  auto refused = [&](const std::string& event) {
    auto outcome = scenario.when(Lines{"2025-06-01 " + event}).outcome();
    return outcome ? std::string() : outcome.error().reason;
  };
  EXPECT_EQ(refused("minutesAgreed(meeting = M-1)"), "M-1: Amendment 1 is neither taken up nor set aside.");
  EXPECT_EQ(refused("amendmentProposed(meeting = M-1, amendment = 2, party = PE-1) text = \"y\""),
            "M-1: There is an amendment 2 already.");
  EXPECT_EQ(refused("amendmentAnswered(meeting = M-1, amendment = 2)"), "M-1: Amendment 2 is about another item.");
  scenario.and_(
      {"2025-02-01 amendmentAnswered(meeting = M-1, amendment = 1, takenUp = true)",
       "2025-02-01 amendmentAnswered(meeting = M-1, amendment = 2, agendaItem = 2) note = \"nobody said so\""});
  scenario.shows(
      "M-1",
      "amendments = [(amendment = 1, party = PE-1, status = takenUp, text = \"12\", was = \"21\"), "
      "(amendment = 2, agendaItem = 2, party = PE-2, status = setAside, text = \"x\", note = \"nobody said so\")]");
  EXPECT_EQ(refused("amendmentAnswered(meeting = M-1, amendment = 1, takenUp = true)"),
            "M-1: Amendment 1 is taken up already.");
  EXPECT_EQ(refused("amendmentAnswered(meeting = M-1, amendment = 2, agendaItem = 2)"),
            "M-1: Amendment 2 is set aside already.");
  EXPECT_EQ(refused("minutesAgreed(meeting = M-1)"), "");
}

TEST(Amendments, ChangeTheNotesThatTheyAreAbout) {
  domain::Amendment amendment{.agendaItem = 2, .text = "12 families", .was = "21 families"};
  EXPECT_EQ(domain::amend("He told of 21 families.", 2, amendment), "He told of 12 families.");
  EXPECT_EQ(domain::amend("He told of 21 families.", 3, amendment), "He told of 21 families.");
  EXPECT_EQ(domain::amend("He told of nobody.", 2, amendment), "He told of nobody.");
  amendment.agendaItem = 0;
  EXPECT_EQ(domain::amend("He told of 21 families.", 2, amendment), "He told of 21 families.");
  EXPECT_EQ(domain::amend("21 families, 21 families", 0, amendment), "12 families, 21 families");
  amendment.was.clear();
  EXPECT_EQ(domain::amend("He told of 21 families.", 0, amendment), "He told of 21 families.");
}

// The titles of a meeting's agenda, in their order.
std::string agendaOf(Scenario& scenario, const char* meeting) {
  std::string titles;
  auto subject = must(scenario.snapshot().find(idOf(meeting)));
  for (const auto& item : std::get<domain::Meeting>(subject->state).agenda)
    titles += (titles.empty() ? "" : ", ") + (item.number > 0 ? std::to_string(item.number) + " " : "") + item.title;
  return titles;
}

TEST(Agenda, StandsInTheOrderOfItsPlacesUntilItHasNumbers) {
  auto scenario = givenMeetings({"agendaItemAdded(meeting = M-2, planned = true) text = \"A\"",
                                 "agendaItemAdded(meeting = M-2, planned = true) text = \"B\"",
                                 "agendaItemMoved(meeting = M-2, agendaItem = 2, before = 1)"});
  EXPECT_EQ(agendaOf(scenario, "M-2"), "B, A");
  scenario.and_({"agendaItemMoved(meeting = M-2, agendaItem = 2)"});
  EXPECT_EQ(agendaOf(scenario, "M-2"), "A, B");
  scenario.and_({"agendaItemMoved(meeting = M-2, agendaItem = 1, before = 99)"});  // one that is not there: at the end
  EXPECT_EQ(agendaOf(scenario, "M-2"), "B, A");
  auto itself = scenario.when(Lines{"agendaItemMoved(meeting = M-2, agendaItem = 1, before = 1)"}).outcome();
  ASSERT_FALSE(itself);
  EXPECT_EQ(itself.error().reason, "M-2: It cannot stand before itself.");
  scenario.and_({"agendaItemAdded(meeting = M-2, planned = true) text = \"C\"",
                 "agendaItemAdded(meeting = M-2, item = 1, number = 4) text = \"A\""});
  EXPECT_EQ(agendaOf(scenario, "M-2"), "4 A, B, C");
  auto moved = scenario.when(Lines{"agendaItemMoved(meeting = M-2, agendaItem = 1, before = 2)"}).outcome();
  ASSERT_FALSE(moved);
  EXPECT_EQ(moved.error().reason, "M-2: Items that have a number stand in the order of their numbers.");
}

TEST(Meeting, ItMovesAndKeepsItsFirstDate) {
  givenMeetings({"2025-03-01 meetingMoved(meeting = M-2, date = 2025-05-22, startsAt = 840)"})
      .shows("M-2", "status = planned, date = 2025-05-22, firstDate = 2025-05-15, startsAt = 840, rescheduled = true")
      .and_({"2025-05-22 meetingHeld(meeting = M-2, endsAt = 960)"})
      .shows("M-2",
             "status = held, date = 2025-05-22, firstDate = 2025-05-15, startsAt = 840, endsAt = 960, group = G-2")
      .shows("M-2", "status = planned, date = 2025-05-15, rescheduled = false", {.on = dateOf(2025, 2, 1), .asOf = {}});
}

TEST(Meeting, AnEndThatDoesNotComeAfterTheBeginningIsForgotten) {
  auto scenario =
      givenMeetings({"2025-03-01 meetingMoved(meeting = M-2, date = 2025-05-22, startsAt = 600, endsAt = 690)",
                     "2025-03-02 meetingMoved(meeting = M-2, date = 2025-05-22, startsAt = 840)"});
  auto meeting = must(scenario.snapshot().find(idOf("M-2")));
  EXPECT_EQ(std::get<domain::Meeting>(meeting->state).startsAt, 840);
  EXPECT_EQ(std::get<domain::Meeting>(meeting->state).endsAt, -1);
}

TEST(Meeting, ACancelledOneCanBeScheduledAgain) {
  givenMeetings({"2025-03-10 meetingScheduled(meeting = M-3, group = G-2, date = 2025-04-20)",
                 "2025-04-20 meetingHeld(meeting = M-3)"})
      .shows("M-3", "status = held, date = 2025-04-20, firstDate = 2025-04-01")
      .shows("M-3", "status = cancelled", {.on = dateOf(2025, 3, 5), .asOf = {}});
}

TEST(Meeting, SomebodyListedTwiceAttendedOnceAsLastSaid) {
  givenMeetings({"2025-01-16 attendanceRecorded(meeting = M-1, person = PE-1, capacity = apologies)",
                 "2025-01-16 attendanceRecorded(meeting = M-1, person = PE-2)",
                 "2025-01-16 attendanceRecorded(meeting = M-1, person = PE-1, organisation = O-1, role = chair)"})
      .shows("M-1", "attendance = [(person = PE-1, organisation = O-1, role = chair), (person = PE-2)]");
}

TEST(Meeting, AgendaItemsStandInTheOrderOfTheMinutes) {
  auto scenario = givenMeetings({"2025-01-16 agendaItemAdded(meeting = M-1, number = 2) text = \"Lighting\"",
                                 "2025-01-16 agendaItemAdded(meeting = M-1) text = \"Tea\"",
                                 "2025-01-16 agendaItemAdded(meeting = M-1, number = 1) text = \"Minutes\""});
  EXPECT_EQ(agendaOf(scenario, "M-1"), "1 Minutes, 2 Lighting, Tea");
}

TEST(Meeting, AnAgendaItemsNumberIsNeverGivenAgain) {
  givenMeetings(
      {"2025-01-16 agendaItemAdded(meeting = M-1) text = \"Lighting\"", "enteredInError(subject = M-1, event = 12)"})
      .when("2025-01-16 agendaItemAdded(meeting = M-1) text = \"Minutes\"")
      .then({"2025-01-16 agendaItemAdded(meeting = M-1, item = 2) text = \"Minutes\""})
      .and_({"enteredInError(subject = M-1, event = 13)"})
      .shows("M-1", "agenda = [(item = 1, title = \"Lighting\"), (item = 2, title = \"Minutes\")]");
}

TEST(Meeting, ItemsOfOneCommandAreNumberedToo) {
  givenMeetings()
      .when({"2025-01-16 agendaItemAdded(meeting = M-1) text = \"Minutes\"",
             "2025-01-16 agendaItemAdded(meeting = M-1) text = \"Lighting\""})
      .then({"2025-01-16 agendaItemAdded(meeting = M-1, item = 1) text = \"Minutes\"",
             "2025-01-16 agendaItemAdded(meeting = M-1, item = 2) text = \"Lighting\""});
}

}  // namespace
}  // namespace minuted::world
