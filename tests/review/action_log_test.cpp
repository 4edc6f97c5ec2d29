// Accepting an action log into a register that may know some of its actions already.
#include <gtest/gtest.h>

#include <algorithm>

#include "review/accepting.h"
#include "review/review.h"

namespace minuted::review {
namespace {

const std::string logHeader =
    "Safer Streets Sub-Group: action log\nRef,Date raised,Action,Lead,Due date,Status,Updates\n";

size_t accept(TempRegister& world, const std::string& rows) {
  auto before = world->log().size();
  acceptWhole(*world, logHeader + rows, "log.csv");
  return world->log().size() - before;
}

std::vector<std::string> actions(TempRegister& world) {
  std::vector<std::string> lines;
  auto list = must(queries::listActions(must(world->snapshot()), {.all = true}));
  for (auto action : list.get().getItems()) {
    std::string owners;
    for (auto owner : action.getOwners()) owners += std::string(owners.empty() ? "" : ", ") + owner.getName().cStr();
    lines.push_back(std::string(action.getText().cStr()) + " | " + owners + " | " + action.getRaisedOn().cStr() +
                    " | " + action.getDue().cStr() + " | " + kj::str(action.getStatus()).cStr());
  }
  return lines;
}
using Lines = std::vector<std::string>;

const std::string writeToCounty =
    "1,08/07/2025,Write to the county about the steps,Eastshore Police,31/08/2025,Open,12/07/25: chased\n";

TEST(AnActionLog, BecomesActionsWithTheirHistory) {
  TempRegister world;
  openFor(world, "Marram Coast Partnership");
  accept(world, writeToCounty +
                    "2,08/07/2025,Mend the lamp,Ann Lee,,Done,\"20/07/25: lamp bought\n3/8/25 - closed: it burns\"\n");
  EXPECT_EQ(actions(world),
            (Lines{"Write to the county about the steps | Eastshore Police | 2025-07-08 | 2025-08-31 | inProgress",
                   "Mend the lamp | Ann Lee | 2025-07-08 |  | closed"}));
}

TEST(AnActionLog, ReadTwiceChangesNothingAndReadLaterOnlyWhatIsNew) {
  TempRegister world;
  openFor(world, "Marram Coast Partnership");
  accept(world, writeToCounty);
  EXPECT_EQ(accept(world, writeToCounty), 0u);
  EXPECT_EQ(accept(world, writeToCounty + "\n"), 0u);
  // Only the second row and the second update of the first row are new.
  auto later =
      "1,08/07/2025,Write to the county about the steps,Eastshore Police,31/08/2025,Complete,"
      "12/07/25: chased. 02/09/25: they answered\n2,04/09/2025,Mend the lamp,Ann Lee,,Open,\n";
  accept(world, later);
  auto lines = actions(world);
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0], "Write to the county about the steps | Eastshore Police | 2025-07-08 | 2025-08-31 | closed");
  auto story = must(queries::history(must(world->snapshot()), Id(Kind::ACTION, 1)));
  size_t reported = 0;
  for (auto event : story.get().getItems())
    reported += std::string(event.getWhat().cStr()) == "actionProgressed" ? 1 : 0;
  EXPECT_EQ(reported, 2u);
}

TEST(AnActionLog, KnowsTheActionsOfTheMinutesAndThePeopleOfTheGroup) {
  TempRegister world;
  openFor(world, "Marram Coast Partnership");
  acceptWhole(*world, contents(MINUTED_SOURCE "/tests/sample/2025-07-08-safer-streets.txt"));
  auto before = actions(world).size();
  accept(world,
         "7,08/07/2025,Walk the harbour steps after dark and list where light is wanted,Supt Ritchie,31/08/2025,"
         "Complete,\n8,09/07/2025,Ring the harbour master,DR,,Open,\n");
  auto lines = actions(world);
  ASSERT_EQ(lines.size(), before + 1);
  EXPECT_TRUE(lines[0].ends_with("closed")) << lines[0];
  EXPECT_EQ(lines.back(), "Ring the harbour master | Dawn Ritchie | 2025-07-09 |  | open");
}

