#include "search/query.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"

namespace minuted::search {
namespace {

using Form = Clause::Form;

// Words that stand everywhere are not asked for, unless nothing else is, or in a phrase.
constexpr auto commonWords = std::to_array<std::string_view>(
    {"a",    "about", "an", "and",  "are",  "as",   "at",    "be",  "by",   "for", "from",  "has",
     "have", "in",    "is", "it",   "of",   "on",   "or",    "our", "that", "the", "their", "this",
     "to",   "was",   "we", "were", "what", "when", "which", "who", "will", "with"});

bool isCommon(const Clause& clause) {
  return clause.form == Form::word && std::ranges::find(commonWords, clause.asked.front()) != commonWords.end();
}

Result<void> addUnquoted(std::string_view text, Stemmer& stemmer, std::vector<Clause>& to) {
  bool isExcluded = text.starts_with('-') && text.size() > 1;
  bool isPrefix = text.ends_with('*');
  auto found = words(text);
  for (const auto& word : found) {
    Clause clause;
    clause.asked = {word.folded};
    clause.isExcluded = isExcluded;
    clause.form = isPrefix && &word == &found.back() ? Form::prefix : Form::word;
    if (clause.form == Form::prefix && word.folded.size() < 2)
      return fail(ErrorKind::usage, fmt::format("'{}' is too short: say at least two letters before the *.", text));
    clause.words = {clause.form == Form::word ? stemmer.stem(word.folded) : word.folded};
    to.push_back(std::move(clause));
  }
  // 'A-17' and 'anti-social' are written together, and so they are asked for.
  if (found.size() > 1 && !isPrefix) {
    Clause phrase{Form::phrase, {}, {}, isExcluded};
    for (const auto& word : found) phrase.asked.push_back(word.folded);
    phrase.words = phrase.asked;
    to.resize(to.size() - found.size());
    to.push_back(std::move(phrase));
  }
  return {};
}

void addPhrase(std::string_view text, bool isExcluded, std::vector<Clause>& to) {
  Clause phrase{Form::phrase, {}, {}, isExcluded};
  for (const auto& word : words(text)) phrase.asked.push_back(word.folded);
  phrase.words = phrase.asked;
  if (!phrase.words.empty()) to.push_back(std::move(phrase));
}

// What stands in a passage for each clause.
struct Reading {
  std::vector<std::vector<size_t>>
      counts;                  // of each word of each clause; those of a phrase also where they stand apart
  std::vector<Match> matches;  // in their order
  size_t words = 0;
};

bool phraseBegins(const std::vector<Word>& found, size_t at, const std::vector<std::string>& phrase) {
  if (at + phrase.size() > found.size()) return false;
  for (size_t i = 0; i < phrase.size(); ++i)
    if (found[at + i].folded != phrase[i]) return false;
  return true;
}

// How many words from the one at `at` on answer the clause: 0 where it does not begin there.
size_t lengthOf(const Clause& clause, const std::vector<Word>& found, size_t at, const std::string& stem) {
  switch (clause.form) {
    case Form::word: return stem == clause.words.front() ? 1 : 0;
    case Form::prefix: return found[at].folded.starts_with(clause.words.front()) ? 1 : 0;
    case Form::phrase: return phraseBegins(found, at, clause.words) ? clause.words.size() : 0;
  }
  return 0;
}

Reading read(std::string_view text, const std::vector<Clause>& clauses, Stemmer& stemmer) {
  Reading reading;
  for (const auto& clause : clauses) reading.counts.emplace_back(clause.words.size());
  auto found = words(text);
  reading.words = found.size();
  for (size_t at = 0; at < found.size(); ++at) {
    const auto& stem = stemmer.stem(found[at].folded);
    for (size_t i = 0; i < clauses.size(); ++i) {
      const auto& clause = clauses[i];
      auto length = lengthOf(clause, found, at, stem);
      if (length > 0) reading.matches.push_back({found[at].begin, found[at + length - 1].end, i});
      if (clause.form != Form::phrase)
        reading.counts[i].front() += length;
      else
        for (size_t word = 0; word < clause.words.size(); ++word)
          reading.counts[i][word] += found[at].folded == clause.words[word] ? 1 : 0;
    }
  }
  return reading;
}

}  // namespace

double weightOf(double times, double words) {
  constexpr double saturation = 1.2, lengthShare = 0.75, usualWords = 20;
  return times / (times + saturation * (1 - lengthShare + lengthShare * words / usualWords));
}

Result<Query> Query::parse(std::string_view text) {
  Query query;
  std::vector<Clause> clauses;
  for (size_t i = 0; i < text.size();) {
    bool isExcluded = text[i] == '-' && i + 1 < text.size() && text[i + 1] == '"';
    if (text[i] == '"' || isExcluded) {
      auto begin = i + (isExcluded ? 2 : 1);
      auto end = std::min(text.find('"', begin), text.size());
      addPhrase(text.substr(begin, end - begin), isExcluded, clauses);
      i = end + 1;
    } else if (text[i] == ' ' || text[i] == '\t' || text[i] == '\n') {
      ++i;
    } else {
      auto end = std::min(text.find_first_of(" \t\n\"", i), text.size());
      TRY_DONE(addUnquoted(text.substr(i, end - i), query.stemmer_, clauses));
      i = end;
    }
  }
  bool isCommonOnly = std::ranges::all_of(clauses, [](const auto& each) { return each.isExcluded || isCommon(each); });
  if (!isCommonOnly) std::erase_if(clauses, [](const auto& each) { return !each.isExcluded && isCommon(each); });
  if (std::ranges::all_of(clauses, &Clause::isExcluded))
    return fail(ErrorKind::usage,
                fmt::format("'{}' has no word to search for. Say at least one that is wanted.", text));
  query.clauses_ = std::move(clauses);
  return query;
}

Query Query::with(size_t clause, size_t word, const std::string& instead) const {
  Query other = *this;
  auto& changed = other.clauses_[clause];
  changed.asked[word] = instead;
  changed.words[word] = changed.form == Form::word ? other.stemmer_.stem(instead) : instead;
  return other;
}

std::string Query::text() const {
  std::string text;
  for (const auto& clause : clauses_) {
    std::string words;
    for (const auto& word : clause.asked) words += (words.empty() ? "" : " ") + word;
    if (clause.form == Form::phrase) words = '"' + words + '"';
    if (clause.form == Form::prefix) words += '*';
    text += (text.empty() ? "" : " ") + (clause.isExcluded ? "-" + words : words);
  }
  return text;
}

std::optional<double> Query::score(const Passages& passages) {
  std::vector<std::vector<size_t>> counts;
  for (const auto& clause : clauses_) counts.emplace_back(clause.words.size());
  std::vector<bool> stands(clauses_.size());
  size_t total = 0;
  for (const auto& passage : passages) {
    auto reading = read(passage.text, clauses_, stemmer_);
    for (const auto& match : reading.matches) stands[match.clause] = true;
    for (size_t i = 0; i < counts.size(); ++i)
      for (size_t word = 0; word < counts[i].size(); ++word) counts[i][word] += reading.counts[i][word];
    total += reading.words;
  }
  double score = 0;
  for (size_t i = 0; i < clauses_.size(); ++i) {
    if (clauses_[i].isExcluded == stands[i]) return std::nullopt;
    if (clauses_[i].isExcluded) continue;
    for (auto count : counts[i]) score += weightOf(static_cast<double>(count), static_cast<double>(total));
  }
  return score;
}

std::vector<Match> Query::matchesIn(const Passage& passage) {
  auto matches = read(passage.text, clauses_, stemmer_).matches;
  std::erase_if(matches, [&](const Match& match) { return clauses_[match.clause].isExcluded; });
  return matches;
}

}  // namespace minuted::search
