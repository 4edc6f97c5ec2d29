// What one command of a meeting's day comes to: several events.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/message.h"
#include "verbs/command_builder.h"
#include "verbs/series.h"
#include "world/scenario.h"

namespace minuted::verbs {
namespace {

using testing::ElementsAre;
using world::given;
using world::harbourAnd;
using world::idOf;
using world::Lines;
using world::must;

// The steps of the command that was built, as lines.
Lines steps(CommandBuilder& builder) {
  auto bytes = builder.command().finish(engine::newCommandId(), "Officer");
  Message<schema::Command> command(bytes);
  Lines lines;
  for (auto step : command.get().getSteps()) lines.push_back(world::lineOf(step.getEvent(), step.getWords()));
  return lines;
}

Lines meetings() {
  return harbourAnd(
      {"2025-01-16 attendanceRecorded(meeting = M-1, person = PE-1, organisation = O-1, role = chair)",
       "2025-01-16 attendanceRecorded(meeting = M-1, person = PE-2, organisation = O-2, capacity = inAttendance)",
       "personEntered name = \"Zoë Béranger\"",
       "2025-01-16 attendanceRecorded(meeting = M-1, person = PE-3, capacity = substitute, substituteFor = PE-2)",
       "personEntered name = \"Mina Castellan\"",
       "2025-01-16 attendanceRecorded(meeting = M-1, person = PE-4, capacity = apologies)"});
}

TEST(AttendanceAsLast, IsOfThoseWhoWereThereForThemselves) {
  auto scenario = given(meetings());
  auto snapshot = scenario.snapshot();
  CommandBuilder builder(snapshot, "Officer");
  EXPECT_EQ(builder.attendAsLast(idOf("M-2"), {}, {"Mina Castellan"}).value(), 2u);
  EXPECT_THAT(
      steps(builder),
      ElementsAre("2025-05-15 attendanceRecorded(meeting = M-2, person = PE-1, organisation = O-1, role = chair)",
                  "2025-05-15 attendanceRecorded(meeting = M-2, person = PE-2, organisation = O-2, capacity = "
                  "inAttendance)",
                  "2025-05-15 attendanceRecorded(meeting = M-2, person = PE-4, capacity = apologies)"));
}

TEST(AttendanceAsLast, LeavesOutThoseWhoAreNamed) {
  auto scenario = given(meetings());
  auto snapshot = scenario.snapshot();
  CommandBuilder builder(snapshot, "Officer");
  EXPECT_EQ(builder.attendAsLast(idOf("M-2"), {"Asha Rao"}, {"Tom Bell"}).value(), 0u);
  EXPECT_THAT(steps(builder), ElementsAre("2025-05-15 attendanceRecorded(meeting = M-2, person = PE-2, organisation = "
                                          "O-2, capacity = apologies)"));
}

TEST(AttendanceAsLast, IsRefusedWhereItMeansNothing) {
  struct {
    const char* meeting;
    std::vector<std::string> except;
    ErrorKind kind;
  } const table[] = {{"M-1", {}, ErrorKind::notFound},
                     {"M-2", {"Asha Rao", "Tom Bell"}, ErrorKind::refused},
                     {"M-2", {"Nobody"}, ErrorKind::notFound}};
  auto scenario = given(meetings());
  auto snapshot = scenario.snapshot();
  for (const auto& [meeting, except, kind] : table) {
    CommandBuilder builder(snapshot, "Officer");
    auto attended = builder.attendAsLast(idOf(meeting), except, {});
    ASSERT_FALSE(attended) << meeting;
    EXPECT_EQ(attended.error().kind, kind) << attended.error().message;
  }
}

TEST(AttendanceAsLast, LeavesAloneWhatIsRecordedAlready) {
  auto scenario = given(meetings());
  scenario.and_({"attendanceRecorded(meeting = M-2, person = PE-1, capacity = apologies)"});
  auto snapshot = scenario.snapshot();
  CommandBuilder builder(snapshot, "Officer");
  EXPECT_EQ(builder.attendAsLast(idOf("M-2"), {}, {}).value(), 1u) << "Asha Rao has sent apologies";
}

TEST(AttendanceAsLast, KnowsWhoeverWasMerged) {
  auto scenario = given(meetings());
  scenario.and_({"personEntered name = \"A. Rao\"", "merged(subject = PE-1, into = PE-5)"});
  auto snapshot = scenario.snapshot();
  CommandBuilder builder(snapshot, "Officer");
  EXPECT_EQ(builder.attendAsLast(idOf("M-2"), {}, {"A. Rao"}).value(), 1u) << "Tom Bell alone";
}

TEST(ANote, NamesTheItemByItsNumber) {
  auto scenario = given(harbourAnd({"2025-01-16 agendaItemAdded(meeting = M-1) text = \"Welcome\"",
                                    "2025-01-16 agendaItemAdded(meeting = M-1, number = 7) text = \"Gulls\""}));
  auto snapshot = scenario.snapshot();
  const auto& verb = *find("meeting", "note");
  CommandBuilder builder(snapshot, "Officer");
  ASSERT_TRUE(builder.add(verb, {{"ref", {"M-1"}}, {"text", {"They cry."}}, {"item", {"7"}}}, std::nullopt));
  EXPECT_THAT(steps(builder),
              ElementsAre("2025-01-16 discussionNoted(meeting = M-1, agendaItem = 2) text = \"They cry.\""));
  auto unknown = builder.add(verb, {{"ref", {"M-1"}}, {"text", {"They cry."}}, {"item", {"33"}}}, std::nullopt);
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().message, "M-1 has no item with the number 33. 'minuted meeting show M-1' lists them.");
}

// The titles of a planned agenda after the moves, each '3 1': the third item to before the first.
std::string agendaAfter(const std::vector<std::string>& moves) {
  auto scenario = given(harbourAnd({"agendaItemAdded(meeting = M-2, planned = true) text = \"A\"",
                                    "agendaItemAdded(meeting = M-2, planned = true) text = \"B\"",
                                    "agendaItemAdded(meeting = M-2, planned = true) text = \"C\"",
                                    "agendaItemAdded(meeting = M-2, planned = true) text = \"D\""}));
  for (const auto& move : moves) {
    auto snapshot = scenario.snapshot();
    CommandBuilder builder(snapshot, "Anna Reyes");
    Values values{{"ref", {"M-2"}}, {"item", {move.substr(0, 1)}}};
    if (move.size() > 1) values["before"] = {move.substr(2)};
    if (auto added = builder.add(*find("meeting", "reorder"), values, {}); !added) return added.error().message;
    scenario.and_(steps(builder));
  }
  auto meeting = must(scenario.snapshot().find(idOf("M-2")));
  std::string titles;
  for (const auto& item : std::get<domain::Meeting>(meeting->state).agenda) titles += item.title;
  return titles;
}

TEST(Reordering, MovesAnItemUpOrDown) {
  const std::pair<std::vector<std::string>, const char*> table[] = {
      {{}, "ABCD"},
      {{"3 1"}, "CABD"},
      {{"1 3"}, "BACD"},
      {{"1"}, "BCDA"},
      {{"4"}, "ABCD"},
      {{"4 2", "2 1"}, "DABC"},
      {{"1", "1", "1"}, "DABC"},
      {{"9 1"}, "M-2 has no item with the number 9. 'minuted meeting show M-2' lists them."},
      {{"1 9"}, "M-2 has no item with the number 9. 'minuted meeting show M-2' lists them."},
  };
  for (const auto& [moves, expected] : table) EXPECT_EQ(agendaAfter(moves), expected) << testing::PrintToString(moves);
}

TEST(Reordering, LeavesTheEndToItemsThatAreStillToBeAdded) {
  auto scenario = given(harbourAnd({"agendaItemAdded(meeting = M-2, planned = true) text = \"A\"",
                                    "agendaItemAdded(meeting = M-2, planned = true) text = \"B\""}));
  auto snapshot = scenario.snapshot();
  CommandBuilder builder(snapshot, "Anna Reyes");
  must(builder.add(*find("meeting", "reorder"), {{"ref", {"M-2"}}, {"item", {"1"}}}, {}));
  scenario.and_(Lines{steps(builder).front(), "agendaItemAdded(meeting = M-2, planned = true) text = \"C\""});
  auto meeting = must(scenario.snapshot().find(idOf("M-2")));
  std::string titles;
  for (const auto& item : std::get<domain::Meeting>(meeting->state).agenda) titles += item.title;
  EXPECT_EQ(titles, "BAC");
}

TEST(Reordering, SeveralTimesInOneCommandNamesItemsByTheAgendaAsItWas) {
  auto scenario = given(harbourAnd({"agendaItemAdded(meeting = M-2, planned = true) text = \"A\"",
                                    "agendaItemAdded(meeting = M-2, planned = true) text = \"B\"",
                                    "agendaItemAdded(meeting = M-2, planned = true) text = \"C\""}));
  auto snapshot = scenario.snapshot();
  CommandBuilder builder(snapshot, "Anna Reyes");
  must(builder.add(*find("meeting", "reorder"), {{"ref", {"M-2"}}, {"item", {"3"}}, {"before", {"1"}}}, {}));
  must(builder.add(*find("meeting", "reorder"), {{"ref", {"M-2"}}, {"item", {"2"}}, {"before", {"1"}}}, {}));
  scenario.and_(steps(builder));
  auto meeting = must(scenario.snapshot().find(idOf("M-2")));
  std::string titles;
  for (const auto& item : std::get<domain::Meeting>(meeting->state).agenda) titles += item.title;
  EXPECT_EQ(titles, "CBA");
}

// Two items, one of them confidential, and a note of each that has the word 'rent'.
TEST(Amending, IsAboutTheItemWhoseNoteHasTheWords) {
  auto scenario = given(
      harbourAnd({"2025-01-16 agendaItemAdded(meeting = M-1, number = 1) text = \"Welcome\"",
                  "2025-01-16 agendaItemAdded(meeting = M-1, number = 2, confidential = true) text = \"A lease\"",
                  "2025-01-16 discussionNoted(meeting = M-1, agendaItem = 1) text = \"The rent is due.\"",
                  "2025-01-16 discussionNoted(meeting = M-1, agendaItem = 2) text = \"The rent is 900 a month.\""}));
  auto snapshot = scenario.snapshot();
  auto amend = [&](const char* was) {
    CommandBuilder builder(snapshot, "Anna Reyes");
    auto added = builder.add(*find("meeting", "amend"),
                             {{"ref", {"M-1"}}, {"text", {"950"}}, {"was", {was}}, {"by", {"Asha Rao"}}}, {});
    return added ? steps(builder).front() : added.error().message;
  };
  EXPECT_THAT(amend("900"), testing::HasSubstr("agendaItem = 2"));
  EXPECT_EQ(amend("The rent"), "'The rent' was noted of several items: say which, --item.");
  EXPECT_THAT(amend("800"), testing::Not(testing::HasSubstr("agendaItem")));
}

TEST(Amending, IsDatedBeforeTheMeetingThatAgreesAndRefusedOnceOneHas) {
  auto scenario = given(harbourAnd({"2025-05-15 meetingHeld(meeting = M-2)"}));
  const Values values{{"ref", {"M-1"}}, {"text", {"It rained."}}, {"by", {"Asha Rao"}}};
  {
    auto snapshot = scenario.snapshot();
    CommandBuilder builder(snapshot, "Anna Reyes");
    must(builder.add(*find("meeting", "amend"), values, {}));
    EXPECT_THAT(steps(builder).front(), testing::StartsWith("2025-05-15 "));
  }
  scenario.and_({"2025-05-15 earlierMinutesAgreed(meeting = M-2)"});
  auto snapshot = scenario.snapshot();
  CommandBuilder builder(snapshot, "Anna Reyes");
  auto refused = builder.add(*find("meeting", "amend"), values, {});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message,
            "The minutes of M-1 were agreed at M-2: 'minuted meeting correct' is what a later meeting does.");
}

