// Every command while the system fails it: each of its calls that changes a file fails, or is the last thing that the
// program does. Whatever happens, the register is whole afterwards, the program says what it did, and a command that
// records is there once when it has been asked again. With MINUTED_FULL=1 every twentieth call of every command.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <array>
#include <cerrno>
#include <random>

#include "cli/recording_commands.h"
#include "cli/sample_register.h"
#include "register/register.h"
#include "world/traced.h"

namespace minuted::world {
namespace {

constexpr size_t sampledCommands = 6, sampledCalls = 2;

// Which calls of so many are tried.
std::vector<size_t> callsToTry(size_t calls, std::mt19937& random) {
  std::vector<size_t> places;
  size_t step = isFull() ? 20 : std::max<size_t>(1, calls / sampledCalls);
  for (size_t place = 1 + random() % std::min(step, std::max<size_t>(calls, 1)); place <= calls; place += step)
    places.push_back(place);
  return places;
}

template <typename Element>
std::vector<Element> commandsToTry(const std::vector<Element>& all, std::mt19937& random) {
  if (isFull()) return all;
  std::vector<Element> some;
  std::ranges::sample(all, std::back_inserter(some), sampledCommands, random);
  return some;
}

// What the program was tried with, for whoever reads the log of the tests.
struct Tried {
  size_t commands = 0, calls = 0, done = 0, refused = 0, recordedAllTheSame = 0, killed = 0;
  void print(const char* what) const {
    fmt::print(
        "{} {} commands, {} calls: {} times done all the same, {} times it said why not, {} times that it was "
        "recorded all the same; {} kills\n",
        commands, what, calls, done, refused, recordedAllTheSame, killed);
  }
};

// Runs the program under a fault and judges the register that it leaves.
struct Faulty {
  fs::path folder;  // of the register, and of what the program says
  Words words;      // of the command, with its options

  Traced run(Fault fault) const {
    return runTraced(
        with({MINUTED_PROGRAM, "--no-input", "--by", "Anna Reyes", "--register", (folder / "register").string()},
             words),
        (folder / "said").string(), fault);
  }
  static int codeOf(const Traced& traced) { return WIFEXITED(traced.status) ? WEXITSTATUS(traced.status) : -1; }
  std::string said() const { return contentOf(folder / "said"); }
  // The sanitizer makes calls of its own.
  bool isOfTheSanitizer() const { return said().find("CHECK failed") != std::string::npos; }

  // The number of its events; fails the test where it is not whole.
  uint64_t sizeOfWholeRegister() const {
    auto opened = engine::Register::open(folder / "register", {});
    if (!opened) {
      ADD_FAILURE() << opened.error().message;
      return 0;
    }
    must(log::Log::verify((*opened)->log(), {}));
    EXPECT_EQ(must((*opened)->compareViews({})).differences, 0u);
    return must((*opened)->snapshot()).size();
  }
};

class EveryCallOfACommandThatRecords : public RecordingTest {
 protected:
  EveryCallOfACommandThatRecords() { ::setenv("ASAN_OPTIONS", "detect_leaks=0", 1); }  // found by ptrace as well

  Words wordsOf(const std::string& line) {
    auto ran = shell("SAMPLE=" + (fs::path(MINUTED_SOURCE) / "tests/sample").string() + " FOLDER=" + folder_.string() +
                     "\nprintf '%s\\n' " + line);
    Words words;
    std::istringstream lines(ran.output);
    for (std::string word; std::getline(lines, word);) words.push_back(word);
    return words;
  }

  void copyRegister(const char* from, const char* to) {
    fs::remove_all(folder_ / to);
    fs::copy(folder_ / from, folder_ / to, fs::copy_options::recursive);
  }

