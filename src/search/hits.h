// The events that answer a query, as a snapshot tells them.
//
// Threads: a Finder is used by one thread at a time. Errors: those of the snapshot and of the index.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "register/snapshot.h"
#include "search/index.h"
#include "search/query.h"
#include "search/unindexed.h"

namespace minuted::search {

// One event that has the words.
struct Hit {
  uint64_t position = 0;
  Id subject;
  double score = 0;
};

class Finder {
 public:
  // index: null where there is none. limits: without those of the snapshot's cut.
  Finder(const engine::Snapshot& snapshot, const Index* index, Limits limits, OptionalDate from, OptionalDate to);

  // The best hits first, of equals the newest first, up to the first one that belongs to another subject than the
  // `most` best. So they are the same whatever the index has, and whatever is hidden between them.
  Result<std::vector<Hit>> find(const Query& query, size_t most);

  // The words of an event as it is told to the viewer.
  Result<Passages> passagesAt(uint64_t position);

  // Every word that may be meant by a misspelt one: of the index, and of what is not in it yet.
  Result<std::set<std::string>> vocabulary();

 private:
  Result<std::optional<Hit>> hitAt(uint64_t position, Query& query);
  Result<bool> counts(domain::Event event);
  Result<void> addFromIndex(Query& query, size_t most, std::vector<Hit>& hits);
  Result<const Unindexed*> unindexed();
  Result<void> addFromLog(Query& query, std::vector<Hit>& hits);

  const engine::Snapshot& snapshot_;
  const Index* index_;
  uint64_t indexed_;
  Limits limits_;
  std::optional<Unindexed> unindexed_;  // read when it is first needed
  OptionalDate from_, to_;
  // Of each subject that was looked at: the positions of events that do not count; nothing where it does not exist.
  std::map<Id, std::optional<std::set<uint64_t>>> subjects_;
};

// The day of an event as it is shown: on which it happened, or, of knowledge, was recorded.
Date dayShown(domain::Event event);

}  // namespace minuted::search
