// The store: tables, batches, read points, and rebuilding the views beside the live ones.
#include "log/store.h"

#include "log/folder.h"

namespace minuted::log {
namespace {

class StoreTest : public testing::Test {
 protected:
  void SetUp() override { open(Store::Mode::create); }

  void open(Store::Mode mode) {
    store_.reset();
    auto opened = Store::open(folder_ / "store", {.mode = mode});
    ASSERT_TRUE(opened) << messageOf(opened);
    store_ = std::move(*opened);
  }
  void put(Table table, BytesView key, BytesView value) {
    Batch batch;
    batch.put(table, key, value);
    auto written = store_->write(batch);
    ASSERT_TRUE(written) << messageOf(written);
  }
  static std::optional<Bytes> get(const ReadPoint& at, BytesView key, Table table = Table::views) {
    auto value = at.get(table, key);
    EXPECT_TRUE(value) << messageOf(value);
    return value ? *value : std::nullopt;
  }
  static std::string keys(const ReadPoint& at, BytesView from, BytesView until) {
    std::string all, once;
    EXPECT_TRUE(at.scan(Table::index, from, until, [&](BytesView key, BytesView) { return all += key, true; }));
    EXPECT_TRUE(at.scanOnce(Table::index, from, until, [&](BytesView key, BytesView) { return once += key, true; }));
    EXPECT_EQ(all, once);
    return all;
  }
  void fillNewViews(const std::vector<std::pair<Bytes, Bytes>>& rows) {
    std::vector<RowFile> files;
    for (const auto& [key, value] : rows) {
      auto file = store_->newRowFile("rows-" + key);
      ASSERT_TRUE(file) << messageOf(file);
      ASSERT_TRUE(file->put(key, value));
      ASSERT_TRUE(file->finish());
      files.push_back(std::move(*file));
    }
    auto taken = store_->ingest(std::move(files));
    ASSERT_TRUE(taken) << messageOf(taken);
  }

  Folder folder_;
  std::unique_ptr<Store> store_;
};

TEST_F(StoreTest, ABatchIsWrittenWholeAndFoundAfterReopening) {
  Batch batch;
  EXPECT_TRUE(batch.empty());
  batch.put(Table::records, "k", "record");
  batch.put(Table::index, "k", "index");
  batch.put(Table::views, "k", "row");
  batch.put(Table::views, "gone", "row");
  batch.remove(Table::views, "gone");
  EXPECT_FALSE(batch.empty());
  EXPECT_GT(batch.bytes(), 0U);
  ASSERT_TRUE(store_->write(batch));
  for (auto mode : {Store::Mode::write, Store::Mode::read}) {
    open(mode);
    auto at = store_->readPoint();
    EXPECT_EQ(get(at, "k", Table::records), "record");
    EXPECT_EQ(get(at, "k", Table::index), "index");
    EXPECT_EQ(get(at, "k"), "row");
    EXPECT_EQ(get(at, "gone"), std::nullopt);
  }
}

TEST_F(StoreTest, AReadPointDoesNotSeeWhatIsWrittenLater) {
  put(Table::views, "k", "old");
  auto at = store_->readPoint();
  put(Table::views, "k", "new");
  EXPECT_EQ(get(at, "k"), "old");
  EXPECT_EQ(get(store_->readPoint(), "k"), "new");
}

TEST_F(StoreTest, ScansKeepToTheirBoundsAndStopWhenTold) {
  for (auto key : {"a", "b", "c", "d"}) put(Table::index, key, "");
  auto at = store_->readPoint();
  EXPECT_EQ(keys(at, "b", "d"), "bc");
  EXPECT_EQ(keys(at, "bb", "cc"), "c");
  EXPECT_EQ(keys(at, "c", "c"), "");
  EXPECT_EQ(keys(at, "b", "").substr(0, 3), "bcd");
  int seen = 0;
  ASSERT_TRUE(at.scan(Table::index, "a", "", [&](BytesView, BytesView) { return ++seen < 2; }));
  EXPECT_EQ(seen, 2);
}

TEST_F(StoreTest, TheLastKeyLiesInsideItsBounds) {
  for (auto key : {"b", "c", "d"}) put(Table::records, key, "");
  auto at = store_->readPoint();
  EXPECT_EQ(*at.lastKey(Table::records, "b", "d"), "c");
  EXPECT_EQ(*at.lastKey(Table::records, "b", "e"), "d");
  EXPECT_EQ(*at.lastKey(Table::records, "", ""), "d");
  EXPECT_EQ(*at.lastKey(Table::records, "e", ""), std::nullopt);
  EXPECT_EQ(*at.lastKey(Table::records, "a", "b"), std::nullopt);
}

TEST_F(StoreTest, SwitchingReplacesAllRowsInOneStepAndOldReadPointsKeepTheOldOnes) {
  put(Table::views, "a", "old");
  put(Table::views, "b", "old");
  auto before = store_->readPoint();
  ASSERT_TRUE(store_->beginNewViews());
  fillNewViews({{"a", "new"}, {"c", "new"}});
  EXPECT_EQ(get(store_->newViewsReadPoint(), "a"), "new");
  EXPECT_EQ(get(store_->readPoint(), "a"), "old");
  ASSERT_TRUE(store_->switchViews());

  auto after = store_->readPoint();
  EXPECT_EQ(get(after, "a"), "new");
  EXPECT_EQ(get(after, "b"), std::nullopt);
  EXPECT_EQ(get(after, "c"), "new");
  EXPECT_EQ(get(before, "a"), "old");
  EXPECT_EQ(get(before, "b"), "old");
  EXPECT_EQ(get(before, "c"), std::nullopt);
  put(Table::views, "d", "live");
  EXPECT_EQ(get(store_->readPoint(), "d"), "live");
}

TEST_F(StoreTest, AfterASwitchReopeningFindsTheNewRows) {
  put(Table::views, "a", "old");
  for (int round = 0; round < 3; ++round) {
    ASSERT_TRUE(store_->beginNewViews());
    fillNewViews({{"a", std::to_string(round)}});
    ASSERT_TRUE(store_->switchViews());
    open(round % 2 == 0 ? Store::Mode::read : Store::Mode::write);
    EXPECT_EQ(get(store_->readPoint(), "a"), std::to_string(round));
    open(Store::Mode::write);
  }
}

TEST_F(StoreTest, BegunViewsThatWereNotSwitchedToAreGoneAfterReopening) {
  put(Table::views, "a", "old");
  ASSERT_TRUE(store_->beginNewViews());
  fillNewViews({{"a", "new"}});
  auto unused = store_->newRowFile("unused");
  ASSERT_TRUE(unused && unused->put("k", "v"));
  open(Store::Mode::write);
  EXPECT_EQ(get(store_->readPoint(), "a"), "old");
  ASSERT_TRUE(store_->beginNewViews());
  EXPECT_EQ(get(store_->newViewsReadPoint(), "a"), std::nullopt);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "store.scratch"));
}

