// What one command of a meeting's day comes to: several events.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/message.h"
#include "verbs/command_builder.h"
#include "world/scenario.h"

namespace minuted::verbs {
namespace {

using testing::ElementsAre;
using world::given;
using world::harbourAnd;
using world::idOf;
using world::Lines;

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
}

}  // namespace
}  // namespace minuted::verbs
