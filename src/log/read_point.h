// The implementation of ReadPoint (log/store.h). Its const functions may be called from any thread.
#pragma once

#include <rocksdb/db.h>

#include <array>

#include "log/store.h"

namespace minuted::log {

// An open table of RocksDB ("column family").
class Family {
 public:
  Family(rocksdb::DB* database, rocksdb::ColumnFamilyHandle* handle) : database_(database), handle_(handle) {}
  ~Family() { database_->DestroyColumnFamilyHandle(handle_).PermitUncheckedError(); }
  Family(const Family&) = delete;
  Family& operator=(const Family&) = delete;
  rocksdb::ColumnFamilyHandle* handle() const { return handle_; }

 private:
  rocksdb::DB* database_;
  rocksdb::ColumnFamilyHandle* handle_;
};

// Shared by the store and its read points, so that a dropped table of views lives as long as a read point reads it.
using Families = std::array<std::shared_ptr<Family>, tableCount>;  // by Table; null where the store has none

struct ReadPoint::State {
  rocksdb::DB* database;
  Families families;
  const rocksdb::Snapshot* snapshot;  // null in a store that is opened for reading only

  State(rocksdb::DB* openDatabase, Families tables, bool isWritable)
      : database(openDatabase),
        families(std::move(tables)),
        snapshot(isWritable ? openDatabase->GetSnapshot() : nullptr) {}
  ~State() {
    if (snapshot != nullptr) database->ReleaseSnapshot(snapshot);
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  bool has(Table table) const { return families[static_cast<size_t>(table)] != nullptr; }
  rocksdb::ColumnFamilyHandle* handle(Table table) const { return families[static_cast<size_t>(table)]->handle(); }
  rocksdb::ReadOptions options() const {
    rocksdb::ReadOptions options;
    options.snapshot = snapshot;
    options.total_order_seek = true;  // seeking by prefix has returned wrong results in some versions of RocksDB
    return options;
  }
};

}  // namespace minuted::log