TEST(Amending, NamesTheItemAndTakesUpByNumber) {
  auto scenario = given(harbourAnd({"2025-01-16 agendaItemAdded(meeting = M-1, number = 3) text = \"A lease\""}));
  auto record = [&](const char* name, const Values& values) {
    auto snapshot = scenario.snapshot();
    CommandBuilder builder(snapshot, "Anna Reyes");
    must(builder.add(*find("meeting", name), values, {}));
    scenario.and_(steps(builder));
  };
  record("amend", {{"ref", {"M-1"}}, {"text", {"12"}}, {"was", {"21"}}, {"by", {"Asha Rao"}}, {"item", {"3"}}});
  record("amend", {{"ref", {"M-1"}}, {"text", {"It rained."}}, {"by", {"Tom Bell"}}});
  record("take-up", {{"ref", {"M-1"}}, {"amendment", {"1"}}});
  record("set-aside", {{"ref", {"M-1"}}, {"amendment", {"2"}}, {"why", {"it did not"}}});
  scenario.shows(
      "M-1",
      "amendments = [(amendment = 1, agendaItem = 1, party = PE-1, status = takenUp, text = \"12\", was = "
      "\"21\"), (amendment = 2, party = PE-2, status = setAside, text = \"It rained.\", note = \"it did not\")]");
}

