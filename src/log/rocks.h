// How RocksDB is set up, and what its errors mean. Only store.cpp and this name RocksDB.
#pragma once

#include <rocksdb/cache.h>
#include <rocksdb/options.h>
#include <rocksdb/status.h>

#include <memory>

#include "log/store.h"

namespace minuted::log {

// `doing` begins the sentence: "could not read".
Error errorOf(const rocksdb::Status& status, const std::string& doing);

std::shared_ptr<rocksdb::Cache> newBlockCache(Store::Mode mode);
rocksdb::DBOptions databaseOptions(const Store::Options& options);
rocksdb::ColumnFamilyOptions tableOptions(Table table, const std::shared_ptr<rocksdb::Cache>& cache);

}  // namespace minuted::log
