// Beginning a register: whenever it is killed, and whichever call of the system fails, there is no register or a whole
// one, and 'init' can be asked again.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <array>
#include <fstream>
#include <random>

#include "log/beginning.h"
#include "queries/parties/partnership.h"
#include "register/register.h"
#include "world/temp_register.h"
#include "world/traced.h"

namespace minuted::world {
namespace {

namespace fs = std::filesystem;

const std::string name = "Harbour Partnership";

class Init : public testing::Test {
 protected:
  Init() { ::setenv("ASAN_OPTIONS", "detect_leaks=0", 1); }  // which looks for leaks by ptrace itself

  std::vector<std::string> words(const std::string& commandId = "init-1") const {
    return {MINUTED_PROGRAM, "--by",   "Officer", "--register",   path().string(),
            "init",          "--name", name,      "--command-id", commandId};
  }
  Traced init(Fault fault, const std::string& commandId = "init-1") const {
    return runTraced(words(commandId), said().string(), fault);
  }
  static bool isDone(const Traced& traced) { return WIFEXITED(traced.status) && WEXITSTATUS(traced.status) == 0; }

  // Nothing where there is no register; otherwise its size. Fails the test where there is half of one.
  std::optional<uint64_t> found() const {
    auto opened = engine::Register::open(path(), {});
    if (!opened) {
      EXPECT_EQ(opened.error().kind, ErrorKind::notFound) << opened.error().message;
      return std::nullopt;
    }
    auto snapshot = must((*opened)->snapshot());
    auto partnership = must(queries::partnershipOf(snapshot));
    auto group = must(snapshot.find(partnership));
    EXPECT_TRUE(group) << "a register without a partnership";
    must(log::Log::verify((*opened)->log(), {}));
    EXPECT_EQ(must((*opened)->compareViews({})).differences, 0u);
    return snapshot.size();
  }

  // Whatever is there, asking again makes it a register, and asking once more tells the same.
  void expectItCanBeAskedAgain() {
    auto before = found();
    auto again = init({});
    EXPECT_TRUE(isDone(again)) << contentOf(said());
    EXPECT_EQ(found(), 3u);
    EXPECT_EQ(contentOf(said()).find("recorded before") != std::string::npos, before.has_value()) << contentOf(said());
    EXPECT_FALSE(log::isBrokenBeginning(path()));
    EXPECT_FALSE(fs::exists(path() / "beginning" / "store"));
    EXPECT_FALSE(isDone(init({}, "another"))) << "a second register in the same folder";
  }

  static std::string contentOf(const fs::path& file) {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  fs::path path() const { return folder_->path() / "register"; }
  fs::path said() const { return folder_->path() / "said"; }
  void begin() { folder_ = std::make_unique<TempFolder>(); }

  std::unique_ptr<TempFolder> folder_;
};

// The places to try: all of them, or some that differ from run to run.
std::vector<size_t> placesUpTo(size_t last) {
  std::vector<size_t> places;
  size_t step = isFull() ? 1 : std::max<size_t>(1, last / 24);
  std::mt19937 random(std::random_device{}());
  for (size_t place = 1 + (step > 1 ? random() % step : 0); place <= last; place += step) places.push_back(place);
  return places;
}

TEST_F(Init, KilledAtAnyCallLeavesNoneOrAWholeRegister) {
  begin();
  auto whole = init({});
  ASSERT_TRUE(isDone(whole)) << contentOf(said());
  ASSERT_GT(whole.calls, 30u);
  size_t none = 0, complete = 0;
  auto places = placesUpTo(whole.calls);
  for (auto place : places) {
    SCOPED_TRACE(fmt::format("killed at call {}", place));
    begin();
    init({.what = Fault::What::kill, .at = place});
    ++(found() ? complete : none);
    expectItCanBeAskedAgain();
  }
  EXPECT_GT(none, 0u);
  fmt::print("{} kills of init at {} of its {} calls: {} times no register, {} times a whole one\n", places.size(),
             places.size(), whole.calls, none, complete);
}

TEST_F(Init, WithAFailedCallSaysSoAndLeavesNoneOrAWholeRegister) {
  if (!canFailCalls()) GTEST_SKIP() << "calls can be made to fail on x86-64 only";
  begin();
  auto whole = init({});
  size_t done = 0, failed = 0;
  auto places = placesUpTo(whole.calls);
  for (auto place : places)
    for (int number : {EIO, ENOSPC}) {
      SCOPED_TRACE(fmt::format("call {} fails with {}", place, number));
      begin();
      auto traced = init({.what = Fault::What::fail, .at = place, .number = number});
      auto isThere = found();
      if (contentOf(said()).find("SanitizerTool: CHECK failed") != std::string::npos)
        continue;  // a call of its own failed
      EXPECT_TRUE(isThere || !isDone(traced)) << "it said that it was done: " << contentOf(said());
      EXPECT_FALSE(contentOf(said()).empty()) << "it said nothing";
      ++(isDone(traced) ? done : failed);
      expectItCanBeAskedAgain();
    }
  EXPECT_GT(failed, 0u);
  fmt::print("{} calls of init failed in two ways each: {} times it was done all the same, {} times it said why not\n",
             places.size(), done, failed);
}

// What a version of the program left that built the register in its place.
TEST_F(Init, BeginsAgainWhereNothingWasEverRecorded) {
  begin();
  TestClock clock;
  clock.set(SystemClock().now());
  must(must(engine::Register::open(path(), testOptions(log::Store::Mode::create, clock)))->close());
  ASSERT_TRUE(isDone(init({}))) << contentOf(said());
  EXPECT_EQ(found(), 3u);
}

TEST_F(Init, TouchesNoFolderThatHasSomethingElseInIt) {
  begin();
  fs::create_directories(path());
  std::ofstream(path() / "letter.txt") << "Dear all";
  fs::permissions(path(), fs::perms(0755));
  EXPECT_FALSE(isDone(init({})));
  EXPECT_EQ(std::distance(fs::directory_iterator(path()), {}), 1);
  EXPECT_EQ(fs::status(path()).permissions(), fs::perms(0755));
}

}  // namespace
}  // namespace minuted::world
