// Actions that are asked again, decisions that are taken as they were proposed, and meetings like others: commands that
// come to more than what was typed.
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
using world::Lines;
using world::Scenario;

// The steps of the command that these values build; a sentence where it was refused.
Lines stepsOf(Scenario& scenario, const char* noun, const char* name, const Values& values) {
  auto snapshot = scenario.snapshot();
  CommandBuilder builder(snapshot, "Officer");
  auto built = builder.add(*find(noun, name), values, {});
  if (!built) return {built.error().message};
  auto bytes = builder.command().finish(engine::newCommandId(), "Officer");
  Message<schema::Command> command(bytes);
  Lines lines;
  for (auto step : command.get().getSteps()) lines.push_back(world::lineOf(step.getEvent(), step.getWords()));
  return lines;
}

Scenario givenRepeated(const std::string& raised, const Lines& more = {}) {
  auto scenario = given(harbourAnd({raised}));
  scenario.and_(more);
  return scenario;
}

TEST(AnActionThatIsAskedAgain, IsRaisedWithTheClosingOneIntervalAfterItWasDue) {
  auto scenario = givenRepeated(
      "2025-01-16 actionRaised(owners = [(party = PE-1, onBehalfOf = O-1)], group = G-2, meeting = M-1, item = 2, "
      "due = 2025-04-30, confidential = true, urgency = high, every = 1, unit = quarter) text = \"Report\"");
  EXPECT_THAT(
      stepsOf(scenario, "action", "close", {{"ref", {"A-1"}}, {"meeting", {"M-2"}}}),
      ElementsAre(
          "2025-05-15 actionClosed(action = A-1, meeting = M-2)",
          "2025-05-15 actionRaised(owners = [(party = PE-1, onBehalfOf = O-1)], group = G-2, meeting = M-2, due "
          "= 2025-07-30, confidential = true, urgency = high, every = 1, unit = quarter) text = \"Report\"",
          "2025-05-15 actionContinued(action = A-1, by = A-2147483649)"));
}

TEST(AnActionThatIsAskedAgain, IsNotDueOnADayThatIsOver) {
  auto scenario = givenRepeated(
      "2025-01-16 actionRaised(owners = [(party = O-1)], group = G-2, due = 2025-01-31, every = 1, unit = month) text "
      "= "
      "\"Report\"");
  EXPECT_THAT(stepsOf(scenario, "action", "close", {{"ref", {"A-1"}}, {"meeting", {"M-2"}}})[1],
              testing::HasSubstr("due = 2025-05-28"));
}

TEST(AnActionThatIsAskedAgain, IsRaisedOnce) {
  auto raised =
      "2025-01-16 actionRaised(owners = [(party = O-1)], group = G-2, every = 1, unit = month) text = \"Report\"";
  Values close{{"ref", {"A-1"}}, {"meeting", {"M-2"}}};
  auto askedOnce = givenRepeated(raised, {"2025-01-17 actionRepeats(action = A-1)"});
  EXPECT_THAT(stepsOf(askedOnce, "action", "close", close), testing::SizeIs(1));
  auto goneOn =
      givenRepeated(raised, {"2025-01-17 actionRaised(owners = [(party = O-1)], group = G-2) text = \"Another\"",
                             "2025-01-17 actionContinued(action = A-1, by = A-2)"});
  EXPECT_THAT(stepsOf(goneOn, "action", "close", close), testing::SizeIs(1));
  auto ofNobody = givenRepeated(raised, {"2025-05-01 groupEnded(group = G-2)"});
  EXPECT_THAT(stepsOf(ofNobody, "action", "close", close), testing::SizeIs(1));
}

TEST(AnActionThatIsAskedAgain, SaysHowOften) {
  auto scenario = givenRepeated("2025-01-16 actionRaised(owners = [(party = O-1)], group = G-2) text = \"Report\"");
  EXPECT_THAT(stepsOf(scenario, "action", "repeat", {{"ref", {"A-1"}}, {"unit", {"quarter"}}}),
              ElementsAre("actionRepeats(action = A-1, every = 1, unit = quarter)"));
  EXPECT_THAT(stepsOf(scenario, "action", "repeat", {{"ref", {"A-1"}}, {"every", {"2"}}}),
              ElementsAre("How often? Say --every 1 --unit quarter: week, month, quarter or year."));
  EXPECT_THAT(stepsOf(scenario, "action", "ask-once", {{"ref", {"A-1"}}}), ElementsAre("actionRepeats(action = A-1)"));
}

TEST(ADecisionByWrittenProcedure, IsTakenAsItWasProposed) {
  auto scenario =
      given(harbourAnd({"2025-02-01 decisionProposed(group = G-2, kind = approved, closesOn = 2025-02-14, proposer = "
                        "PE-1, confidential = "
                        "true) text = \"Fund the lights\" note = \"before the winter\""}));
  EXPECT_THAT(
      stepsOf(scenario, "decision", "take", {{"ref", {"D-1"}}}),
      ElementsAre("decisionRecorded(decision = D-1, kind = approved, group = G-2, proposer = PE-1, confidential "
                  "= true) text = \"Fund the lights\", note = \"before the winter\""));
}

TEST(AMeetingLikeAnother, HasItsTimePlaceAndItemsButForTopics) {
  auto scenario = given(harbourAnd(
      {"2025-02-01 meetingMoved(meeting = M-2, date = 2025-05-16, startsAt = 840, endsAt = 930)",
       "2025-02-01 meetingPlaced(meeting = M-2) name = \"Harbour Hall\"",
       "2025-02-01 agendaItemAdded(meeting = M-2, planned = true, kind = standing, minutes = 5) text = \"Welcome\"",
       "2025-02-01 agendaItemAdded(meeting = M-2, planned = true, kind = topic) text = \"Gulls\""}));
  auto snapshot = scenario.snapshot();
  CommandBuilder builder(snapshot, "Officer");
  ASSERT_TRUE(builder.scheduleLike({{"ref", {"M-2"}}, {"date", {"2030-03-01"}}, {"starts", {"09:00"}}}));
  auto bytes = builder.command().finish(engine::newCommandId(), "Officer");
  Message<schema::Command> command(bytes);
  Lines lines;
  for (auto step : command.get().getSteps()) lines.push_back(world::lineOf(step.getEvent(), step.getWords()));
  EXPECT_THAT(
      lines, ElementsAre("meetingScheduled(group = G-2, date = 2030-03-01, startsAt = 540, endsAt = 630)",
                         "meetingPlaced(meeting = M-2147483648) name = \"Harbour Hall\"",
                         "agendaItemAdded(meeting = M-2147483648, planned = true, kind = standing, minutes = 5) text = "
                         "\"Welcome\""));
}

}  // namespace
}  // namespace minuted::verbs
