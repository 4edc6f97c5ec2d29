// Searching everything that people wrote and filed, under both clocks and as a viewer sees it.
//
// An event is found by its words, whichever of its wordings they are. It counts only if the snapshot says it: if it
// lies within the cut, was not entered in error, is told to the viewer, and has the words as it is told. The index only
// makes it fast: the answer is the same with it, without it, and with one that has only a part of the log.
//
// Threads: as the snapshot and the index. Errors: those of both, and ErrorKind::usage where the words ask for nothing.
#pragma once

#include <string>
#include <vector>

#include "queries/queries.h"
#include "search/index.h"

namespace minuted::search {

constexpr size_t mostSubjects = 1000;

struct Request {
  std::string words;
  std::vector<Kind> kinds;  // none: any kind
  std::vector<Id> parties;  // what was ever related to each of them: persons, organisations, groups
  OptionalDate from, to;    // on which it happened; of knowledge, was recorded
  size_t most = 20;         // subjects; at most mostSubjects
};

// index: null where there is none. Where nothing has the words, what was probably meant is searched for.
Result<queries::Answer<schema::SearchAnswer>> search(const engine::Snapshot& snapshot, const Index* index,
                                                     const Request& request);

// Where the words of a request stand in a text: their bytes, in their order. Nothing where the words ask for nothing.
std::vector<Match> matchesIn(std::string_view text, std::string_view words);

}  // namespace minuted::search
