// RocksDB by itself, set up as the register's records are: what the figures are held against.
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

  // Seconds that it takes to put the values under ascending keys, each write synced.
  double putSynced(std::span<const Bytes> values, size_t threads);
  double putSyncedInBatches(std::span<const Bytes> values, size_t batch);

 private:
  std::unique_ptr<rocksdb::DB> database_;
  uint64_t next_ = 1;
};

// Seconds that it takes to read all records of a register's store once, in order, touching every byte of the values;
// what it read is added to `bytes`. The store must not be open for writing.
class RawReader {
 public:
  explicit RawReader(const std::filesystem::path& registerFolder);
  ~RawReader();
  double readRecords(uint64_t& bytes);

 private:
  std::unique_ptr<rocksdb::DB> database_;
  std::vector<rocksdb::ColumnFamilyHandle*> handles_;
  rocksdb::ColumnFamilyHandle* records_ = nullptr;
};

}  // namespace minuted::bench
