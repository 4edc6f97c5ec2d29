// Disks that fail and disks that fill up.
#include <rocksdb/env.h>
#include <rocksdb/file_system.h>
#include <sys/mount.h>
#include <unistd.h>

#include <atomic>

#include "log/folder.h"

namespace minuted::log {
namespace {

using Mode = Store::Mode;

// The real disk, except that the sync with this number fails, and every later sync of any file: after a failed sync the
// kernel may have dropped what it could not write.
class FailingDisk final : public rocksdb::FileSystemWrapper {
 public:
  explicit FailingDisk(int failing) : FileSystemWrapper(rocksdb::FileSystem::Default()), left_(failing) {}
  const char* Name() const override { return "FailingDisk"; }
  bool failed() const { return left_ <= 0; }

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
    File(std::unique_ptr<rocksdb::FSWritableFile> file, FailingDisk& disk)
        : FSWritableFileOwnerWrapper(std::move(file)), disk_(disk) {}
    rocksdb::IOStatus Sync(const rocksdb::IOOptions& options, rocksdb::IODebugContext* debug) override {
      if (--disk_.left_ <= 0) return rocksdb::IOStatus::IOError("the disk does not answer");
      return FSWritableFileOwnerWrapper::Sync(options, debug);
    }
    rocksdb::IOStatus Fsync(const rocksdb::IOOptions& options, rocksdb::IODebugContext* debug) override {
      return Sync(options, debug);
    }

   private:
    FailingDisk& disk_;
  };

  std::atomic<int> left_;
};

TEST(FailingDisk, AFailedSyncIsUnknownAndStopsTheLogAndReopenedItHasAllThatWasAcknowledged) {
  bool everFailed = true;
  for (int failing = 1; everFailed && failing < 40; failing += 1 + failing / 4) {
    Folder folder;
    makeClosed(folder / "register", 10);
    uint64_t acknowledged = 10, sent = 10;
    auto disk = std::make_shared<FailingDisk>(failing);
    auto env = rocksdb::NewCompositeEnv(disk);
    auto options = optionsFor(Mode::write);
    options.store.env = env.get();
    options.store.walLimit = 4 << 10;  // so that some of the syncs are those of flushes
    {
      auto log = Log::open(folder / "register", options);
      for (int i = 0; log && i < 20; ++i) {
        sent = (*log)->size() + 7;
        auto done = append(**log, 7);
        if (!done) {
          EXPECT_EQ(done.error().kind, ErrorKind::failed);
          EXPECT_THAT(done.error().message, testing::HasSubstr("unknown"));
          EXPECT_THAT(done.error().message, testing::HasSubstr("same command id"));
          EXPECT_TRUE((*log)->stopped());
          EXPECT_THAT(messageOf(append(**log, 1)),
                      testing::HasSubstr("stopped writing after a failed sync; reopen it"));
          EXPECT_FALSE((*log)->close());
          break;
        }
        acknowledged = (*log)->size();
      }
    }
    everFailed = disk->failed();
    for (auto mode : {Mode::read, Mode::write}) {
      auto again = openLog(folder / "register", mode);
      ASSERT_TRUE(again) << messageOf(again) << failing;
      EXPECT_GE((*again)->size(), acknowledged);
      EXPECT_LE((*again)->size(), sent);
      expectWhole(**again);
    }
  }
}

// A file system in memory with a limited size.
class SmallDisk {
 public:
  explicit SmallDisk(int megabytes) { mounted_ = ::geteuid() == 0 && mount(megabytes, 0); }
  ~SmallDisk() {
    if (mounted_) ::umount2(folder_.path().c_str(), MNT_DETACH);
  }
  bool mounted() const { return mounted_; }
  bool resize(int megabytes) { return mount(megabytes, MS_REMOUNT); }
  std::filesystem::path operator/(const char* name) const { return folder_ / name; }

 private:
  bool mount(int megabytes, unsigned long flags) {
    auto size = "size=" + std::to_string(megabytes) + "m";
    return ::mount("tmpfs", folder_.path().c_str(), "tmpfs", flags, size.c_str()) == 0;
  }

  Folder folder_;
  bool mounted_ = false;
};

TEST(FullDisk, TheLogRefusesInTimeClosesWellAndGoesOnWhenThereIsSpace) {
  SmallDisk disk(48);
  if (!disk.mounted()) GTEST_SKIP() << "mounting a small disk takes root and the right to mount: not tested here";
  auto options = optionsFor(Mode::create);
  options.reserveBytes = 8 << 20;
  options.store.walLimit = 1 << 20;
  auto log = Log::open(disk / "register", options);
  ASSERT_TRUE(log) << messageOf(log);
  auto text = randomBytes(100'000);
  Result<void> done;
  while (done) {
    auto pending = (*log)->begin();
    pending.append("event", text);
    done = (*log)->commit(std::move(pending));
  }
  EXPECT_EQ(done.error().kind, ErrorKind::failed);
  EXPECT_THAT(done.error().message, testing::HasSubstr("disk is too full"));
  EXPECT_FALSE((*log)->stopped());
  auto size = (*log)->size();
  EXPECT_GT(size, 10U);
  // Another file fills the disk except for the reserve, while the store still has data in memory to flush.
  auto filler = disk / "filler";
  auto fill = [&] {
    for (auto piece : {1 << 20, 1 << 12}) {
      Bytes content(static_cast<size_t>(piece), 'x');
      std::ofstream out(filler, std::ios::binary | std::ios::app);
      while (out.write(content.data(), piece).flush()) continue;
    }
  };
  fill();
  auto closed = (*log)->close();
  // Where a compaction was running, RocksDB has met the full disk too. Nothing is lost by that: see below.
  EXPECT_TRUE(closed || closed.error().kind == ErrorKind::failed) << messageOf(closed);
  log->reset();
  fill();

  auto refused = openLog(disk / "register", Mode::write);
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().message, testing::HasSubstr("disk is too full"));
  auto reader = openLog(disk / "register", Mode::read);
  ASSERT_TRUE(reader) << messageOf(reader);
  EXPECT_EQ((*reader)->size(), size);
  EXPECT_TRUE(Log::verify(**reader, {}));

  ASSERT_TRUE(disk.resize(128));
  options.store.mode = Mode::write;
  auto again = Log::open(disk / "register", options);
  ASSERT_TRUE(again) << messageOf(again);
  EXPECT_EQ((*again)->size(), size);
  done = append(**again, 1);
  EXPECT_TRUE(done) << messageOf(done);
}

TEST(FullDisk, CreatingWithoutSpaceIsRefused) {
  SmallDisk disk(4);
  if (!disk.mounted()) GTEST_SKIP() << "mounting a small disk takes root and the right to mount: not tested here";
  auto log = openLog(disk / "register", Mode::create);
  ASSERT_FALSE(log);
  EXPECT_EQ(log.error().kind, ErrorKind::failed);
}

}  // namespace
}  // namespace minuted::log
