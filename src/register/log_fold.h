// Folds the whole log on many threads: every subject as all of its events leave it, and what the indexes have to hold.
// Reads nothing but the events.
#pragma once

#include <functional>
#include <unordered_map>
#include <vector>

#include "domain/subject.h"
#include "log/log.h"
#include "register/index/index_contents.h"

namespace minuted::engine {

// The subjects whose ids have one hash modulo the number of shards.
using Shard = std::unordered_map<Id, domain::Subject>;

// Called on the caller's thread after each window: events folded so far, of how many.
using FoldProgress = std::function<void(uint64_t done, uint64_t of)>;

struct FoldedLog {
  std::vector<Shard> shards;  // subjects that do not exist are among them
  IndexContents index;
};

// The log's first `events` events, with its subjects in `shards` shards. Runs that many threads. ErrorKind::integrity
// where a record is damaged.
Result<FoldedLog> foldLog(const log::ReadPoint& at, uint64_t events, size_t shards, const FoldProgress& progress);

}  // namespace minuted::engine
