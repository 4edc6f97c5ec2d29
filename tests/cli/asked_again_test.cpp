// Asking again: every command that records takes an id, and asked again with it, records nothing twice and gives the
// same answer. The list of the commands that record is the program's own; one that is not in the table
// (tests/cli/recording_commands.h) fails the test.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "cli/recording_commands.h"

namespace minuted::world {
namespace {

// Those that are not tried like the others: 'init' makes the register, and two ask a person. 'chase' has ids of its
// own, whatever is given: it knows each mail by what it asks (tests/notify/chase_test.cpp).
const std::set<std::string> apart{"init", "review walk", "meeting carry", "chase"};

class AskedAgain : public RecordingTest {
 protected:
  void expectSameAnswers(const Recording& asked, const std::string& format) {
    SCOPED_TRACE(asked.line + format);
    restore();
    if (!asked.before.empty()) expectDone(asked.before);
    auto before = newest();
    auto line = asked.line + format + " --command-id 'the first'";
    auto first = ask(line);
    auto recorded = newest();
    // 4: it has done what it could, as when one of several proposals is refused.
    EXPECT_TRUE(first.code == 0 || first.code == 4) << first.errors;
    EXPECT_NE(recorded, before) << "it recorded nothing: " << first.errors;
    auto again = ask(line);
    EXPECT_EQ(again.code, first.code) << again.errors;
    EXPECT_EQ(again.output, first.output);
    EXPECT_EQ(newest(), recorded) << "it was recorded twice";
    EXPECT_NE(again.errors.find("recorded before"), std::string::npos) << again.errors;
  }

