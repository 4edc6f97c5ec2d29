// The event log: records are appended in batches, read by position and proved by a Merkle tree; a head file outside of
// the store shows whether records were lost. It does not know what events mean.
//
// A register's folder: `lock` (held while writing), `head`, `reserve` (disk space that is kept free, so that a full
// disk does not abort RocksDB), `store/` (RocksDB).
//
// Threads: size(), root(), begin(), stopped() and verify() may be called from any thread, at once, until close() is
// called. commit() and close() are called by the one writer. A Pending is used by one thread at a time; it must be
// committed before another one that was begun at the same size. A thread of the Log's own writes the head.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "log/files.h"
#include "log/head.h"
#include "log/merkle.h"
#include "log/record.h"
#include "log/store.h"

namespace minuted::log {

class Log;

// A commit that is being prepared. Each record gets its position when it is appended; whatever else belongs to the same
// commit (indexes, rows of views) is put into changes().
class Pending {
 public:
  uint64_t nextPosition() const { return edge_.size() + 1; }
  uint64_t append(BytesView event, BytesView words);  // returns the position of the record
  // A record as another log has it, its salt included. ErrorKind::integrity where it does not parse.
  Result<void> appendStored(BytesView record);
  Hash root() const { return edge_.root(); }  // of the log with what was appended
  Batch& changes() { return changes_; }
  bool empty() const { return changes_.empty(); }

 private:
  friend class Log;
  Pending(Edge edge) : start_(edge.size()), edge_(std::move(edge)) {}
  void append(BytesView record, const Hash& leaf);
  uint64_t start_;
  Edge edge_;
  Batch changes_;
};

class Log {
 public:
  struct Options {
    Store::Options store;
    std::chrono::milliseconds headInterval{50};  // the head is written at most this long after a commit
    uint64_t reserveBytes = uint64_t(64) << 20;
    bool waitForLock = true;  // a second writer waits until the first closes; false: fails at once
  };

  // Mode create: the folder must be empty or not exist yet. Mode write takes the lock. Mode read takes no lock.
  // ErrorKind::integrity where the log is shorter than the head file says or has another root, or where the head file
  // is missing or older than the log's newest note of it; the message says what is missing and what to do.
  // ErrorKind::notFound where there is no register.
  static Result<std::unique_ptr<Log>> open(const std::filesystem::path& folder, Options options);
  ~Log();

  uint64_t size() const;  // of the events that were committed
  Hash root() const;
  Store& store() { return *store_; }
  const Store& store() const { return *store_; }

  Pending begin() const;
  // One synced write. REQUIREs that nothing was committed since begin(). After an error the log is stopped: it writes
  // nothing more until it is opened again, and whether this batch was recorded is unknown. Where disk space is short
  // the commit is refused before anything is written (ErrorKind::failed), and the log is not stopped.
  Result<void> commit(Pending&& pending);
  bool stopped() const { return stopped_; }

  // Writes the head, flushes the store and releases the lock. A log that is destroyed without close() writes its head,
  // but does not flush.
  Result<void> close();

  // Computes the tree again from the records and compares it with the stored nodes, the root and the head. Calls
  // progress(events verified, of how many), on the caller's thread.
  static Result<void> verify(const Log& log, const std::function<void(uint64_t, uint64_t)>& progress);

 private:
  Log(std::filesystem::path folder, Options options) : folder_(std::move(folder)), options_(options) {}
  Result<void> openWriting();
  Result<void> loadAndCheck(const Head& head);
  uint64_t spaceNeeded() const;
  Result<void> requireSpace(uint64_t additional) const;
  void topUpReserve();
  void releaseReserveIfShort();
  void runHeadWriter();  // the function of headWriter_
  void stopHeadWriter();
  Result<void> saveHead();

  bool writable() const { return options_.store.mode != Store::Mode::read; }
  std::filesystem::path headPath() const { return folder_ / "head"; }
  std::filesystem::path reservePath() const { return folder_ / "reserve"; }

  std::filesystem::path folder_;
  Options options_;
  OpenFile lock_;
  std::unique_ptr<Store> store_;
  std::optional<HeadFile> head_;         // used only by headWriter_ while that runs
  std::atomic<uint64_t> savedHead_ = 0;  // the sequence of the newest head known to be synced
  std::atomic<bool> stopped_ = false;

  mutable std::mutex mutex_;  // guards the following
  std::condition_variable changed_;
  Edge edge_;
  bool isStopping_ = false;        // headWriter_ is to write the newest head and return
  bool headWriterIsIdle_ = false;  // headWriter_ waits for the next commit
  std::thread headWriter_;
};

// These read from any read point of the log's store, on any thread. Positions count from 1.
// The stored bytes, for decodeRecord; ErrorKind::notFound beyond the end of the log.
Result<Bytes> readRecord(const ReadPoint& at, uint64_t position);
Result<uint64_t> logSize(const ReadPoint& at);  // the position of the last record, 0 where there is none
Bytes recordKey(uint64_t position);
Bytes nodeKey(Node node);

}  // namespace minuted::log
