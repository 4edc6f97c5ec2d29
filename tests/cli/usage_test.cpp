// What the program says of itself: every command has help that fits the terminal, with an example of its own that can
// be typed as it stands; and of a wrong name it says which may have been meant. The list of commands is the program's.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "cli/program.h"

namespace minuted::world {
namespace {

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

class Usage : public ProgramTest {
 protected:
  Ran helpOf(Words command, const std::string& environment) {
    command.push_back("--help");
    return run(command, environment);
  }

  static void expectPresentNames(const Words& command, const std::string& help) {
    // Where --org is no former name of --for.
    if (pathOf(command) == "minuted action list" || pathOf(command) == "minuted commitment list") return;
    for (const char* former :
         {"--reason", "--outcome TEXT ...  What", "--source", "--at ", "--until", "--organisation ", "--org "})
      EXPECT_EQ(help.find(former), std::string::npos) << pathOf(command) << former;
  }
};

TEST_F(Usage, OfEveryCommandFitsTheTerminalAndHasItsOwnExample) {
  auto all = commands();
  EXPECT_GT(all.size(), 130u);
  std::set<std::string> examplesOfAll;
  for (const auto& command : all) {
    auto shown = helpOf(command, "COLUMNS=80");
    ASSERT_EQ(shown.code, 0) << pathOf(command);
    EXPECT_LE(widestLineOf(shown.output), 80u) << shown.output;
    expectPresentNames(command, shown.output);
    auto examples = examplesIn(shown.output);
    ASSERT_FALSE(examples.empty()) << shown.output;
    bool isOwn = std::ranges::any_of(
        examples, [&](const auto& example) { return (example + " ").starts_with("  " + pathOf(command) + " "); });
    EXPECT_TRUE(isOwn || command.empty()) << shown.output;
    if (isOwn) examplesOfAll.insert(examples.begin(), examples.end());
  }
  for (const auto& command : sampleOf(all))
    EXPECT_LE(widestLineOf(helpOf(command, "COLUMNS=60").output), 60u) << pathOf(command);
  for (const auto& example : sampleOf(Words(examplesOfAll.begin(), examplesOfAll.end()))) {
    // There is no register: what is wrong with the words is noticed before that.
    auto tried = shell(example.find(" serve") == std::string::npos ? example : "minuted serve");
    EXPECT_EQ(tried.errors.find("--help' tells more."), std::string::npos) << example << "\n" << tried.errors;
    fs::remove_all(folder_ / "register");
  }
}

TEST_F(Usage, SuggestsTheCommandThatMayHaveBeenMeant) {
  for (const auto& command : sampleOf(commands())) {
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

// What waits for somebody is listed in the order in which it is answered.
TEST_F(Usage, OfEveryListSaysHowToSortIt) {
  const std::set<std::string> inOneOrder{"review list", "mail list"};
  size_t lists = 0;
  for (const auto& command : listedCommands()) {
    if (command.words.back() != "list" || command.words.size() < 2) continue;
    if (inOneOrder.contains(command.words.front() + " list")) continue;
    EXPECT_TRUE(command.takes("--sort") && command.takes("--reverse")) << quoted(command.words);
    ++lists;
  }
  EXPECT_GT(lists, 10u);
}

TEST_F(Usage, SuggestsTheOptionThatMayHaveBeenMeant) {
  std::vector<Words> wrongs;
  for (const auto& command : listedCommands()) {
    std::istringstream options(command.options);
    for (std::string option; std::getline(options, option, ';');) {
      option.erase(0, std::min(option.find("--"), option.size()));
      if (option.size() < 6) continue;
      wrongs.push_back(command.words);
      wrongs.back().push_back(option + "x");
    }
  }
  EXPECT_GT(wrongs.size(), 300u);
  for (const auto& wrong : sampleOf(sampleOf(wrongs))) {
    auto option = wrong.back().substr(0, wrong.back().size() - 1);
    auto outcome = run(wrong);
    EXPECT_EQ(outcome.code, 2) << quoted(wrong);
    EXPECT_NE(outcome.errors.find("Did you mean '" + option + "'?"), std::string::npos) << outcome.errors;
  }
}

// Options that mean the same are called the same in every command (expectPresentNames); what they were called once is
// still understood.
TEST_F(Usage, UnderstandsWhatOptionsWereCalledOnce) {
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
