// RocksDB behind the few operations that a register needs: three tables of sorted keys, atomic synced batches,
// consistent read points, and a views table that can be made anew beside the live one. Nothing else names RocksDB.
//
// Thread safety: any number of readers beside one writer. Errors: ErrorKind::integrity where stored bytes are damaged,
// ErrorKind::failed where the disk or the operating system refused.
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
  index,    // tree hashes, indexes and meta data; docs/LOG_FORMAT.md lists the keys
  views,    // rows; disposable
};

// Changes that are written together or not at all.
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

// What was in the store at one moment. Cheap to make; must not outlive its Store.
class ReadPoint {
 public:
  ReadPoint(ReadPoint&&) noexcept;
  ReadPoint& operator=(ReadPoint&&) noexcept;
  ~ReadPoint();

  Result<std::optional<Bytes>> get(Table table, BytesView key) const;

  // Calls see(key, value) for each key in [from, until), in order, until it returns false. An empty `until`: to the
  // end. The views are only valid during the call.
  using See = std::function<bool(BytesView key, BytesView value)>;
  Result<void> scan(Table table, BytesView from, BytesView until, const See& see) const;
  // For reading whole tables once, as a rebuild does: reads ahead and leaves the block cache alone.
  Result<void> scanOnce(Table table, BytesView from, BytesView until, const See& see) const;
  // The last key in [from, until), if there is one.
  Result<std::optional<Bytes>> lastKey(Table table, BytesView from, BytesView until) const;

 private:
  friend class Store;
  struct State;
  explicit ReadPoint(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// A sorted file of view rows being written beside the live views; ingested by Store::ingest.
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
    rocksdb::Env* env = nullptr;            // for tests that make the disk fail; null: the real one
    uint64_t walLimit = uint64_t(2) << 20;  // bytes of write-ahead log before tables are flushed: the first start after
                                            // a crash reads them again, about 10 ms a megabyte
  };

  static Result<std::unique_ptr<Store>> open(const std::filesystem::path& folder, Options options);
  ~Store();  // without a flush; see close()

  ReadPoint readPoint() const;

  // On disk when it returns (fdatasync). An error means unknown: it may or may not be found after reopening.
  Result<void> write(Batch& batch);
  // As write(), but without waiting for the disk; the next synced write makes it durable too.
  Result<void> writeUnsynced(Batch& batch);

  // Views beside the live ones: begin an empty table, fill it with sorted files, then make it the live one in one step
  // (the old one is dropped). Begun but not switched to, it is dropped when the store is next opened for writing.
  Result<void> beginViews();
  Result<RowFile> newRowFile(const std::string& name);
  Result<void> ingest(std::vector<RowFile> files);  // whose key ranges do not overlap
  ReadPoint begunViews() const;                     // Table::views reads the begun table
  Result<void> switchViews();

  Result<void> flush();    // memory to sorted files, so that opening is quick
  Result<void> close();    // flush, and let go
  Result<void> compact();  // everything to the last level; for measuring sizes
  uint64_t diskBytes(Table table) const;

 private:
  struct State;
  explicit Store(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace minuted::log
