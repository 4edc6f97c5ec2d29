// `minuted backup` and `minuted restore`, killed at any of their calls that change a file: the register is as it was, a
// copy is whole or is brought up to date by asking again, and a register that was to be replaced is still there.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <random>

#include "register/register.h"
#include "world/temp_register.h"
#include "world/traced.h"

namespace minuted::world {
namespace {

namespace fs = std::filesystem;

class BackupKilled : public testing::Test {
 protected:
  BackupKilled() {
    ::setenv("ASAN_OPTIONS", "detect_leaks=0", 1);  // which looks for leaks by ptrace itself
    EXPECT_EQ(run({"init", "--name", "Harbour Partnership"}).status, 0);
    auto imported = run({"import", MINUTED_SOURCE "/tests/sample/2025-01-16-steering-group.txt", "--accept", "-q"});
    EXPECT_TRUE(WIFEXITED(imported.status));
    size_ = sizeOf(path());
  }

  Traced run(std::vector<std::string> words, Fault fault = {}) { return runIn(path(), std::move(words), fault); }
  Traced runIn(const fs::path& folder, std::vector<std::string> words, Fault fault = {}) {
    words.insert(words.begin(), {MINUTED_PROGRAM, "--by", "Officer", "--register", folder.string()});
    return runTraced(words, (folder_.path() / "said").string(), fault);
  }
  fs::path path() const { return folder_.path() / "register"; }
  fs::path copy() const { return folder_.path() / "copy"; }
  fs::path other() const { return folder_.path() / "other"; }

  // Of a register that is whole.
  static uint64_t sizeOf(const fs::path& folder) {
    auto opened = must(engine::Register::open(folder, {}));
    must(log::Log::verify(opened->log(), {}));
    EXPECT_EQ(must(opened->compareViews({})).differences, 0u);
    return must(opened->snapshot()).size();
  }

  // Runs the command once whole, and then killed at random calls, each time from what prepare() makes.
  template <typename Prepare, typename Check>
  void killAnywhere(const std::vector<std::string>& words, const fs::path& in, const Prepare& prepare,
                    const Check& check) {
    prepare();
    auto whole = runIn(in, words);
    ASSERT_EQ(whole.status, 0);
    ASSERT_GT(whole.calls, 10u);
    std::mt19937 random(std::random_device{}());
    size_t kills = 0;
    for (size_t round = 0; round < (isFull() ? 200u : 6u); ++round) {
      prepare();
      auto place = std::uniform_int_distribution<size_t>(1, whole.calls)(random);
      SCOPED_TRACE(fmt::format("killed at call {} of {}", place, whole.calls));
      kills += WIFSIGNALED(runIn(in, words, {.what = Fault::What::kill, .at = place}).status) ? 1 : 0;
      check();
    }
    EXPECT_GT(kills, 0u);
    fmt::print("{} kills of {} at its {} calls that change a file\n", kills, words.front(), whole.calls);
  }

  TempFolder folder_;
  uint64_t size_ = 0;
};

TEST_F(BackupKilled, IsMadeWholeByAskingAgain) {
  killAnywhere(
      {"backup", copy().string()}, path(), [&] { fs::remove_all(copy()); },
      [&] {
        EXPECT_EQ(sizeOf(path()), size_);
        EXPECT_EQ(run({"backup", copy().string()}).status, 0);
        EXPECT_EQ(sizeOf(copy()), size_);
      });
}

TEST_F(BackupKilled, IsBroughtUpToDateByAskingAgain) {
  ASSERT_EQ(run({"backup", copy().string()}).status, 0);
  fs::copy(copy(), folder_.path() / "saved", fs::copy_options::recursive);
  ASSERT_EQ(run({"person", "add", "Zoë Béranger"}).status, 0);
  size_ = sizeOf(path());
  killAnywhere(
      {"backup", copy().string()}, path(),
      [&] {
        fs::remove_all(copy());
        fs::copy(folder_.path() / "saved", copy(), fs::copy_options::recursive);
      },
      [&] {
        EXPECT_EQ(run({"backup", copy().string()}).status, 0);
        EXPECT_EQ(sizeOf(copy()), size_);
      });
}

TEST_F(BackupKilled, NeverTakesTheRegisterAwayThatIsToBeReplaced) {
  ASSERT_EQ(run({"backup", copy().string()}).status, 0);
  killAnywhere(
      {"restore", copy().string(), "--replace"}, other(),
      [&] {
        for (const auto& each : fs::directory_iterator(folder_.path()))
          if (each.path().filename().string().starts_with("other")) fs::remove_all(each.path());
        fs::copy(path(), other(), fs::copy_options::recursive);
      },
      [&] {
        // The one that was there, or the new one; for a moment only the first is there, moved aside.
        auto aside = folder_.path() / "other.replaced-1";
        bool isThere = fs::exists(other() / "head");
        EXPECT_TRUE(isThere || fs::exists(aside / "head"));
        EXPECT_GE(sizeOf(isThere ? other() : aside), size_);
        EXPECT_EQ(runIn(other(), {"restore", copy().string(), "--replace"}).status, 0);
        EXPECT_GE(sizeOf(other()), size_);
      });
}

}  // namespace
}  // namespace minuted::world
