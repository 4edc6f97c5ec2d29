// The head: how large the log is and what its root is, kept in a small file outside RocksDB.
//
// RocksDB opens without a word after its write-ahead log was cut, flipped or deleted (docs/ARCHITECTURE.md). The head
// is what notices. Two slots are written in turn, each synced, so that a torn write leaves the other.
#pragma once

#include <cstdint>
#include <filesystem>
#include <utility>

#include "base/bytes.h"
#include "base/result.h"
#include "log/files.h"

namespace minuted::log {

struct Head {
  uint64_t sequence = 0;  // grows by one with each writing of the head
  uint64_t size = 0;      // events in the log
  Hash root{};
  bool operator==(const Head&) const = default;
};

class HeadFile {
 public:
  static Result<HeadFile> create(const std::filesystem::path& file);  // writes the head of an empty log, sequence 1
  // ErrorKind::integrity where the file is missing or neither slot is whole.
  static Result<HeadFile> open(const std::filesystem::path& file, bool writable);

  const Head& head() const { return head_; }
  Result<void> write(uint64_t size, const Hash& root);  // the next sequence, into the other slot; synced

 private:
  HeadFile(OpenFile file, Head head) : file_(std::move(file)), head_(head) {}
  OpenFile file_;
  Head head_;
};

}  // namespace minuted::log