TEST(AnActionLog, KeepsApartWhatOnlySoundsTheSame) {
  TempRegister world;
  openFor(world, "Marram Coast Partnership");
  accept(world,
         "1,06/01/2025,Circulate the minutes,Ann Lee,,Closed,\n2,03/03/2025,Circulate the minutes,Joe Kidman,,Open,\n"
         "3,06/01/2025,Submit the return for quarter 1,Ann Lee,,Open,\n"
         "4,06/01/2025,Submit the return for quarter 2,Ann Lee,,Open,\n");
  EXPECT_EQ(actions(world).size(), 4u);
}

TEST(AnActionLog, TellsAnotherDueDateAnotherOwnerAndWhatIsOpenAgain) {
  TempRegister world;
  openFor(world, "Marram Coast Partnership");
  accept(world, "1,06/01/2025,Write to the county,Ann Lee,01/03/2025,Closed,\n");
  accept(world,
         "1,06/01/2025,Write to the county,Joe Kidman,01/06/2025,Open,\"10/02/25: asked again\"\n"
         "2,10/02/2025,Ring the county,Joe Kidman,,Open,\n");
  EXPECT_EQ(actions(world)[0], "Write to the county | Joe Kidman | 2025-01-06 | 2025-06-01 | inProgress");
}

TEST(AnActionLog, AcceptedAgainAfterItWasTakenBackIsRecordedAgain) {
  TempRegister world;
  openFor(world, "Marram Coast Partnership");
  accept(world, writeToCounty);
  accept(world,
         "1,08/07/2025,Write to the county about the steps,Eastshore Police,31/08/2025,Complete,02/09/25: done\n");
  Id second(Kind::READING, 2);
  EXPECT_TRUE(actions(world)[0].ends_with("closed"));
  ASSERT_TRUE(undoProposal(*world, officer, second, 2, ""));
  EXPECT_TRUE(actions(world)[0].ends_with("inProgress"));
  ASSERT_TRUE(acceptProposal(*world, officer, second, 2));
  EXPECT_TRUE(actions(world)[0].ends_with("closed"));
}

const std::string meeting =
    "Harbour Board\nMinutes of the meeting held on 5 May 2025\n\nPresent:\nAnn Lee\nJoe Kidman\n\n1. Business\n";

// The number of the proposal of the second reading that A-1 was closed by.
uint16_t closingProposal(TempRegister& world) {
  auto story = must(must(world->snapshot()).story(Id(Kind::ACTION, 1)));
  for (const auto& stored : story)
    if (stored->event().getBody().isActionClosed()) return stored->event().getSource().getProposal();
  return 0;
}

TEST(Minutes, WhatIsCarriedForwardIsNotWhatIsRaisedBesideIt) {
  TempRegister world;
  openFor(world, "Marram Coast Partnership");
  acceptWhole(*world, meeting +
                          "[Action carried forward – Joe Kidman to write to the school about the crossing]\n"
                          "[Action – Joe Kidman to write to the county about the bridge]\n");
  EXPECT_EQ(actions(world).size(), 2u);
}

TEST(Minutes, AnActionNamedByItsReferenceIsThatOne) {
  TempRegister world;
  openFor(world, "Marram Coast Partnership");
  acceptWhole(*world, meeting +
                          "[Action – write to the school about the crossing (Joe Kidman)]\n"
                          "[Action – write to the school about the gate (Joe Kidman)]\n");
  auto later = meeting;
  later.replace(later.find("5 May"), 5, "5 June");
  acceptWhole(*world, later + "[Action A-1 closed – the crossing (Joe Kidman)]\n");
  auto lines = actions(world);
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_TRUE(lines[0].ends_with("closed")) << lines[0];
}

TEST(Minutes, ACorrectedVersionSaysTheSameNewsOnce) {
  TempRegister world;
  openFor(world, "Marram Coast Partnership");
  auto carried = meeting + "[Action carried forward – write to the school (Joe Kidman)]\n";
  acceptWhole(*world, carried + "The roof is old.\n");
  acceptWhole(*world, carried + "The roof is very old.\n");
  auto list = must(queries::listActions(must(world->snapshot()), {.all = true}));
  EXPECT_EQ(list.get().getItems()[0].getTimesCarried(), 1u);
}

