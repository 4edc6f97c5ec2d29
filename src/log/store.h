// RocksDB behind the few operations that a register needs: four tables of sorted keys, atomic synced batches,
// consistent read points, and a table of views that can be rebuilt beside the live one. Nothing else names RocksDB.
//
// Threads: Store::readPoint() and Store::newRowFile() may be called from any thread, at once; everything else that a
// Store does, by the one thread that writes. A ReadPoint may be read by any number of threads at once. A Batch or a
// RowFile is used by one thread at a time. Nobody may use the store or its read points once close() has begun.
//
// Errors: ErrorKind::integrity where stored bytes are damaged, ErrorKind::failed where the disk or the operating system
// refused.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace rocksdb {
class Env;
class WriteBatch;
}  // namespace rocksdb

namespace minuted::log {

enum class Table {
  records,  // position -> record
  index,    // tree hashes, indexes and metadata; docs/LOG_FORMAT.md lists the keys
  views,    // rows; disposable
  files,    // the bytes of documents, in pieces; empty in a store that was made before there was this table
};
constexpr size_t tableCount = 4;

// Changes that are written all together or not at all.
class Batch {
 public:
  Batch();
  ~Batch();
  Batch(Batch&&) noexcept;
  Batch& operator=(Batch&&) noexcept;

  void put(Table table, BytesView key, BytesView value);
  void remove(Table table, BytesView key);
  size_t bytes() const;
  bool empty() const;
  void clear();

 private:
  friend class Store;
  struct Operations;
  std::unique_ptr<Operations> operations_;
};

// The contents of the store at one moment. Cheap to make. Must be destroyed before its Store is closed.
class ReadPoint {
 public:
  ReadPoint(ReadPoint&&) noexcept;
  ReadPoint& operator=(ReadPoint&&) noexcept;
  ~ReadPoint();

  Result<std::optional<Bytes>> get(Table table, BytesView key) const;

  // Calls visit(key, value) for each key in [from, until), in order, until it returns false. An empty `until` means the
  // end of the table. The views are valid only during the call.
  using Visitor = std::function<bool(BytesView key, BytesView value)>;
  Result<void> scan(Table table, BytesView from, BytesView until, const Visitor& visit) const;
  // The same for reading a whole table once, as a rebuild does: reads ahead and does not fill the block cache.
  Result<void> scanOnce(Table table, BytesView from, BytesView until, const Visitor& visit) const;
  // The last key in [from, until), if there is one.
  Result<std::optional<Bytes>> lastKey(Table table, BytesView from, BytesView until) const;

 private:
  friend class Store;
  struct State;
  explicit ReadPoint(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// A sorted file of rows for the new views (Store::beginNewViews); Store::ingest takes it in.
class RowFile {
 public:
  RowFile(RowFile&&) noexcept;
  ~RowFile();
  Result<void> put(BytesView key, BytesView value);  // keys in ascending order
  Result<void> finish();                             // at least one row must have been put

 private:
  friend class Store;
  struct State;
  explicit RowFile(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

class Store {
 public:
  enum class Mode { create, write, read };
  struct Options {
    Mode mode = Mode::read;
    rocksdb::Env* env = nullptr;  // null for the real disk; tests set one that fails
    // Bytes of write-ahead log before the tables are flushed. The first start after a crash reads the log again, which
    // takes about 10 ms a megabyte.
    uint64_t walLimit = uint64_t(2) << 20;
    // Whether the files of the live views are merged. Merging some that are damaged would stop all writing, also that
    // of the new views that are to take their place.
    bool mergesViews = true;
  };

  static Result<std::unique_ptr<Store>> open(const std::filesystem::path& folder, Options options);
  ~Store();  // does not flush: see close()

  ReadPoint readPoint() const;

  // On disk when it returns (fdatasync). After an error the batch may or may not be found when the store is reopened.
  Result<void> write(Batch& batch);
  // As write(), but without waiting for the disk; the next synced write makes it durable too.
  Result<void> writeUnsynced(Batch& batch);

  // Rebuilding the views beside the live ones: begin an empty table, fill it with sorted files, then make it the live
  // one in one step, which drops the old one. New views that were never switched to are dropped when the store is next
  // opened for writing.
  Result<void> beginNewViews();
  Result<RowFile> newRowFile(const std::string& name);
  Result<void> ingest(std::vector<RowFile> files);  // whose key ranges do not overlap
  ReadPoint newViewsReadPoint() const;              // its Table::views is the table of the new views
  Result<void> switchViews();

  Result<void> flush();    // writes what is in memory to sorted files, so that the next opening is quick
  Result<void> close();    // flushes and closes the database
  Result<void> compact();  // merges everything into the last level, to measure sizes
  uint64_t diskBytes(Table table) const;

 private:
  struct State;
  explicit Store(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace minuted::log
