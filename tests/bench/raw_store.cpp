#include "raw_store.h"

#include <rocksdb/write_batch.h>

#include <atomic>
#include <thread>

#include "log/log.h"
#include "log/rocks.h"
#include "measure.h"

namespace minuted::bench {
namespace {

void require(const rocksdb::Status& status) {
  if (!status.ok()) giveUp("RocksDB: " + status.ToString());
}

rocksdb::WriteOptions syncedWrites() {
  rocksdb::WriteOptions options;
  options.sync = true;
  return options;
}

rocksdb::Slice slice(const Bytes& bytes) { return {bytes.data(), bytes.size()}; }

}  // namespace

RawStore::RawStore(const std::filesystem::path& folder) {
  log::Store::Options options;
  options.mode = log::Store::Mode::create;
  auto cache = log::newBlockCache(options.mode);
  rocksdb::DB* database = nullptr;
  require(
      rocksdb::DB::Open(rocksdb::Options(log::databaseOptions(options), log::tableOptions(log::Table::records, cache)),
                        folder.string(), &database));
  database_.reset(database);
}

double RawStore::putSynced(std::span<const Bytes> values, size_t threads) {
  auto first = next_;
  next_ += values.size();
  std::atomic<size_t> next = 0;
  auto work = [&] {
    for (size_t i = next++; i < values.size(); i = next++)
      require(database_->Put(syncedWrites(), slice(log::recordKey(first + i)), slice(values[i])));
  };
  Stopwatch watch;
  std::vector<std::thread> running;
  for (size_t i = 1; i < threads; ++i) running.emplace_back(work);
  work();
  for (auto& thread : running) thread.join();
  return watch.seconds();
}

double RawStore::putSyncedInBatches(std::span<const Bytes> values, size_t batch) {
  Stopwatch watch;
  for (size_t i = 0; i < values.size();) {
    rocksdb::WriteBatch together;
    for (auto end = std::min(values.size(), i + batch); i < end; ++i)
      require(together.Put(slice(log::recordKey(next_++)), slice(values[i])));
    require(database_->Write(syncedWrites(), &together));
  }
  return watch.seconds();
}

RawReader::RawReader(const std::filesystem::path& registerFolder) {
  log::Store::Options options;
  auto folder = (registerFolder / "store").string();
  auto database = log::databaseOptions(options);
  auto cache = log::newBlockCache(log::Store::Mode::write);
  std::vector<std::string> names;
  require(rocksdb::DB::ListColumnFamilies(database, folder, &names));
  std::vector<rocksdb::ColumnFamilyDescriptor> families;
  for (const auto& name : names) families.emplace_back(name, log::tableOptions(log::Table::records, cache));
  rocksdb::DB* openedRegister = nullptr;
  require(rocksdb::DB::OpenForReadOnly(database, folder, families, &handles_, &openedRegister));
  database_.reset(openedRegister);
  for (size_t i = 0; i < names.size(); ++i)
    if (names[i] == "records") records_ = handles_[i];
  REQUIRE(records_ != nullptr);
}

RawReader::~RawReader() {
  for (auto* handle : handles_) database_->DestroyColumnFamilyHandle(handle).PermitUncheckedError();
}

double RawReader::readRecords(uint64_t& bytes) {
  rocksdb::ReadOptions options;  // those with which Minuted reads a whole table
  options.readahead_size = size_t(2) << 20;
  options.fill_cache = false;
  options.total_order_seek = true;
  Stopwatch watch;
  uint64_t sum = 0;
  std::unique_ptr<rocksdb::Iterator> at(database_->NewIterator(options, records_));
  for (at->SeekToFirst(); at->Valid(); at->Next()) {
    auto value = at->value();
    for (size_t i = 0; i < value.size(); i += 8) sum += static_cast<unsigned char>(value[i]);
    bytes += value.size();
  }
  require(at->status());
  auto seconds = watch.seconds();
  if (sum == 0) giveUp("there are no records to read");  // uses the sum, so that the compiler keeps the loop
  return seconds;
}

}  // namespace minuted::bench