  void tryAll(const Recording& recording) {
    SCOPED_TRACE(recording.line);
    restore();
    if (!recording.before.empty()) expectDone(recording.before);
    fs::remove(folder_ / "register/reserve");
    copyRegister("register", "before");
    Faulty program{folder_, with(wordsOf(recording.line), {"--json", "--command-id", "the first"})};
    auto before = program.sizeOfWholeRegister();
    auto whole = program.run({});
    auto code = Faulty::codeOf(whole);
    EXPECT_TRUE(code == 0 || code == 4) << program.said();
    auto size = program.sizeOfWholeRegister();
    EXPECT_GT(size, before);
    ++tried_.commands;

    for (auto place : callsToTry(whole.calls, random_))
      for (auto what : {Fault::What::fail, Fault::What::kill}) {
        SCOPED_TRACE(
            fmt::format("call {} of {} {}", place, whole.calls, what == Fault::What::kill ? "kills" : "fails"));
        copyRegister("before", "register");
        auto traced = program.run({.what = what, .at = place, .number = random_() % 2 == 0 ? EIO : ENOSPC});
        ++tried_.calls;
        if (what == Fault::What::fail && program.isOfTheSanitizer()) continue;
        judge(program, traced, code, before, size);
        auto again = Faulty::codeOf(program.run({}));
        EXPECT_EQ(again, code) << program.said();
        EXPECT_EQ(program.sizeOfWholeRegister(), size) << "something is missing or there twice: " << program.said();
      }
  }

  void judge(const Faulty& program, const Traced& traced, int code, uint64_t before, uint64_t size) {
    auto said = program.said();
    auto found = program.sizeOfWholeRegister();
    auto ended = Faulty::codeOf(traced);
    if (ended == code) {
      ++tried_.done;
      EXPECT_EQ(found, size) << "it said that it was done: " << said;
    } else if (ended == -1) {
      EXPECT_TRUE(WIFSIGNALED(traced.status) && WTERMSIG(traced.status) == SIGKILL) << "it was not killed: " << said;
      ++tried_.killed;
    } else {
      ++(ended == 6 ? tried_.recordedAllTheSame : tried_.refused);
      EXPECT_FALSE(said.empty()) << "it said nothing";
      EXPECT_TRUE(found == before || said.find("recorded") != std::string::npos) << "it did not say so: " << said;
    }
  }

  std::mt19937 random_{std::random_device{}()};
  Tried tried_;
};

TEST_F(EveryCallOfACommandThatRecords, MayFailAndTheCommandIsRecordedOnceWhenAskedAgain) {
  if (!canFailCalls()) GTEST_SKIP() << "calls can be made to fail on x86-64 only";
  for (const auto& recording : commandsToTry(recordingLines(), random_)) tryAll(recording);
  EXPECT_GT(tried_.refused + tried_.recordedAllTheSame, 0u);
  EXPECT_GT(tried_.killed, 0u);
  tried_.print("recording");
}

class EveryCallOfACommandThatShows : public SampleRegisterTest {
 protected:
  EveryCallOfACommandThatShows() { ::setenv("ASAN_OPTIONS", "detect_leaks=0", 1); }
};

TEST_F(EveryCallOfACommandThatShows, MayFailAndTheAnswerIsRightOrNone) {
  if (!canFailCalls()) GTEST_SKIP() << "calls can be made to fail on x86-64 only";
  std::mt19937 random(std::random_device{}());
  Tried tried;
  for (const auto& command : commandsToTry(showingCommands(folder_), random)) {
    SCOPED_TRACE(quoted(command.words));
    Faulty program{folder_, with(command.words, {"--json", "-q"})};
    auto size = program.sizeOfWholeRegister();
    auto whole = program.run({});
    auto code = Faulty::codeOf(whole);
    EXPECT_EQ(code, command.code) << program.said();
    auto answer = program.said();
    program.run({});
    bool isRepeatable = program.said() == answer;  // not where it says when it was made
    ++tried.commands;
    for (auto place : callsToTry(whole.calls, random)) {
      SCOPED_TRACE(fmt::format("call {} of {} fails", place, whole.calls));
      auto ended = Faulty::codeOf(
          program.run({.what = Fault::What::fail, .at = place, .number = random() % 2 == 0 ? EIO : ENOSPC}));
      auto said = program.said();
      ++tried.calls;
      if (program.isOfTheSanitizer()) continue;
      EXPECT_NE(ended, -1) << said;
      EXPECT_EQ(program.sizeOfWholeRegister(), size);
      ++(ended == code ? tried.done : tried.refused);
      if (ended != code) {
        EXPECT_FALSE(said.empty()) << "it said nothing";
      } else if (isRepeatable) {
        EXPECT_NE(said.find(answer), std::string::npos) << "another answer: " << said;
      }
    }
  }
  tried.print("showing");
}

}  // namespace
}  // namespace minuted::world
