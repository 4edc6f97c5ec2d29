// The log: appending, reading, locking, and readers beside a writer.
#include "log/log.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <thread>

#include "log/folder.h"

namespace minuted::log {
namespace {

using Mode = Store::Mode;

TEST(Log, ANewOneIsEmpty) {
  Folder folder;
  auto log = openLog(folder / "register", Mode::create);
  ASSERT_TRUE(log) << messageOf(log);
  EXPECT_EQ((*log)->size(), 0U);
  EXPECT_EQ((*log)->root(), emptyRoot());
  EXPECT_EQ(std::filesystem::file_size(folder / "register" / "reserve"), 1U << 20);
  expectWhole(**log);
}

TEST(Log, WhatWasAppendedIsReadInEveryModeAfterReopening) {
  Folder folder;
  auto place = folder / "register";
  Hash root;
  {
    auto log = openLog(place, Mode::create);
    ASSERT_TRUE(log) << messageOf(log);
    for (uint64_t count : {1, 2, 3, 50}) ASSERT_TRUE(append(**log, count));
    EXPECT_EQ((*log)->size(), 56U);
    root = (*log)->root();
    ASSERT_TRUE((*log)->close());
  }
  for (auto mode : {Mode::read, Mode::write, Mode::read}) {
    auto log = openLog(place, mode);
    ASSERT_TRUE(log) << messageOf(log);
    EXPECT_EQ((*log)->size(), 56U);
    EXPECT_EQ((*log)->root(), root);
    EXPECT_EQ(*logSize((*log)->store().readPoint()), 56U);
    expectWhole(**log);
  }
}

TEST(Log, APendingBatchGivesPositionsAndIsNotSeenBeforeItsCommit) {
  Folder folder;
  auto log = openLog(folder / "register", Mode::create);
  ASSERT_TRUE(log) << messageOf(log);
  auto pending = (*log)->begin();
  EXPECT_TRUE(pending.empty());
  EXPECT_EQ(pending.append("a", ""), 1U);
  EXPECT_EQ(pending.append("b", "words"), 2U);
  EXPECT_EQ(pending.nextPosition(), 3U);
  pending.changes().put(Table::views, "row", "of b");
  EXPECT_EQ((*log)->size(), 0U);
  auto before = (*log)->store().readPoint();
  ASSERT_TRUE((*log)->commit(std::move(pending)));
  EXPECT_EQ((*log)->size(), 2U);
  EXPECT_EQ(*(*log)->store().readPoint().get(Table::views, "row"), "of b");
  EXPECT_EQ(readRecord(before, 1).error().kind, ErrorKind::notFound);
}

TEST(LogDeathTest, ABatchBegunBeforeAnotherWasCommittedIsABrokenInvariant) {
  Folder folder;
  auto log = openLog(folder / "register", Mode::create);
  ASSERT_TRUE(log) << messageOf(log);
  auto late = (*log)->begin();
  late.append("a", "");
  ASSERT_TRUE(append(**log, 1));
  EXPECT_DEATH(std::ignore = (*log)->commit(std::move(late)), "broken invariant");
}

TEST(Log, WhereThereIsNoneItIsNotFound) {
  Folder folder;
  for (auto mode : {Mode::read, Mode::write})
    for (auto place : {folder.path(), folder / "nowhere"}) {
      auto log = openLog(place, mode);
      ASSERT_FALSE(log);
      EXPECT_EQ(log.error().kind, ErrorKind::notFound);
      EXPECT_FALSE(std::filesystem::exists(place / "lock"));
    }
}

TEST(Log, CreatingWantsAFolderOfItsOwn) {
  Folder folder;
  writeContent(folder / "letter", "hello");
  auto log = openLog(folder.path(), Mode::create);
  ASSERT_FALSE(log);
  EXPECT_EQ(log.error().kind, ErrorKind::refused);
  EXPECT_FALSE(std::filesystem::exists(folder / "store"));
}

// Not a test: the program that KilledWithoutClosing… starts and kills.
TEST(LogProcess, DISABLED_AppendsUntilItIsKilled) {
  auto log = openLog(std::getenv("MINUTED_TEST_REGISTER"), Mode::create);
  ASSERT_TRUE(log) << messageOf(log);
  for (;;) {
    ASSERT_TRUE(append(**log, 3));
    auto size = (*log)->size();
    ASSERT_EQ(write(STDOUT_FILENO, &size, sizeof size), static_cast<ssize_t>(sizeof size));
  }
}

TEST(Log, KilledWithoutClosingItKeepsAllThatWasAcknowledged) {
  Folder folder;
  auto place = folder / "register";
  int acknowledged[2];
  ASSERT_EQ(pipe(acknowledged), 0);
  auto child = fork();
  if (child == 0) {
    dup2(acknowledged[1], STDOUT_FILENO);
    setenv("MINUTED_TEST_REGISTER", place.c_str(), 1);
    execl("/proc/self/exe", "log_tests", "--gtest_filter=LogProcess.*", "--gtest_also_run_disabled_tests",
          "--gtest_brief=1", nullptr);
    _exit(1);
  }
  ::close(acknowledged[1]);
  // The output of the test framework comes first. The sizes follow, each in one write.
  Bytes output;
  char buffer[4096];
  constexpr size_t enough = 200 * sizeof(uint64_t);
  bool killed = false;
  for (ssize_t count = 0; (count = read(acknowledged[0], buffer, sizeof buffer)) > 0;) {
    output.append(buffer, static_cast<size_t>(count));
    if (output.size() > enough && !killed) killed = kill(child, SIGKILL) == 0;
  }
  waitpid(child, nullptr, 0);
  ::close(acknowledged[0]);
  ASSERT_TRUE(killed) << output;
  uint64_t size = 0;
  memcpy(&size, output.data() + output.size() - sizeof size, sizeof size);
  for (auto mode : {Mode::read, Mode::write}) {
    auto log = openLog(place, mode);
    ASSERT_TRUE(log) << messageOf(log);
    EXPECT_GE((*log)->size(), size);
    EXPECT_LE((*log)->size(), size + 3);
    expectWhole(**log);
  }
}

TEST(Log, TheHeadFollowsWithoutClosing) {
  Folder folder;
  auto log = openLog(folder / "register", Mode::create);
  ASSERT_TRUE(log && append(**log, 5)) << messageOf(log);
  for (int i = 0; i < 500; ++i) {
    if (HeadFile::open(folder / "register" / "head", false)->head().size == 5) break;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  EXPECT_EQ(HeadFile::open(folder / "register" / "head", false)->head().size, 5U);
}

TEST(Log, AReaderBesideALiveWriterSeesAllThatWasAcknowledged) {
  Folder folder;
  auto place = folder / "register";
  auto options = optionsFor(Mode::create);
  options.store.walLimit = 128 << 10;  // flushes and compacts many times a second
  auto log = Log::open(place, options);
  ASSERT_TRUE(log) << messageOf(log);
  std::atomic<uint64_t> acknowledged = 0;
  std::atomic<bool> isStopping = false;
  std::thread writer([&] {
    while (!isStopping) {
      auto done = append(**log, 20);
      EXPECT_TRUE(done) << messageOf(done);
      acknowledged = (*log)->size();
    }
  });
  auto until = std::chrono::steady_clock::now() + std::chrono::seconds(2);
  int opened = 0;
  do {
    uint64_t before = acknowledged;
    auto reader = openLog(place, Mode::read);
    EXPECT_TRUE(reader) << messageOf(reader);
    if (!reader) break;
    EXPECT_GE((*reader)->size(), before);
    if (++opened % 4 == 0) expectWhole(**reader);
  } while (std::chrono::steady_clock::now() < until);
  isStopping = true;
  writer.join();
  EXPECT_GT(opened, 2);
  EXPECT_TRUE((*log)->close());
}

TEST(Log, AnOpenReaderReadsOnWhileAWriterCompacts) {
  Folder folder;
  makeClosed(folder / "register", 500);
  auto reader = openLog(folder / "register", Mode::read);
  auto writer = openLog(folder / "register", Mode::write);
  ASSERT_TRUE(reader && writer);
  ASSERT_TRUE(append(**writer, 500));
  ASSERT_TRUE((*writer)->store().flush());
  ASSERT_TRUE((*writer)->store().compact());
  ASSERT_TRUE((*writer)->close());
  EXPECT_EQ((*reader)->size(), 500U);
  expectWhole(**reader);
}

TEST(Log, ASecondWriterIsRefusedWhereItIsNotToWait) {
  Folder folder;
  auto first = openLog(folder / "register", Mode::create);
  auto second = openLog(folder / "register", Mode::write);
  ASSERT_TRUE(first);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().kind, ErrorKind::refused);
  EXPECT_THAT(second.error().message, testing::HasSubstr("another process is writing to this register"));
}

TEST(Log, ASecondWriterWaitsItsTurnAndFindsWhatTheFirstWrote) {
  Folder folder;
  auto first = openLog(folder / "register", Mode::create);
  ASSERT_TRUE(first);
  std::atomic<bool> closing = false;
  std::thread waiting([&] {
    auto options = optionsFor(Mode::write);
    options.waitForLock = true;
    auto second = Log::open(folder / "register", options);
    ASSERT_TRUE(second) << messageOf(second);
    EXPECT_TRUE(closing);
    EXPECT_EQ((*second)->size(), 7U);
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  EXPECT_TRUE(append(**first, 7));
  closing = true;
  EXPECT_TRUE((*first)->close());
  waiting.join();
}

TEST(Log, ClosingTwiceAndDestroyingAfterwardsIsWell) {
  Folder folder;
  auto log = openLog(folder / "register", Mode::create);
  ASSERT_TRUE(log && append(**log, 1));
  EXPECT_TRUE((*log)->close());
  EXPECT_TRUE((*log)->close());
}

}  // namespace
}  // namespace minuted::log