TEST_F(StoreTest, BeginningTwiceStartsFromNothing) {
  ASSERT_TRUE(store_->beginNewViews());
  fillNewViews({{"a", "first"}});
  ASSERT_TRUE(store_->beginNewViews());
  EXPECT_EQ(get(store_->newViewsReadPoint(), "a"), std::nullopt);
}

TEST_F(StoreTest, KeysOutOfOrderAreRefusedByARowFile) {
  auto file = store_->newRowFile("rows");
  ASSERT_TRUE(file && file->put("b", ""));
  EXPECT_FALSE(file->put("a", ""));
}

TEST_F(StoreTest, ReadingMakesNoFilesAndLeavesNoneChanged) {
  put(Table::views, "a", "row");
  store_.reset();
  auto listed = [&] {
    std::vector<std::pair<std::string, std::filesystem::file_time_type>> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_.path()))
      files.emplace_back(entry.path(), entry.last_write_time());
    std::sort(files.begin(), files.end());
    return files;
  };
  auto before = listed();
  open(Store::Mode::read);
  EXPECT_EQ(get(store_->readPoint(), "a"), "row");
  ASSERT_TRUE(store_->close());
  store_.reset();
  EXPECT_EQ(listed(), before);
}

TEST_F(StoreTest, ClosingFlushesSoThatNothingIsLeftToReplay) {
  put(Table::records, "a", "record");
  ASSERT_TRUE(store_->close());
  store_.reset();
  for (const auto& file : storeFiles(folder_.path(), ".log")) std::filesystem::remove(file);
  open(Store::Mode::read);
  EXPECT_EQ(get(store_->readPoint(), "a", Table::records), "record");
}

TEST_F(StoreTest, OpeningWritingALittleAndClosingOftenDoesNotLeaveEverMoreFiles) {
  for (int i = 0; i < 25; ++i) {
    put(Table::records, "a" + std::to_string(i), "record");
    ASSERT_TRUE(store_->close());
    open(Store::Mode::write);
  }
  EXPECT_LT(storeFiles(folder_.path(), ".sst").size(), 15U);
}

TEST_F(StoreTest, WhereThereIsNoneItIsNotFound) {
  for (auto mode : {Store::Mode::read, Store::Mode::write}) {
    auto opened = Store::open(folder_ / "elsewhere", {.mode = mode});
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().kind, ErrorKind::notFound);
  }
}

TEST_F(StoreTest, UnsyncedWritesAreSeenAtOnce) {
  Batch batch;
  batch.put(Table::views, "k", "row");
  ASSERT_TRUE(store_->writeUnsynced(batch));
  EXPECT_EQ(get(store_->readPoint(), "k"), "row");
  batch.clear();
  EXPECT_TRUE(batch.empty());
}

}  // namespace
}  // namespace minuted::log
