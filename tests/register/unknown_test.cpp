// A sync that fails: whether the batch was recorded is unknown, and the same command id, asked again, tells.
#include <gtest/gtest.h>
#include <rocksdb/env.h>
#include <rocksdb/file_system.h>

#include <atomic>
#include <future>

#include "world/scenario.h"

namespace minuted::world {
namespace {

// The real disk, until it is told to fail every sync.
class Disk final : public rocksdb::FileSystemWrapper {
 public:
  Disk() : FileSystemWrapper(rocksdb::FileSystem::Default()) {}
  const char* Name() const override { return "Disk"; }
  void failFromNowOn() { fails_ = true; }

  rocksdb::IOStatus NewWritableFile(const std::string& name, const rocksdb::FileOptions& options,
                                    std::unique_ptr<rocksdb::FSWritableFile>* result,
                                    rocksdb::IODebugContext* debug) override {
    std::unique_ptr<rocksdb::FSWritableFile> file;
    auto status = FileSystemWrapper::NewWritableFile(name, options, &file, debug);
    if (status.ok()) *result = std::make_unique<File>(std::move(file), *this);
    return status;
  }

 private:
  class File final : public rocksdb::FSWritableFileOwnerWrapper {
   public:
    File(std::unique_ptr<rocksdb::FSWritableFile> file, Disk& disk)
        : FSWritableFileOwnerWrapper(std::move(file)), disk_(disk) {}
    rocksdb::IOStatus Sync(const rocksdb::IOOptions& options, rocksdb::IODebugContext* debug) override {
      if (disk_.fails_) return rocksdb::IOStatus::IOError("the disk does not answer");
      return FSWritableFileOwnerWrapper::Sync(options, debug);
    }
    rocksdb::IOStatus Fsync(const rocksdb::IOOptions& options, rocksdb::IODebugContext* debug) override {
      return Sync(options, debug);
    }

   private:
    Disk& disk_;
  };

  std::atomic<bool> fails_ = false;
};

TEST(Unknown, NoCommandOfABatchThatWasNotWrittenIsAnsweredAsRecorded) {
  TempFolder folder;
  TestClock clock;
  clock.set(dateOf(2025, 7, 1));
  auto disk = std::make_shared<Disk>();
  auto env = rocksdb::NewCompositeEnv(disk);
  auto options = testOptions(log::Store::Mode::create, clock);
  options.log.store.env = env.get();
  auto path = folder.path() / "register";
  auto before = commandOf({"personEntered name = \"Asha Rao\""}),
       during = commandOf({"personEntered name = \"Tom Bell\""});
  std::vector<engine::Outcome> outcomes;
  std::mutex mutex;
  {
    auto reg = must(engine::Register::open(path, options));
    ASSERT_TRUE(reg->record(before));
    disk->failFromNowOn();
    // The writer is held up until all three commands wait, so that they become one batch.
    std::promise<void> all;
    reg->writer().record("", [&](const engine::Outcome&) { all.get_future().wait(); });
    auto keep = [&](engine::Outcome outcome) {
      std::lock_guard lock(mutex);
      outcomes.push_back(std::move(outcome));
    };
    for (const auto& command : {during, during, before}) reg->writer().record(command, keep);
    all.set_value();
    auto later = reg->record(commandOf({"personEntered name = \"Lena Fry\""}));
    ASSERT_FALSE(later);
  }
  ASSERT_EQ(outcomes.size(), 3u);
  ASSERT_FALSE(outcomes[0]);
  EXPECT_EQ(outcomes[0].error().kind, schema::Refusal::UNKNOWN);
  ASSERT_FALSE(outcomes[1]) << "it repeats a command that is unknown itself";
  EXPECT_EQ(outcomes[1].error().kind, schema::Refusal::UNKNOWN);
  ASSERT_TRUE(outcomes[2]);
  EXPECT_TRUE(outcomes[2]->again);

  auto reg = must(engine::Register::open(path, testOptions(log::Store::Mode::write, clock)));
  auto size = reg->log().size();
  auto again = reg->record(during);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->first, 3u);
  EXPECT_EQ(again->again, size > 2) << "it is there, or it is not";
  EXPECT_EQ(reg->log().size(), std::max<uint64_t>(size, 3));
  EXPECT_EQ(must(reg->compareViews({})).differences, 0u);
}

}  // namespace
}  // namespace minuted::world
