// `minuted rebuild`, killed at any of its calls that change a file: what the register answers stays whole, and rebuild
// can be asked again.
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

class RebuildKilled : public testing::Test {
 protected:
  RebuildKilled() {
    ::setenv("ASAN_OPTIONS", "detect_leaks=0", 1);  // which looks for leaks by ptrace itself
    EXPECT_EQ(run({"init", "--name", "Harbour Partnership"}).status, 0);
    auto imported = run({"import", MINUTED_SOURCE "/tests/sample/2025-01-16-steering-group.txt", "--accept", "-q"});
    EXPECT_TRUE(WIFEXITED(imported.status));
    fs::remove(path() / "reserve");
    fs::copy(path(), folder_.path() / "saved", fs::copy_options::recursive);
    size_ = sizeOfWholeRegister();
  }

  Traced run(std::vector<std::string> words, Fault fault = {}) {
    words.insert(words.begin(), {MINUTED_PROGRAM, "--by", "Officer", "--register", path().string()});
    return runTraced(words, (folder_.path() / "said").string(), fault);
  }
  void restore() {
    fs::remove_all(path());
    fs::copy(folder_.path() / "saved", path(), fs::copy_options::recursive);
  }
  fs::path path() const { return folder_.path() / "register"; }

  uint64_t sizeOfWholeRegister() const {
    auto opened = must(engine::Register::open(path(), {}));
    must(log::Log::verify(opened->log(), {}));
    EXPECT_EQ(must(opened->compareViews({})).differences, 0u);
    return must(opened->snapshot()).size();
  }

  TempFolder folder_;
  uint64_t size_ = 0;
};

TEST_F(RebuildKilled, LeavesAWholeRegisterAndCanBeAskedAgain) {
  auto whole = run({"rebuild", "-q"});
  ASSERT_EQ(whole.status, 0);
  ASSERT_GT(whole.calls, 10u);
  std::mt19937 random(std::random_device{}());
  size_t kills = 0;
  for (size_t round = 0; round < (isFull() ? 200u : 6u); ++round) {
    restore();
    auto place = std::uniform_int_distribution<size_t>(1, whole.calls)(random);
    SCOPED_TRACE(fmt::format("killed at call {} of {}", place, whole.calls));
    kills += WIFSIGNALED(run({"rebuild", "-q"}, {.what = Fault::What::kill, .at = place}).status) ? 1 : 0;
    EXPECT_EQ(sizeOfWholeRegister(), size_);
    EXPECT_EQ(run({"rebuild", "-q"}).status, 0);
    EXPECT_EQ(sizeOfWholeRegister(), size_);
  }
  EXPECT_GT(kills, 0u);
  fmt::print("{} kills of rebuild at its {} calls that change a file\n", kills, whole.calls);
}

}  // namespace
}  // namespace minuted::world
