// Folds the whole log on many threads: every subject as all of its events leave it.
#pragma once

#include <functional>
#include <unordered_map>
#include <vector>

#include "domain/subject.h"
#include "log/log.h"

namespace minuted::engine {

// The subjects whose ids have one hash modulo the number of shards.
using Shard = std::unordered_map<Id, domain::Subject>;

// Called on the caller's thread after each window: events folded so far, of how many.
using FoldProgress = std::function<void(uint64_t done, uint64_t of)>;

// The subjects of the log's first `events` events in `shards` shards; subjects that do not exist are among them. Runs
// that many threads. ErrorKind::integrity where a record is damaged.
Result<std::vector<Shard>> foldLog(const log::ReadPoint& at, uint64_t events, size_t shards,
                                   const FoldProgress& progress);

}  // namespace minuted::engine