// Says of the register's first action that it is asked again every quarter from this day on.
void askEveryQuarter(TempRegister& world, Date from) {
  engine::CommandMaker command;
  auto repeats = command.step(from).getEvent().initBody().initActionRepeats();
  repeats.setAction(Id(Kind::ACTION, 1).value);
  repeats.setEvery(1);
  repeats.setUnit(schema::Interval::QUARTER);
  auto recorded = world->record(command.finish(engine::newCommandId(), officer));
  ASSERT_TRUE(recorded) << recorded.error().reason;
}

TEST(Minutes, ThatCloseAnActionWhichIsAskedAgainRaiseTheNext) {
  TempRegister world;
  openFor(world, "Marram Coast Partnership");
  acceptWhole(*world, meeting + "[Action – report on the lamps (Joe Kidman)]\n");
  askEveryQuarter(world, dateOf(2025, 5, 6));
  auto later = meeting;
  later.replace(later.find("5 May"), 5, "5 June");
  later += "[Action A-1 closed – report on the lamps (Joe Kidman)]\n";
  acceptWhole(*world, later);
  auto lines = actions(world);
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_TRUE(lines[0].ends_with("closed")) << lines[0];
  EXPECT_EQ(lines[1], "Report on the lamps | Joe Kidman | 2025-06-05 | 2025-09-05 | open");
  auto story = must(must(world->snapshot()).story(Id(Kind::ACTION, 2)));
  EXPECT_NE(story.at(0)->event().getSource().getLine(), 0u);  // the line that closed the one before

  acceptWhole(*world, later + "The roof is old.\n");  // a corrected version says the same
  EXPECT_EQ(actions(world), lines);
  auto size = world->log().size();
  must(undoProposal(*world, officer, Id(Kind::READING, 2), closingProposal(world), "misread"));
  EXPECT_GT(world->log().size(), size);
  lines = actions(world);
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_TRUE(lines[0].ends_with("open")) << lines[0];
}

TEST(AnActionLog, ThatClosesAnActionWhichIsAskedAgainRaisesTheNext) {
  TempRegister world;
  openFor(world, "Marram Coast Partnership");
  accept(world, writeToCounty);
  askEveryQuarter(world, dateOf(2025, 7, 9));
  auto closed =
      "1,08/07/2025,Write to the county about the steps,Eastshore Police,31/08/2025,Complete,02/09/25: they answered\n";
  accept(world, closed);
  auto lines = actions(world);
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_TRUE(lines[0].ends_with("closed")) << lines[0];
  EXPECT_TRUE(lines[1].ends_with(" | 2025-11-30 | open")) << lines[1];
  EXPECT_EQ(accept(world, closed), 0u);
  EXPECT_EQ(actions(world), lines);
}

// A surname that two attendees share is refused, and not guessed.
TEST(Minutes, ANameThatTwoHaveIsAskedAbout) {
  TempRegister world;
  openFor(world, "Marram Coast Partnership");
  auto text = meeting + "[Action – write to the school (Green)]\n";
  text.replace(text.find("Ann Lee"), 7, "Caroline Green\nIan Green");
  auto reading = must(readFile(text, "minutes.txt", {}, MINUTED_READER));
  auto filed = must(fileReading(*world, officer, reading, "minutes.txt", text));
  auto numbers = must(waitingProposals(must(world->snapshot()), filed.reading));
  auto action = numbers.at(numbers.size() - 2);  // the last one asks who is a member
  for (auto number : numbers) {
    if (number >= action) continue;
    ASSERT_TRUE(acceptProposal(*world, officer, filed.reading, number));
  }
  auto accepted = acceptProposal(*world, officer, filed.reading, action);
  ASSERT_FALSE(accepted);
  EXPECT_TRUE(accepted.error().message.starts_with(
      "'Green' may be Caroline Green (PE-1) or Ian Green (PE-2). Say who is meant"))
      << accepted.error().message;
}

}  // namespace
}  // namespace minuted::review
