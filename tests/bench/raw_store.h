// RocksDB alone, with the settings of the register's records: Minuted is compared with it.
#pragma once

#include <rocksdb/db.h>

#include <filesystem>
#include <memory>
#include <span>

#include "base/bytes.h"

namespace minuted::bench {

class RawStore {
 public:
  explicit RawStore(const std::filesystem::path& folder);

  // Puts the values under ascending keys, each write synced. Returns the time in seconds.
  double putSynced(std::span<const Bytes> values, size_t threads);
  double putSyncedInBatches(std::span<const Bytes> values, size_t batch);

 private:
  std::unique_ptr<rocksdb::DB> database_;
  uint64_t next_ = 1;
};

// Reads the records of a register's store, which must not be open for writing.
class RawReader {
 public:
  explicit RawReader(const std::filesystem::path& registerFolder);
  ~RawReader();
  // Reads all records once, in order, and looks at every value. Adds their size to `bytes`, and returns the time in
  // seconds.
  double readRecords(uint64_t& bytes);

 private:
  std::unique_ptr<rocksdb::DB> database_;
  std::vector<rocksdb::ColumnFamilyHandle*> handles_;
  rocksdb::ColumnFamilyHandle* records_ = nullptr;
};

}  // namespace minuted::bench
