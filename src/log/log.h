// The event log: records appended in batches at an expected size, read by position, proved by a tree, guarded by a
// head. It knows nothing of what events mean.
//
// A register's folder: `lock` (held while writing), `head`, `reserve` (disk space kept back, so that a full disk does
// not abort RocksDB), `store/` (RocksDB).
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

// A batch being made. Positions are given as records are appended; whatever else belongs to the same commit (indexes,
// view rows) is put into changes().
class Pending {
 public:
  uint64_t nextPosition() const { return edge_.size() + 1; }
  uint64_t append(BytesView event, BytesView words);  // the position that the record will have
  Batch& changes() { return changes_; }
  bool empty() const { return changes_.empty(); }

 private:
  friend class Log;
  Pending(Edge edge) : start_(edge.size()), edge_(std::move(edge)) {}
  uint64_t start_;
  Edge edge_;
  Batch changes_;
};

class Log {
 public:
  struct Options {
    Store::Options store;
    std::chrono::milliseconds headInterval{50};  // the head follows the log at most this much later
    uint64_t reserveBytes = uint64_t(64) << 20;
    bool waitForLock = true;  // a second writer waits its turn; false: refused at once
  };

  // create: the folder must not exist or be empty. write: waits for the lock. read: takes no lock.
  // Refused with ErrorKind::integrity where the log is shorter than its head, has another root than the head says, or
  // where the head is missing or older than the log knows it to be; the message says what is missing and what to do.
  // ErrorKind::notFound where there is no register.
  static Result<std::unique_ptr<Log>> open(const std::filesystem::path& folder, Options options);
  ~Log();

  uint64_t size() const;  // events acknowledged
  Hash root() const;
  Store& store() { return *store_; }
  const Store& store() const { return *store_; }

  Pending begin() const;
  // One synced write. After an error the log is stopped: nothing more is written until it is opened again, and what
  // this batch held is unknown. A log short of disk space refuses before writing (ErrorKind::failed, not stopped).
  Result<void> commit(Pending&& pending);
  bool stopped() const { return stopped_; }

  Result<void> close();  // head, flush, lock; a destroyed log that was not closed has its head written still

  // The tree recomputed from the records, against the stored nodes, the root and the head. progress(done, of).
  static Result<void> verify(const Log& log, const std::function<void(uint64_t, uint64_t)>& progress);

 private:
  Log(std::filesystem::path folder, Options options) : folder_(std::move(folder)), options_(options) {}
  Result<void> openWriting();
  Result<void> loadAndCheck(const Head& head);
  uint64_t spaceNeeded() const;
  Result<void> requireSpace(uint64_t more) const;
  void topUpReserve();
  void releaseReserveIfShort();
  void followWithHead();  // on headWriter_
  void endHeadWriter();
  Result<void> saveHead();

  bool writable() const { return options_.store.mode != Store::Mode::read; }
  std::filesystem::path headPath() const { return folder_ / "head"; }
  std::filesystem::path reservePath() const { return folder_ / "reserve"; }

  std::filesystem::path folder_;
  Options options_;
  OpenFile lock_;
  std::unique_ptr<Store> store_;
  std::optional<HeadFile> head_;         // headWriter_'s, while it runs
  std::atomic<uint64_t> savedHead_ = 0;  // the sequence of the newest head known to be synced
  std::atomic<bool> stopped_ = false;

  mutable std::mutex mutex_;  // guards the following
  std::condition_variable changed_;
  Edge edge_;
  bool ending_ = false;
  bool headIdle_ = false;  // headWriter_ waits for something to follow
  std::thread headWriter_;
};

// Reading, from any read point of the log's store. position from 1.
Result<Bytes> readRecord(const ReadPoint& at,
                         uint64_t position);    // the stored bytes, for decodeRecord; notFound beyond the end
Result<uint64_t> logSize(const ReadPoint& at);  // the last position in it
Bytes recordKey(uint64_t position);
Bytes nodeKey(Node node);

}  // namespace minuted::log
