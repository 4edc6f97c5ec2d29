// What happens when output cannot be printed: every command that prints is run with a reader that goes away, and onto a
// full disk. The list of commands is the program's own, from its help.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "cli/program.h"

namespace minuted::world {
namespace {

class Output : public ProgramTest {
 protected:
  Output() {
    record({"-q", "init", "--name", "Marram Coast Partnership"});
    record({"-q", "org", "add", "Harbour Trust"});
    record({"-q", "person", "add", "Priya Nair"});
    record({"-q", "meeting", "add", "--date", "2025-01-16", "--on", "2025-01-02"});
    record({"-q", "meeting", "hold", "M-1"});
    record({"-q", "action", "add", "Survey the bus shelters", "--owner", "Harbour Trust"});
    record({"-q", "decision", "add", "To light the steps", "--meeting", "M-1"});
  }

  // to: what the shell does with the command's output.
  Ran run(const Words& words, const std::string& to = ">$OUT") {
    auto out = folder_ / "printed";
    fs::remove(out);
    auto ran = shell("export OUT=" + out.string() + "; timeout 20 minuted --no-input " + quoted(words) + to);
    return {ran.code, contentOf(out), ran.errors};
  }
};

// The kind of subject that most commands of a noun are about.
std::string subjectOf(const Words& command) {
  const auto& noun = command.front();
  if (noun == "decision") return "D-1";
  if (noun == "meeting") return "M-1";
  if (noun == "group") return "G-1";
  if (noun == "person") return "PE-1";
  if (noun == "org" || noun == "account") return "O-1";
  return noun == "export" ? "json" : "A-1";
}

TEST_F(Output, ThatCannotBePrintedIsNoticedByEveryCommand) {
  for (const auto& command : commands())
    if (command.size() < 2) {
      EXPECT_EQ(run(with(command, {"--help"}), ">/dev/full").code, 1) << quoted(command);
    }
  std::vector<Words> leaves;
  for (const auto& command : listedCommands())
    if (command.words.front() != "serve") leaves.push_back(command.words);
  EXPECT_GT(leaves.size(), 100u);

  size_t tried = 0;
  auto saved = folder_ / "saved", registerFolder = folder_ / "register";
  fs::copy(registerFolder, saved, fs::copy_options::recursive);
  for (const auto& leaf : sampleOf(leaves)) {
    for (const auto& command : {leaf, with(leaf, {subjectOf(leaf)})}) {
      auto again = [&] {
        fs::remove_all(registerFolder);
        fs::copy(saved, registerFolder, fs::copy_options::recursive);
      };
      auto usual = run(command);
      bool records = usual.code == 0 && usual.output.size() < 20;
      if (records) again();
      if (usual.code != 0 || usual.output.empty()) continue;
      ++tried;
      auto full = run(command, ">/dev/full");
      EXPECT_EQ(full.code, 1) << quoted(command);
      EXPECT_NE(full.errors.find("The output could not be written: No space left on device."), std::string::npos)
          << quoted(command) << full.errors;
      if (records) again();
      auto gone = run(command, "| true; exit ${PIPESTATUS[0]}");
      EXPECT_EQ(gone.code, 0) << quoted(command) << gone.errors;
      if (records) again();
      break;
    }
  }
  EXPECT_GT(tried, isFull() ? 30u : 0u);  // which commands a sample holds changes with each new one
}

TEST_F(Output, ThatEndsInTheMiddleStopsNeitherTheCommandNorWhatItRecords) {
  auto facts = folder_ / "facts.json";
  std::ofstream(facts) << R"([{"do": "org add", "name": "Dune Council"}])";
  auto full = run({"apply", facts.string()}, ">/dev/full");
  EXPECT_EQ(run({"org", "show", "Dune Council"}).code, 0) << full.errors;
  std::ofstream many(folder_ / "many.json");
  many << "[";
  for (int i = 0; i < 500; ++i) many << (i > 0 ? "," : "") << R"({"do": "org add", "name": "Partner )" << i << R"("})";
  many << "]";
  many.close();
  ASSERT_EQ(run({"-q", "apply", (folder_ / "many.json").string()}).code, 0);
  for (const Words& command : {Words{"org", "list"}, Words{"export", "json"}, Words{"log", "--last", "1000"}}) {
    auto gone = run(command, "| head -n 1 > $OUT; exit ${PIPESTATUS[0]}");
    EXPECT_EQ(gone.code, 0) << quoted(command) << gone.errors;
    EXPECT_EQ(gone.errors.find("damaged"), std::string::npos) << gone.errors;
    auto full2 = run(command, ">/dev/full");
    EXPECT_EQ(full2.code, 1) << quoted(command);
    EXPECT_EQ(full2.errors.find("damaged"), std::string::npos) << full2.errors;
  }
}

}  // namespace
}  // namespace minuted::world
