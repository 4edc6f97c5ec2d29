// Damage to the files of a register from outside. Every loss must be reported.
#include "log/folder.h"

namespace minuted::log {
namespace {

namespace fs = std::filesystem;
using Mode = Store::Mode;

constexpr uint64_t count = 1000;

void expectRefused(const fs::path& place, const std::string& messagePart) {
  for (auto mode : {Mode::read, Mode::write}) {
    auto log = openLog(place, mode);
    ASSERT_FALSE(log);
    EXPECT_EQ(log.error().kind, ErrorKind::integrity) << log.error().message;
    EXPECT_THAT(log.error().message, testing::HasSubstr(messagePart));
    EXPECT_THAT(log.error().message, testing::HasSubstr("backup"));
  }
}

class DamageTest : public testing::Test {
 protected:
  fs::path largest(const std::string& ending) const { return storeFiles(place_, ending).at(0); }

  Folder folder_;
  fs::path place_ = folder_ / "register";
};

TEST_F(DamageTest, AWriteAheadLogCutInHalfIsRefusedNamingHowManyAreMissing) {
  makeUnflushed(place_, count);
  auto file = largest(".log");
  fs::resize_file(file, fs::file_size(file) / 2);
  expectRefused(place_, " events are missing: the head says that this register held 1,000, and its log holds ");
}

TEST_F(DamageTest, AWriteAheadLogWithOneBitFlippedIsRefusedNamingHowManyAreMissing) {
  makeUnflushed(place_, count);
  flipBit(largest(".log"), fs::file_size(largest(".log")) / 2);
  expectRefused(place_, " events are missing: the head says that this register held 1,000, and its log holds ");
}

TEST_F(DamageTest, AWriteAheadLogDeletedIsRefusedNamingHowManyAreMissing) {
  makeUnflushed(place_, count);
  fs::remove(largest(".log"));
  expectRefused(place_, "1,000 events are missing: the head says that this register held 1,000, and its log holds 0.");
}

TEST_F(DamageTest, TheLastBatchCutOffIsRefused) {
  makeUnflushed(place_, 11, 1);
  auto file = largest(".log");
  fs::resize_file(file, fs::file_size(file) - 1);
  expectRefused(place_, "1 event is missing: the head says that this register held 11, and its log holds 10.");
}

TEST_F(DamageTest, AMissingHeadIsRefused) {
  makeClosed(place_, count);
  fs::remove(place_ / "head");
  expectRefused(place_, "head");
}

TEST_F(DamageTest, ALostSlotOfTheHeadIsCalledDamageAndNobodysDoing) {
  makeClosed(place_, count);
  auto sequence = HeadFile::open(place_ / "head", false)->head().sequence;
  auto content = contentOf(place_ / "head");
  writeContent(place_ / "head", content.replace(sequence % 2 * 512, 512, Bytes(512, '\0')));
  expectRefused(place_, "the head file is damaged: only one of its two slots can be read");
}

TEST_F(DamageTest, AnOldHeadPutBackIsRefused) {
  makeClosed(place_, count);
  auto old = contentOf(place_ / "head");
  {
    auto log = openLog(place_, Mode::write);
    ASSERT_TRUE(log && append(**log, 1) && (*log)->close());
  }
  writeContent(place_ / "head", old);
  expectRefused(place_, "the head file is older than the log knows it to be");
}

TEST_F(DamageTest, TheHeadOfAnotherRegisterIsRefused) {
  makeClosed(place_, count);
  makeClosed(folder_ / "other", count);  // the same events with other salts
  fs::copy_file(folder_ / "other" / "head", place_ / "head", fs::copy_options::overwrite_existing);
  expectRefused(place_, "root");
}

TEST_F(DamageTest, AnOldStorePutBackIsRefused) {
  makeClosed(place_, count);
  fs::copy(place_ / "store", folder_ / "old", fs::copy_options::recursive);
  {
    auto log = openLog(place_, Mode::write);
    ASSERT_TRUE(log && append(**log, 500) && (*log)->close());
  }
  fs::remove_all(place_ / "store");
  fs::rename(folder_ / "old", place_ / "store");
  expectRefused(place_,
                "500 events are missing: the head says that this register held 1,500, and its log holds 1,000.");
}

TEST_F(DamageTest, AMissingStoreIsRefused) {
  makeClosed(place_, count);
  fs::remove_all(place_ / "store");
  expectRefused(place_, "1,000 events");
}

// Opens the register, reads everything, and expects all events to be there.
Result<void> openAndVerify(const fs::path& place, Mode mode) {
  TRY(auto log, openLog(place, mode));
  if (log->size() != count) return fail(ErrorKind::failed, "events are missing, and nothing was said");
  return Log::verify(*log, {});
}

TEST_F(DamageTest, AFlippedBitInASortedFileIsFoundByVerifying) {
  makeClosed(place_, count);
  auto files = storeFiles(place_, ".sst");
  ASSERT_GE(files.size(), 2U);
  for (const auto& file : files) {
    auto whole = contentOf(file);
    flipBit(file, whole.size() / 4);
    auto found = openAndVerify(place_, Mode::read);
    ASSERT_FALSE(found) << file;
    EXPECT_EQ(found.error().kind, ErrorKind::integrity) << found.error().message;
    writeContent(file, whole);
  }
  EXPECT_TRUE(openAndVerify(place_, Mode::read));
}

TEST_F(DamageTest, VerifyingNamesTheFirstEventThatWasChanged) {
  makeClosed(place_, count);
  {
    // The event is replaced through RocksDB, so that no checksum is wrong.
    auto log = openLog(place_, Mode::write);
    ASSERT_TRUE(log);
    Batch batch;
    batch.put(Table::records, recordKey(500), encodeRecord("another event", "", ""));
    ASSERT_TRUE((*log)->store().write(batch) && (*log)->close());
  }
  auto found = openAndVerify(place_, Mode::read);
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().kind, ErrorKind::integrity);
  EXPECT_THAT(found.error().message, testing::HasSubstr("events 499 to 500"));
}

TEST_F(DamageTest, VerifyingNamesAnEventThatIsMissing) {
  makeClosed(place_, count);
  {
    auto log = openLog(place_, Mode::write);
    ASSERT_TRUE(log);
    Batch batch;
    batch.remove(Table::records, recordKey(77));
    ASSERT_TRUE((*log)->store().write(batch) && (*log)->close());
  }
  EXPECT_THAT(messageOf(openAndVerify(place_, Mode::read)), testing::HasSubstr("event 77 is damaged: it is missing"));
}

TEST_F(DamageTest, VerifyingFindsAHashThatWasChangedOrAdded) {
  for (auto node : {Node{3, 7}, Node{1, 600}}) {
    Folder other;
    makeClosed(other / "register", count);
    {
      auto log = openLog(other / "register", Mode::write);
      ASSERT_TRUE(log);
      Batch batch;
      batch.put(Table::index, nodeKey(node), view(Hash{}));
      ASSERT_TRUE((*log)->store().write(batch) && (*log)->close());
    }
    auto found = openAndVerify(other / "register", Mode::read);
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().kind, ErrorKind::integrity);
  }
}