TEST(APlace, StaysWhereOnlyTheCallIsSaid) {
  auto scenario = given(harbourAnd({"meetingPlaced(meeting = M-2) name = \"Harbour Hall\""}));
  auto snapshot = scenario.snapshot();
  const auto& verb = *find("meeting", "place");
  CommandBuilder builder(snapshot, "Officer");
  ASSERT_TRUE(builder.add(verb, {{"ref", {"M-2"}}, {"join", {"https://a.example"}}}, dateOf(2025, 5, 1)));
  EXPECT_THAT(steps(builder),
              ElementsAre("2025-05-01 meetingPlaced(meeting = M-2) text = \"https://a.example\", name = "
                          "\"Harbour Hall\""));
  EXPECT_FALSE(builder.add(verb, {{"ref", {"M-2"}}}, std::nullopt)) << "nothing is said";
}

TEST(Holding, NumbersAnAgendaThatHasNoNumbers) {
  auto scenario = given(harbourAnd({"agendaItemAdded(meeting = M-2, planned = true) text = \"Welcome\"",
                                    "agendaItemAdded(meeting = M-2, planned = true, owner = PE-1, minutes = 20, "
                                    "confidential = true) text = \"A lease\""}));
  auto snapshot = scenario.snapshot();
  CommandBuilder builder(snapshot, "Officer");
  ASSERT_TRUE(builder.add(*find("meeting", "hold"), {{"ref", {"M-2"}}}, std::nullopt));
  EXPECT_THAT(
      steps(builder),
      ElementsAre("2025-05-15 meetingHeld(meeting = M-2, group = G-2)",
                  "2025-05-15 agendaItemAdded(meeting = M-2, item = 1, number = 1, planned = true) text = "
                  "\"Welcome\"",
                  "2025-05-15 agendaItemAdded(meeting = M-2, item = 2, number = 2, planned = true, owner = PE-1, "
                  "confidential = true, minutes = 20) text = \"A lease\""));
}

