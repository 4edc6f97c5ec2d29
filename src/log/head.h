// The head: how large the log is and what its root is, kept in a small file outside RocksDB.
//
// RocksDB opens without an error after its write-ahead log was cut, altered or deleted (docs/ARCHITECTURE.md). The head
// makes such a loss detectable. Two slots are written in turn, each synced, so that a torn write leaves the other slot.
//
// Threads: a HeadFile is used by one thread at a time; while a Log is open for writing, that is its head writer.
// Several objects may read the file while one writes it: a slot that is read half-written fails its digest.
#pragma once

#include <cstdint>
#include <filesystem>
#include <utility>

#include "base/bytes.h"
#include "base/result.h"
#include "log/files.h"

namespace minuted::log {

struct Head {
  uint64_t sequence = 0;  // one more each time the head is written
  uint64_t size = 0;      // events in the log
  Hash root{};
  bool operator==(const Head&) const = default;
};

class HeadFile {
 public:
  static Result<HeadFile> create(const std::filesystem::path& file);  // writes the head of an empty log, sequence 1
  // ErrorKind::integrity where the file is missing or neither slot is intact.
  static Result<HeadFile> open(const std::filesystem::path& file, bool writable);

  const Head& head() const { return head_; }
  // Whether both slots could be read when the file was opened: else a newer head may have been lost.
  bool isWhole() const { return isWhole_; }
  Result<void> write(uint64_t size, const Hash& root);  // with the next sequence number; synced

 private:
  HeadFile(OpenFile file, Head head, bool isWhole) : file_(std::move(file)), head_(head), isWhole_(isWhole) {}
  OpenFile file_;
  Head head_;
  bool isWhole_;
};

}  // namespace minuted::log
