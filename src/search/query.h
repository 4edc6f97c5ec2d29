// What somebody searches for: all of the words, in any of their forms; "these words" as they stand, one after the
// other; a beginning of a word: 'commun*'; and not what has '-this'.
//
// A query judges an event by itself, without the index, so that what the index finds can be held against what the
// viewer is told, and events that are not indexed yet are found by reading them.
//
// Threads: a query is used by one thread at a time, since it keeps stems.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "search/passages.h"
#include "search/words.h"

namespace minuted::search {

struct Clause {
  enum class Form { word, phrase, prefix };
  Form form = Form::word;
  std::vector<std::string> words;  // folded; of a word its stem. One word unless it is a phrase
  std::vector<std::string> asked;  // folded, as they were typed
  bool isExcluded = false;
};

// A place where a query's words stand in a passage.
struct Match {
  size_t begin = 0, end = 0;  // bytes of the passage's text
  size_t clause = 0;
};

class Query {
 public:
  // ErrorKind::usage where nothing is asked for, or a beginning is shorter than two letters.
  static Result<Query> parse(std::string_view text);

  const std::vector<Clause>& clauses() const { return clauses_; }
  // The same with another word in the place of one; `word` counts the words of the clause.
  Query with(size_t clause, size_t word, const std::string& instead) const;
  std::string text() const;  // as it would be typed

  // How well the passages of an event answer: the more often the words stand in them, and the fewer others do, the
  // better (weightOf). Nothing where a word is missing, or an excluded one stands there.
  std::optional<double> score(const Passages& passages);
  // Where the words stand in one passage, in their order; those that are excluded do not.
  std::vector<Match> matchesIn(const Passage& passage);

 private:
  std::vector<Clause> clauses_;
  Stemmer stemmer_;
};

// The share of a word in the score of an event that has it so many times, among so many words in all. It depends on
// nothing but the event itself: if it depended on how rare a word is in the whole log, the order of a public copy would
// tell of what is left out of it. In the form of BM25, with a usual length instead of the average.
double weightOf(double times, double words);

}  // namespace minuted::search
