// What the indexes of a log have to hold: all keys and values of S, K, R, H, C and N, made from the events alone, to
// compare those that are stored with, and to make them afresh.
//
// Threads: an IndexKeys is filled by one thread; the other functions are called by one thread and start one for each
// core. Errors: ErrorKind::integrity where stored bytes are damaged, failed where the disk refused.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "domain/event.h"
#include "log/store.h"
#include "register/index/tally.h"

namespace minuted::engine {

// The keys of some events, in no order. Numbers instead of bytes, since there are several for each event of the log.
struct IndexKeys {
  using Pair = std::pair<uint64_t, uint64_t>;
  struct OfCommand {
    std::array<uint64_t, 2> id;  // 16 bytes, big-endian
    uint64_t position;           // of one of its events
    auto operator<=>(const OfCommand&) const = default;
  };

  std::vector<Pair> stories;     // S: subject, position
  std::vector<Pair> companions;  // K: subject, position
  std::vector<Pair> relations;   // R: party, subject
  std::vector<Pair> facts;       // H: day + 2^31, position
  std::vector<OfCommand> commands;

  void add(domain::Event event);
};

class IndexContents {
 public:
  // parts: the keys of all events of the log.
  static IndexContents of(std::vector<IndexKeys> parts);

  // The positions of the subject's events, in their order.
  std::vector<uint64_t> story(Id subject) const;

  struct Change {
    Bytes key;
    std::optional<Bytes> value;  // nothing: the key is removed
  };
  struct Differences {
    uint64_t keys = 0;            // that should be there
    std::string first;            // what is wrong with the first: "the key S 0000… is missing"
    std::vector<Change> mending;  // one for each key that is missing, has another value, or should not be there
  };
  // Compares the stored indexes with what they have to hold.
  Result<Differences> compare(const log::ReadPoint& at) const;

 private:
  struct Entry {
    Bytes key, value;
  };
  std::vector<Entry> tallies() const;

  IndexKeys keys_;  // sorted, without repetitions
};

}  // namespace minuted::engine
