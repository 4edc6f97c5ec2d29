// The words of the events that are not in the index yet, in memory: so that several queries read them once.
//
// Threads: one at a time. Errors: those of the snapshot.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "register/snapshot.h"
#include "search/query.h"

namespace minuted::search {

class Unindexed {
 public:
  // The events from `first` up to `last`, as the viewer is told them.
  static Result<Unindexed> read(const engine::Snapshot& snapshot, uint64_t first, uint64_t last);

  // The positions of the events that may answer the query: those that have the words of every clause that is wanted, in
  // their order.
  std::vector<uint64_t> candidates(const Query& query) const;

  template <typename Visit>
  void forEachWord(Visit&& visit) const {
    for (const auto& [word, positions] : words_) visit(word);
  }

 private:
  using Lists = std::map<std::string, std::vector<uint64_t>, std::less<>>;  // positions in their order
  static void add(Lists& to, const std::string& word, uint64_t position);
  std::vector<uint64_t> positionsOf(const Clause& clause) const;

  Lists words_, stems_;
};

}  // namespace minuted::search