TEST(Holding, LeavesNumbersAsTheyAre) {
  auto scenario = given(harbourAnd({"agendaItemAdded(meeting = M-2, number = 7, planned = true) text = \"Welcome\"",
                                    "agendaItemAdded(meeting = M-2, planned = true) text = \"A lease\""}));
  auto snapshot = scenario.snapshot();
  CommandBuilder builder(snapshot, "Officer");
  ASSERT_TRUE(builder.add(*find("meeting", "hold"), {{"ref", {"M-2"}}}, std::nullopt));
  EXPECT_THAT(steps(builder), ElementsAre("2025-05-15 meetingHeld(meeting = M-2, group = G-2)"));
}

TEST(AnItem, OfAMeetingThatIsHeldGetsTheNextNumber) {
  auto scenario = given(harbourAnd({"2025-01-16 agendaItemAdded(meeting = M-1, number = 1) text = \"Welcome\""}));
  auto snapshot = scenario.snapshot();
  CommandBuilder builder(snapshot, "Officer");
  for (const auto* title : {"Lights", "Gulls"})
    ASSERT_TRUE(builder.add(*find("meeting", "item"), {{"ref", {"M-1"}}, {"title", {title}}}, std::nullopt));
  EXPECT_THAT(steps(builder),
              ElementsAre("2025-01-16 agendaItemAdded(meeting = M-1, number = 2, planned = true) text = \"Lights\"",
                          "2025-01-16 agendaItemAdded(meeting = M-1, number = 3, planned = true) text = \"Gulls\""));
}

TEST(SeveralReferences, AreAStepEach) {
  auto scenario = given(harbourAnd({"actionRaised(owners = [(party = PE-1)], group = G-2) text = \"Draft\"",
                                    "actionRaised(owners = [(party = PE-2)], group = G-2) text = \"Ask\""}));
  auto snapshot = scenario.snapshot();
  CommandBuilder builder(snapshot, "Officer");
  ASSERT_TRUE(
      builder.add(*find("action", "close"), {{"ref", {"A-1", "A-2"}}, {"meeting", {"M-2"}}}, dateOf(2025, 7, 1)));
  EXPECT_THAT(steps(builder), ElementsAre("2025-07-01 actionClosed(action = A-1, meeting = M-2)",
                                          "2025-07-01 actionClosed(action = A-2, meeting = M-2)"));
}

