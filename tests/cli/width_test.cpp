// What is printed keeps to the width of the terminal: every command that shows something, at 40, 60 and 80 columns, of
// a register with long names and long texts.
#include <gtest/gtest.h>

#include "cli/program.h"

namespace minuted::world {
namespace {

class Width : public ProgramTest {
 protected:
  Width() {
    record({"-q", "init", "--name", "Marram Coast Partnership for Safer and Stronger Communities"});
    record({"-q", "org", "add", "Harbour and Saltern Housing Trust Limited"});
    record({"-q", "group", "add", "Safer Streets at Night Sub-Group", "--kind", "subGroup"});
    record({"-q", "person", "add", "Wilhelmina Featherstonehaugh-Cholmondeley"});
    record({"-q", "person", "appoint", "PE-1", "--group", "G-2", "--role", "supportingOfficer", "--for", "O-1"});
    record({"-q", "meeting", "add", "--date", "2025-01-16", "--starts", "14:00", "--on", "2025-01-02"});
    record({"-q", "meeting", "hold", "M-1"});
    record({"-q", "meeting", "attend", "M-1", "PE-1", "--for", "O-1"});
    record({"-q", "meeting", "item", "M-1", "The lighting of the steps that lead from the harbour to the old market"});
    record({"-q", "action", "add", longText, "--owner", "O-1", "--owner", "PE-1", "--meeting", "M-1", "--due",
            "2025-02-01"});
    record({"-q", "decision", "add", longText, "--meeting", "M-1", "--proposer", "PE-1", "--why", longText});
    record({"-q", "topic", "add", longText});
    record({"-q", "priority", "add", longText});
    record({"-q", "programme", "add", "Winter plan for the whole of the coast and its hinterland"});
    record(
        {"-q", "measure", "add", "Employers who pay the living wage", "--unit", "employers with more than ten people"});
    record({"-q", "measure", "read", "ME-1", "12", "--note", longText});
    record({"-q", "achievement", "add", longText});
    record({"-q", "funding", "award", "£75,000", "--purpose", longText, "--funder", "O-1"});
  }

  static constexpr const char* longText =
      "Survey the bus shelters between the harbour and the old market, and say which of them could be lit at night "
      "without disturbing those who live there";
};

std::string subjectOf(const Words& command) {
  const auto& noun = command.front();
  if (noun == "decision") return "D-1";
  if (noun == "meeting") return "M-1";
  if (noun == "group") return "G-2";
  if (noun == "person") return "PE-1";
  if (noun == "org" || noun == "account") return "O-1";
  if (noun == "topic") return "T-1";
  if (noun == "priority") return "P-1";
  if (noun == "programme") return "PG-1";
  if (noun == "measure") return "ME-1";
  if (noun == "achievement") return "AC-1";
  if (noun == "funding") return "F-1";
  return "A-1";
}

TEST_F(Width, IsKeptByEveryCommandThatShowsSomething) {
  size_t shown = 0;
  for (const auto& command : sampleOf(commands())) {
    if (command.empty() || command.front() == "serve" || command.front() == "export" || command.front() == "report" ||
        command.front() == "verify" || command.front() == "rebuild" || command.front() == "backup")
      continue;  // they print for other programs, or whole documents
    for (const auto& words : {command, with(command, {subjectOf(command)})}) {
      auto at80 = run(words, "COLUMNS=80");
      for (size_t width : {40u, 60u, 80u}) {
        if (width == 60 && at80.code != 0) continue;
        auto ran = width == 80 ? at80 : run(words, "COLUMNS=" + std::to_string(width));
        EXPECT_LE(widestLineOf(ran.output), width) << quoted(words) << "\n" << ran.output;
        EXPECT_LE(widestLineOf(ran.errors), width) << quoted(words) << "\n" << ran.errors;
      }
      shown += at80.code == 0 && at80.output.size() > 40 ? 1 : 0;
      if (command.back() == "list" && words == command) {
        EXPECT_EQ(at80.code, 0) << quoted(words) << at80.errors;
      }
    }
  }
  EXPECT_GT(shown, isFull() ? 25u : 0u);  // which commands a sample holds changes with each new one
}

// Where the columns of a table do not fit, nothing of it is left out.
TEST_F(Width, LeavesNothingOut) {
  auto wide = run({"action", "list"}, "COLUMNS=200").output, narrow = run({"action", "list"}, "COLUMNS=40").output;
  for (const char* word : {"A-1", "shelters", "disturbing", "2025-02-01", "Saltern"}) {
    EXPECT_NE(wide.find(word), std::string::npos) << word << wide;
    EXPECT_NE(narrow.find(word), std::string::npos) << word << narrow;
  }
}

TEST_F(Width, IsThatOfOneLineForProgramsWhereNobodySaysHowWide) {
  auto refused = run({"action", "close", "A-99", "--note", "x"});
  EXPECT_EQ(std::count(refused.errors.begin(), refused.errors.end(), '\n'), 1) << refused.errors;
}

}  // namespace
}  // namespace minuted::world
