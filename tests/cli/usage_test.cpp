// What the program says of itself: every command has help that fits the terminal, with an example of its own that can
// be typed as it stands; and of a wrong name it says which may have been meant. The list of commands is the program's.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "cli/program.h"

namespace minuted::world {
namespace {

using Usage = ProgramTest;

std::string pathOf(const Words& command) {
  std::string path = "minuted";
  for (const auto& word : command) path += " " + word;
  return path;
}

// The commands below 'Examples:', with lines that end in '\' joined to the next.
Words examplesIn(const std::string& help) {
  Words examples;
  std::istringstream lines(help.substr(std::min(help.find("\nExamples:\n"), help.size())));
  bool goesOn = false;
  for (std::string line; std::getline(lines, line);) {
    bool begins = line.starts_with("  minuted ");
    if (!begins && !goesOn) continue;
    if (begins) examples.emplace_back();
    goesOn = line.ends_with(" \\");
    examples.back() += goesOn ? line.substr(0, line.size() - 1) : line;
  }
  return examples;
}

TEST_F(Usage, OfEveryCommandFitsTheTerminalAndHasItsOwnExample) {
  auto all = commands();
  EXPECT_GT(all.size(), 130u);
  std::set<std::string> seen;
  for (const auto& command : all) {
    auto help = command;
    help.push_back("--help");
    auto shown = run(help, "COLUMNS=80");
    ASSERT_EQ(shown.code, 0) << pathOf(command);
    EXPECT_LE(widestLineOf(shown.output), 80u) << shown.output;
    EXPECT_LE(widestLineOf(run(help, "COLUMNS=60").output), 60u) << pathOf(command);
    auto examples = examplesIn(shown.output);
    ASSERT_FALSE(examples.empty()) << shown.output;
    bool isOwn = std::ranges::any_of(
        examples, [&](const auto& example) { return (example + " ").starts_with("  " + pathOf(command) + " "); });
    EXPECT_TRUE(isOwn || command.empty()) << shown.output;
    for (const auto& example : examples)
      if (isOwn && seen.insert(example).second) {
        // There is no register: what is wrong with the words is noticed before that.
        auto tried = shell(example.find(" serve") == std::string::npos ? example : "minuted serve");
        EXPECT_EQ(tried.errors.find("--help' tells more."), std::string::npos) << example << "\n" << tried.errors;
        fs::remove_all(folder_ / "register");
      }
  }
}

TEST_F(Usage, SuggestsTheCommandThatMayHaveBeenMeant) {
  for (const auto& command : commands()) {
    if (command.empty() || command.back().size() < 4) continue;
    auto wrong = command;
    std::swap(wrong.back()[1], wrong.back()[2]);
    if (wrong == command) continue;
    auto tried = run(wrong);
    EXPECT_EQ(tried.code, 2) << quoted(wrong);
    EXPECT_NE(tried.errors.find("Did you mean '" + pathOf(command) + "'?"), std::string::npos) << tried.errors;
  }
  EXPECT_EQ(run({"xyzzy"}).errors, "minuted: There is no command 'minuted xyzzy'. 'minuted --help' tells more.\n");
}

TEST_F(Usage, SuggestsTheOptionThatMayHaveBeenMeant) {
  size_t tried = 0;
  for (const auto& command : commands()) {
    auto help = command;
    help.push_back("--help");
    std::istringstream lines(run(help).output);
    for (std::string line; std::getline(lines, line) && line != "Examples:";) {
      auto from = line.find("--");
      if (!line.starts_with("  ") || from == std::string::npos || from > 6) continue;
      auto option = line.substr(from, line.find_first_of(" ,", from) - from);
      if (option.size() < 6) continue;
      auto wrong = command;
      wrong.push_back(option + "x");
      auto outcome = run(wrong);
      EXPECT_EQ(outcome.code, 2) << quoted(wrong);
      EXPECT_NE(outcome.errors.find("Did you mean '" + option + "'?"), std::string::npos) << outcome.errors;
      ++tried;
    }
    if (tried > 200) return;
  }
  EXPECT_GT(tried, 100u);
}

// Options that mean the same are called the same in every command; what they were called once is still understood.
TEST_F(Usage, CallsWhatIsTheSameBySameNames) {
  for (const auto& command : commands()) {
    auto help = command;
    help.push_back("--help");
    auto text = run(help).output;
    for (const char* former :
         {"--reason", "--outcome TEXT ...  What", "--source", "--at ", "--until", "--organisation", "--org "})
      if (pathOf(command) != "minuted action list") {
        EXPECT_EQ(text.find(former), std::string::npos) << pathOf(command) << former;
      }
  }
  record({"-q", "init", "--name", "Marram Coast Partnership"});
  record({"-q", "org", "add", "Harbour Trust"});
  record({"-q", "action", "add", "Survey", "--owner", "Harbour Trust"});
  for (const char* name : {"--note", "--why", "--reason"}) record({"-q", "action", "progress", "A-1", name, "half"});
  record({"-q", "action", "done", "A-1", "--outcome", "all"});
  record({"-q", "decision", "add", "To go on", "--reason", "it is light"});
  record({"-q", "funding", "award", "£5", "--for", "lamps"});
  record({"-q", "commitment", "add", "Pay", "--org", "Harbour Trust"});
  EXPECT_NE(run({"action", "close", "A-1", "--note", "a", "--why", "b"}).code, 0);
}

}  // namespace
}  // namespace minuted::world