TEST(SeveralReferences, AreTakenWhereTheLastWordRefersToOneSubject) {
  EXPECT_EQ(fieldOfEach(*find("action", "close"))->name, "ref");
  EXPECT_EQ(fieldOfEach(*find("meeting", "attend"))->name, "person");
  EXPECT_EQ(fieldOfEach(*find("action", "comment")), nullptr) << "words that somebody forgot to quote";
  EXPECT_EQ(fieldOfEach(*find("decision", "position")), nullptr);
  EXPECT_EQ(fieldOfEach(*find("topic", "place")), nullptr) << "it has one place";
}

TEST(RecurringDays, KeepTheWeekdayOfTheMonth) {
  using schema::Interval;
  struct {
    Date first, last;
    uint32_t every;
    Interval unit;
    std::vector<Date> days;
  } const table[] = {
      {dateOf(2026, 1, 15),
       dateOf(2026, 4, 30),
       1,
       Interval::MONTH,  // the third Thursday
       {dateOf(2026, 1, 15), dateOf(2026, 2, 19), dateOf(2026, 3, 19), dateOf(2026, 4, 16)}},
      {dateOf(2026, 1, 29),
       dateOf(2026, 3, 31),
       1,
       Interval::MONTH,  // the fifth Thursday: the last
       {dateOf(2026, 1, 29), dateOf(2026, 2, 26), dateOf(2026, 3, 26)}},
      {dateOf(2026, 1, 5),
       dateOf(2026, 2, 2),
       2,
       Interval::WEEK,
       {dateOf(2026, 1, 5), dateOf(2026, 1, 19), dateOf(2026, 2, 2)}},
      {dateOf(2026, 1, 1),
       dateOf(2026, 12, 31),
       1,
       Interval::QUARTER,
       {dateOf(2026, 1, 1), dateOf(2026, 4, 2), dateOf(2026, 7, 2), dateOf(2026, 10, 1)}},
      {dateOf(2026, 6, 11),
       dateOf(2028, 12, 31),
       1,
       Interval::YEAR,
       {dateOf(2026, 6, 11), dateOf(2027, 6, 10), dateOf(2028, 6, 8)}},
      {dateOf(2026, 6, 11), dateOf(2026, 6, 10), 1, Interval::WEEK, {}},
  };
  for (const auto& [first, last, every, unit, days] : table)
    EXPECT_EQ(recurringDays(first, last, every, unit), days) << isoDate(first);
}

TEST(MeetingSeries, LeavesOutDaysThatAreTakenOrNamed) {
  auto scenario = given(harbourAnd(
      {"meetingScheduled(group = G-2, date = 2026-02-19)", "cadenceSet(group = G-2, every = 1, unit = month)"}));
  auto snapshot = scenario.snapshot();
  CommandBuilder builder(snapshot, "Officer");
  auto days = builder.scheduleSeries({{"group", {"G-2"}},
                                      {"from", {"2026-01-15"}},
                                      {"to", {"2026-05-31"}},
                                      {"starts", {"14:00"}},
                                      {"except", {"2026-04-16"}}});
  ASSERT_TRUE(days) << days.error().message;
  EXPECT_THAT(*days, ElementsAre(dateOf(2026, 1, 15), dateOf(2026, 3, 19), dateOf(2026, 5, 21)));
  EXPECT_EQ(steps(builder).front(), "meetingScheduled(group = G-2, date = 2026-01-15, startsAt = 840)");
}

TEST(MeetingSeries, HasToSayHowOften) {
  auto scenario = given(harbourAnd({}));
  auto snapshot = scenario.snapshot();
  CommandBuilder builder(snapshot, "Officer");
  Values values{{"group", {"G-2"}}, {"from", {"2026-01-15"}}, {"to", {"2026-05-31"}}};
  EXPECT_EQ(builder.scheduleSeries(values).error().kind, ErrorKind::usage);
  values["every"] = {"1"};
  EXPECT_EQ(builder.scheduleSeries(values).error().kind, ErrorKind::usage) << "every what?";
  values["unit"] = {"fortnight"};
  EXPECT_EQ(builder.scheduleSeries(values).error().kind, ErrorKind::usage);
  values["unit"] = {"month"};
  EXPECT_EQ(builder.scheduleSeries(values).value().size(), 5u);
}

}  // namespace
}  // namespace minuted::verbs
