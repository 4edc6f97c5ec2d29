// Who was listed is offered as a member, and becomes one from the day of the meeting on; in whatever order minutes are
// read, and once.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include "queries/queries.h"
#include "review/accepting.h"
#include "world/scenario.h"

namespace minuted::review {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using Lines = std::vector<std::string>;

std::string minutesOf(const std::string& date, const std::string& present) {
  return fmt::format(
      "Harbour Board\nMinutes of the meeting held on {}\n\nPresent:\n{}\n1. Lights\nAGREED: to buy {} lamps.\n", date,
      present, date);
}
const std::string january = minutesOf("16 January 2025", "Ann Lee, Harbour Trust\nKit Ash, Dune Council\n");
const std::string may = minutesOf("15 May 2025", "Ann Lee, Harbour Trust\nJo Kidd, Bus Company\n");

Id file(TempRegister& world, const std::string& text) {
  auto reading = must(readFile(text, "minutes.txt", {}, MINUTED_READER));
  return must(fileReading(*world, officer, reading, "minutes.txt", text)).reading;
}

Id board(const engine::Snapshot& snapshot) {
  constexpr std::array groups{Kind::GROUP};
  return must(queries::findSubject(snapshot, "Harbour Board", groups));
}

Lines members(TempRegister& world) {
  auto snapshot = must(world->snapshot());
  Lines lines;
  auto list = must(queries::listMembers(snapshot, board(snapshot)));
  for (auto each : list.get().getItems())
    lines.push_back(fmt::format("{}, {}, {}", each.getName().cStr(), each.getOrganisation().cStr(),
                                each.getPresumed() ? "presumed" : each.getFrom().cStr()));
  std::ranges::sort(lines);
  return lines;
}

// The number of the proposal that those listed are members.
uint16_t lastOf(TempRegister& world, Id reading) {
  return must(waitingProposals(must(world->snapshot()), reading)).back();
}

void acceptAllBut(TempRegister& world, Id reading, uint16_t left) {
  for (auto number : must(waitingProposals(must(world->snapshot()), reading))) {
    if (number == left) continue;
    EXPECT_TRUE(acceptProposal(*world, officer, reading, number)) << number;
  }
}

TEST(Members, ArePresumedUntilTheProposalIsAnswered) {
  TempRegister world;
  openFor(world, "Harbour Partnership");
  auto reading = file(world, january);
  auto number = lastOf(world, reading);
  acceptAllBut(world, reading, number);
  EXPECT_THAT(members(world), ElementsAre("Ann Lee, Harbour Trust, presumed", "Kit Ash, Dune Council, presumed"));
  ASSERT_TRUE(acceptProposal(*world, officer, reading, number));
  Lines appointed{"Ann Lee, Harbour Trust, 2025-01-16", "Kit Ash, Dune Council, 2025-01-16"};
  EXPECT_EQ(members(world), appointed);
  ASSERT_TRUE(undoProposal(*world, officer, reading, number, ""));
  EXPECT_THAT(members(world), ElementsAre("Ann Lee, Harbour Trust, presumed", "Kit Ash, Dune Council, presumed"));
  ASSERT_TRUE(acceptProposal(*world, officer, reading, number));
  EXPECT_EQ(members(world), appointed);
}

TEST(Members, AreNobodyWhereTheProposalIsRejected) {
  TempRegister world;
  openFor(world, "Harbour Partnership");
  auto reading = file(world, january);
  auto number = lastOf(world, reading);
  acceptAllBut(world, reading, number);
  ASSERT_TRUE(rejectProposal(*world, officer, reading, number, "a public meeting"));
  EXPECT_THAT(members(world), IsEmpty());
}

TEST(Members, WaitForTheAttendanceToBeDecided) {
  TempRegister world;
  openFor(world, "Harbour Partnership");
  auto reading = file(world, january);
  auto accepted = acceptProposal(*world, officer, reading, lastOf(world, reading));
  ASSERT_FALSE(accepted);
  EXPECT_THAT(accepted.error().message, HasSubstr("Whether Ann Lee was listed (R-1.2) waits for an answer"));
}

TEST(Members, AreThoseWhoseAttendanceWasAcceptedAndWhomAnEditKept) {
  TempRegister world;
  openFor(world, "Harbour Partnership");
  auto reading = file(
      world, minutesOf("16 January 2025", "Ann Lee, Harbour Trust\nKit Ash, Dune Council\nJo Kidd, Bus Company\n"));
  auto number = lastOf(world, reading);
  ASSERT_TRUE(rejectProposal(*world, officer, reading, 2, "was not there"));
  ASSERT_TRUE(editProposal(*world, officer, reading, 3, {.name = "Kit Ashe"}));
  EXPECT_FALSE(editProposal(*world, officer, reading, number, {.owners = Lines{"Nobody Else"}}));
  ASSERT_TRUE(editProposal(*world, officer, reading, number, {.owners = Lines{"Ann Lee", "Kit Ash (Dune Council)"}}));
  acceptAllBut(world, reading, 0);
  EXPECT_THAT(members(world), ElementsAre("Jo Kidd, Bus Company, presumed", "Kit Ashe, Dune Council, 2025-01-16"));
}

TEST(Members, AreTheSameInWhateverOrderMinutesAreRead) {
  TempRegister inOrder, reversed;
  for (auto* world : {&inOrder, &reversed}) openFor(*world, "Harbour Partnership");
  acceptWhole(*inOrder, january);
  acceptWhole(*inOrder, may);
  acceptWhole(*reversed, may);
  acceptWhole(*reversed, january);
  EXPECT_THAT(members(inOrder), ElementsAre("Ann Lee, Harbour Trust, 2025-01-16", "Jo Kidd, Bus Company, 2025-05-15",
                                            "Kit Ash, Dune Council, 2025-01-16"));
  EXPECT_EQ(members(reversed), members(inOrder));
}

TEST(Members, WhomSomebodyAppointedKeepThatAppointment) {
  TempRegister world;
  openFor(world, "Harbour Partnership");
  acceptWhole(*world, may);
  ASSERT_TRUE(
      world->record(world::commandOf({"2025-03-01 appointmentMade(person = PE-1, organisation = O-2, group = G-2)"})));
  acceptWhole(*world, january);
  EXPECT_THAT(members(world), testing::Contains("Ann Lee, Bus Company, 2025-03-01"))
      << "the appointment of March stands";
}

// --- For whom an owner speaks ---

Lines questions(TempRegister& world, Id reading) {
  Lines asked;
  auto list = must(listProposals(must(world->snapshot()), reading, false));
  for (auto proposal : list.get().getItems())
    for (auto question : proposal.getQuestions()) asked.push_back(question.cStr());
  return asked;
}

TEST(Mandates, AreAskedForWhereNothingSaysThem) {
  TempRegister world;
  openFor(world, "Harbour Partnership");
  auto reading = file(world, january + "[Action – count the lamps (Rachel Patel)]\n[Action – buy them (Kit Ash)]\n");
  EXPECT_THAT(questions(world, reading),
              ElementsAre("For whom does Rachel Patel speak? Say 'Rachel Patel (ORGANISATION)' as the owner."));
  auto list = must(listProposals(must(world->snapshot()), reading, false));
  uint16_t number = 0;
  for (auto proposal : list.get().getItems())
    if (proposal.getQuestions().size() > 0) number = parseProposalReference(proposal.getRef().cStr())->second;
  ASSERT_TRUE(editProposal(*world, officer, reading, number, {.owners = Lines{"Rachel Patel (Thames Valley Police)"}}));
  EXPECT_THAT(questions(world, reading), IsEmpty());
  acceptAllBut(world, reading, 0);
  auto actions = must(queries::listActions(must(world->snapshot()), {}));
  Lines owners;
  for (auto action : actions.get().getItems())
    owners.push_back(
        fmt::format("{} ({})", action.getOwners()[0].getName().cStr(), action.getOwners()[0].getOrganisation().cStr()));
  EXPECT_THAT(owners, ElementsAre("Rachel Patel (Thames Valley Police)", "Kit Ash (Dune Council)"));
}

}  // namespace
}  // namespace minuted::review