TEST_F(DamageTest, VerifyingFindsARecordThatBelongsToNoEvent) {
  for (const auto& key : {Bytes(), Bytes(3, '\0'), recordKey(0), recordKey(7) + "x"}) {
    Folder other;
    makeClosed(other / "register", count);
    {
      auto log = openLog(other / "register", Mode::write);
      ASSERT_TRUE(log);
      Batch batch;
      batch.put(Table::records, key, "stray");
      ASSERT_TRUE((*log)->store().write(batch) && (*log)->close());
    }
    auto found = openAndVerify(other / "register", Mode::read);
    ASSERT_FALSE(found) << hex(key);
    EXPECT_EQ(found.error().kind, ErrorKind::integrity);
  }
}

TEST_F(DamageTest, ARedactedEventStillVerifies) {
  makeClosed(place_, count);
  {
    auto log = openLog(place_, Mode::write);
    ASSERT_TRUE(log);
    auto stored = readRecord((*log)->store().readPoint(), 4);
    auto record = decodeRecord(*stored);
    ASSERT_TRUE(record);
    auto pending = (*log)->begin();
    pending.changes().put(Table::records, recordKey(4), encodeRedacted(record->event, record->wordsHash));
    ASSERT_TRUE((*log)->commit(std::move(pending)) && (*log)->close());
  }
  auto verified = openAndVerify(place_, Mode::read);
  EXPECT_TRUE(verified) << messageOf(verified);
}

// Each file is deleted, cut and altered in turn. That must be reported or have no effect.
TEST_F(DamageTest, NoFileIsLostOrChangedSilently) {
  makeClosed(place_, count);
  std::vector<fs::path> names;
  for (const auto& entry : fs::recursive_directory_iterator(place_))
    if (entry.is_regular_file()) names.push_back(fs::relative(entry.path(), place_));
  for (const auto& name : names)
    for (int how = 0; how < 3; ++how)
      for (auto mode : {Mode::read, Mode::write}) {
        auto copy = folder_ / "copy";
        fs::remove_all(copy);
        fs::copy(place_, copy, fs::copy_options::recursive);
        auto size = fs::file_size(copy / name);
        if (how > 0 && size == 0) continue;
        if (how == 0) fs::remove(copy / name);
        if (how == 1) fs::resize_file(copy / name, size / 2);
        if (how == 2) flipBit(copy / name, size / 2);
        auto found = openAndVerify(copy, mode);
        EXPECT_NE(messageOf(found), "events are missing, and nothing was said") << name << how;
      }
}

}  // namespace
}  // namespace minuted::log
