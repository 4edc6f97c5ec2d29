// How RocksDB is configured, and what its errors mean. Pure functions, for any thread.
#pragma once

#include <rocksdb/cache.h>
#include <rocksdb/options.h>
#include <rocksdb/status.h>

#include <memory>

#include "log/store.h"

namespace minuted::log {

// `failure` begins the message: "could not read".
Error errorOf(const rocksdb::Status& status, const std::string& failure);

std::shared_ptr<rocksdb::Cache> newBlockCache(Store::Mode mode);
rocksdb::DBOptions databaseOptions(const Store::Options& options);
rocksdb::ColumnFamilyOptions tableOptions(Table table, const std::shared_ptr<rocksdb::Cache>& cache);

inline rocksdb::Slice slice(BytesView bytes) { return {bytes.data(), bytes.size()}; }

}  // namespace minuted::log
