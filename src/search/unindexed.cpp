#include "search/unindexed.h"

#include <algorithm>
#include <iterator>

#include "base/guard.h"

namespace minuted::search {
namespace {

std::vector<uint64_t> common(const std::vector<uint64_t>& a, const std::vector<uint64_t>& b) {
  std::vector<uint64_t> both;
  std::ranges::set_intersection(a, b, std::back_inserter(both));
  return both;
}

}  // namespace

void Unindexed::add(Lists& to, const std::string& word, uint64_t position) {
  auto& list = to[word];
  if (list.empty() || list.back() != position) list.push_back(position);
}

Result<Unindexed> Unindexed::read(const engine::Snapshot& snapshot, uint64_t first, uint64_t last) {
  Unindexed unindexed;
  Stemmer stemmer;
  for (auto position = first; position <= last; ++position) {
    auto stored = snapshot.event(position);
    if (!stored && stored.error().kind == ErrorKind::notFound) continue;  // hidden
    if (!stored) return std::unexpected(stored.error());
    TRY(auto passages,
        guarded("event " + std::to_string(position), [&] { return passagesOf(snapshot.wholeLog(), **stored); }));
    for (const auto& passage : passages)
      for (const auto& word : words(passage.text)) {
        add(unindexed.words_, word.folded, position);
        add(unindexed.stems_, stemmer.stem(word.folded), position);
      }
  }
  return unindexed;
}

std::vector<uint64_t> Unindexed::positionsOf(const Clause& clause) const {
  auto listOf = [](const Lists& lists, const std::string& word) {
    auto found = lists.find(word);
    return found == lists.end() ? std::vector<uint64_t>() : found->second;
  };
  const auto& first = clause.words.front();
  if (clause.form == Clause::Form::word) return listOf(stems_, first);
  if (clause.form == Clause::Form::phrase) {
    auto positions = listOf(words_, first);
    for (const auto& word : clause.words) positions = common(positions, listOf(words_, word));
    return positions;
  }
  std::vector<uint64_t> positions;
  for (auto word = words_.lower_bound(first); word != words_.end() && word->first.starts_with(first); ++word)
    positions.insert(positions.end(), word->second.begin(), word->second.end());
  std::ranges::sort(positions);
  auto [end, last] = std::ranges::unique(positions);
  positions.erase(end, last);
  return positions;
}

std::vector<uint64_t> Unindexed::candidates(const Query& query) const {
  std::optional<std::vector<uint64_t>> all;
  for (const auto& clause : query.clauses()) {
    if (clause.isExcluded) continue;
    auto positions = positionsOf(clause);
    all = all ? common(*all, positions) : std::move(positions);
  }
  return all.value_or(std::vector<uint64_t>());
}

}  // namespace minuted::search