  // After expectSameAnswers().
  void expectTheIdIsTaken() {
    auto recorded = newest();
    auto other = ask("org add 'Quite Another' --command-id 'the first'");
    EXPECT_EQ(other.code, 4) << other.errors;
    EXPECT_NE(other.errors.find("belongs to something else"), std::string::npos) << other.errors;
    EXPECT_EQ(newest(), recorded);
  }
};

// The commands that take an id, as the program lists them, and all commands.
std::set<std::string> commandsIn(const std::string& csv, bool thatRecord) {
  std::set<std::string> names;
  std::istringstream lines(csv);
  for (std::string line; std::getline(lines, line);)
    if (!thatRecord || line.find("--command-id") != std::string::npos) names.insert(line.substr(0, line.find(',')));
  return names;
}

std::string nameOf(const std::string& line, const std::set<std::string>& names) {
  auto space = line.find(' ');
  auto both = line.substr(0, line.find(' ', space + 1));
  return names.contains(both) ? both : line.substr(0, space);
}

TEST_F(AskedAgain, EveryCommandThatRecordsIsInTheTable) {
  auto help = run({"help", "--csv"}).output;
  auto recording = commandsIn(help, true), tried = apart;
  EXPECT_GT(recording.size(), 100u) << help;
  for (const auto& asked : recordingLines()) tried.insert(nameOf(asked.line, recording));
  EXPECT_EQ(tried, recording);
}

TEST_F(AskedAgain, EveryCommandRecordsOnceAndAnswersTheSame) {
  for (const auto& asked : sampleOf(recordingLines())) expectSameAnswers(asked, " --json");
}

TEST_F(AskedAgain, CommandsTellPeopleTheSameToo) {
  for (const auto& asked :
       {Recording{"action progress A-1 --party 'Priya Nair'"}, Recording{"review accept R-1"},
        Recording{"import $SAMPLE/2025-01-16-steering-group.txt --accept"}, Recording{"undo 20"},
        Recording{"apply $FOLDER/facts.json"}, Recording{"report bring $FOLDER/draft.md --to 2025-12-31"}}) {
    expectSameAnswers(asked, "");
    expectTheIdIsTaken();
  }
}

// The answer cannot be printed, so the exit code is not 0; the message says that the event is there all the same.
TEST_F(AskedAgain, AfterAnErrorBehindTheCommitTellsTheAnswerThatWasLost) {
  for (const auto& asked :
       {Recording{"person add 'Tom Ash'"}, Recording{"apply $FOLDER/facts.json"}, Recording{"undo 20"},
        Recording{"review accept R-1.1 R-1.2"}, Recording{"import $SAMPLE/2025-01-16-steering-group.txt"},
        Recording{"report write introduction 'Busy.' --to 2025-12-31"}}) {
    SCOPED_TRACE(asked.line);
    restore();
    auto line = asked.line + " --json --command-id lost";
    auto lost = ask(line + " > /dev/full");
    EXPECT_EQ(lost.code, 1);
    EXPECT_NE(lost.errors.find("recorded, but then something failed"), std::string::npos) << lost.errors;
    auto recorded = newest();
    auto again = ask(line);
    EXPECT_EQ(again.code, 0) << again.errors;
    EXPECT_FALSE(again.output.empty());
    EXPECT_EQ(newest(), recorded);
  }
}

TEST_F(AskedAgain, InitTellsTheSame) {
  auto line = "--register $FOLDER/another init --name 'Dune Forum' --json --command-id begin";
  auto first = ask(line), again = ask(line);
  EXPECT_EQ(first.code, 0) << first.errors;
  EXPECT_EQ(again.code, 0) << again.errors;
  EXPECT_EQ(again.output, first.output);
  EXPECT_EQ(ask("--register $FOLDER/another init --name 'Other Forum' --command-id begin").code, 4);
}

TEST_F(AskedAgain, AWalkWithTheSameAnswersRecordsNothingTwice) {
  auto walk = [&] {
    return shell("printf 'a\\nr said in jest\\nm 1\\nq\\n' | minuted review walk R-1 --command-id walk");
  };
  auto first = walk();
  auto recorded = newest();
  auto again = walk();
  EXPECT_EQ(again.code, first.code) << again.errors;
  EXPECT_EQ(newest(), recorded);
}

TEST_F(AskedAgain, AnIdInAFileIsHonouredOrRefused) {
  auto write = [&](const std::string& header) {
    std::ofstream(folder_ / "command.txt")
        << "(" << header
        << "steps = [(event = (body = (organisationEntered = ())), words = (name = \"Dune Council\"))])";
  };
  const std::string id = "000102030405060708090a0b0c0d0e0f";
  write("id = 0x\"" + id + "\", ");
  auto first = ask("apply $FOLDER/command.txt --json");
  EXPECT_EQ(first.code, 0) << first.errors;
  auto recorded = newest();
  EXPECT_EQ(ask("apply $FOLDER/command.txt --json").output, first.output);
  EXPECT_EQ(ask("apply $FOLDER/command.txt --json --command-id " + id).output, first.output);
  EXPECT_EQ(ask("apply $FOLDER/command.txt --command-id another").code, 2);
  write("id = 0x\"0102\", ");
  EXPECT_EQ(ask("apply $FOLDER/command.txt").code, 2);
  write("by = \"Somebody Else\", ");
  EXPECT_EQ(ask("apply $FOLDER/command.txt").code, 2);
  EXPECT_EQ(newest(), recorded);
  std::ofstream(folder_ / "command.txt") << R"([{"do": "org add", "name": "Dunes", "id": "7"}])";
  EXPECT_EQ(ask("apply $FOLDER/command.txt").code, 2);
  EXPECT_EQ(newest(), recorded);
}

// Others may have recorded something while a command was made and was not answered yet: then it would be refused today.
TEST_F(AskedAgain, IsAnsweredEvenWhereItCouldNotBeAskedForTheFirstTime) {
  auto serve = "minuted --quiet serve & until [ -S $MINUTED_REGISTER/socket ]; do sleep 0.05; done; server=$!\n";
  auto stopped = shell(std::string(serve) +
                       "kill -STOP $server; minuted --wait 1 person add 'Tom Ash' --command-id one; echo $?\n"
                       "minuted --wait 1 person add 'Tom Ash' --command-id two; echo $?\n"
                       "kill -CONT $server; sleep 1\n"
                       "minuted -q person add 'Tom Ash' --command-id two; echo $?\n"
                       "kill $server; wait $server");
  EXPECT_EQ(stopped.output, "1\n1\nPE-4\n0\n") << stopped.errors;
  EXPECT_NE(stopped.errors.find("ask again with '--command-id"), std::string::npos) << stopped.errors;
}

// A command that waits for the lock of a server that is only starting finds the server.
TEST_F(AskedAgain, ACommandWaitsForAnotherProcessAsLongAsItWasTold) {
  auto ran = shell(
      "flock $MINUTED_REGISTER/lock sleep 3 & sleep 0.3\n"
      "minuted --wait 1 org add 'Dune Council'; echo $?\n"
      "minuted -q --wait 10 org add 'Dune Council'; echo $?; wait");
  EXPECT_EQ(ran.output, "1\nO-4\n0\n") << ran.errors;
  EXPECT_NE(ran.errors.find("has been writing to this register for 1 second"), std::string::npos) << ran.errors;
}

}  // namespace
}  // namespace minuted::world
