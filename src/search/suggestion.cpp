#include "search/suggestion.h"

#include <algorithm>
#include <vector>

namespace minuted::search {
namespace {

constexpr size_t farthest = 2, hitsCounted = 20;

// Of a short word every other is near.
size_t mostFor(const std::string& word) { return word.size() <= 2 ? 0 : word.size() <= 4 ? 1 : farthest; }

struct WordPlace {
  size_t clause, word;
};

std::vector<WordPlace> placesOf(const Query& query) {
  std::vector<WordPlace> places;
  for (size_t i = 0; i < query.clauses().size(); ++i)
    if (!query.clauses()[i].isExcluded)
      for (size_t word = 0; word < query.clauses()[i].asked.size(); ++word) places.push_back({i, word});
  return places;
}

// Words by their distance, in their order.
using Near = std::vector<std::vector<std::string>>;

Near nearTo(const std::string& asked, const std::set<std::string>& vocabulary) {
  Near near(farthest + 1);
  auto most = mostFor(asked);
  for (const auto& word : vocabulary)
    if (auto far = distance(asked, word, most); far > 0 && far <= most) near[far].push_back(word);
  return near;
}

class Suggesting {
 public:
  explicit Suggesting(Finder& finder) : finder_(finder) {}

  // The best of those with one word at that distance from what was asked.
  Result<void> tryWith(const Query& query, WordPlace place, const std::vector<std::string>& words) {
    for (const auto& word : words) {
      auto other = query.with(place.clause, place.word, word);
      TRY(auto hits, finder_.find(other, hitsCounted));
      if (hits.size() <= most_) continue;
      most_ = hits.size();
      best_ = other;
    }
    return {};
  }
  const std::optional<Query>& best() const { return best_; }

 private:
  Finder& finder_;
  size_t most_ = 0;
  std::optional<Query> best_;
};

// The word of a query alone.
Result<Query> alone(const Query& query, WordPlace place) {
  return Query::parse(query.clauses()[place.clause].asked[place.word]);
}

// Each word that nothing has, replaced for itself.
Result<std::optional<Query>> replaceAll(const Query& query, const std::vector<WordPlace>& places,
                                        const std::vector<Near>& near, Finder& finder) {
  auto changed = query;
  for (size_t i = 0; i < places.size(); ++i) {
    TRY(auto word, alone(query, places[i]));
    TRY(auto hits, finder.find(word, 1));
    if (!hits.empty()) continue;
    Suggesting suggesting(finder);
    for (size_t far = 1; far <= farthest && !suggesting.best(); ++far)
      TRY_DONE(suggesting.tryWith(word, {0, 0}, near[i][far]));
    if (!suggesting.best()) return std::nullopt;
    changed = changed.with(places[i].clause, places[i].word, suggesting.best()->clauses().front().asked.front());
  }
  TRY(auto hits, finder.find(changed, 1));
  return hits.empty() ? std::nullopt : std::optional(changed);
}

}  // namespace

size_t distance(const std::string& a, const std::string& b, size_t most) {
  auto shorter = std::min(a.size(), b.size()), longer = std::max(a.size(), b.size());
  if (longer - shorter > most) return most + 1;
  std::vector<size_t> beforeLast, last(b.size() + 1), row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    beforeLast = std::exchange(last, row);
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], beforeLast[j - 2] + 1);
    }
    if (*std::ranges::min_element(row) > most) return most + 1;
  }
  return std::min(row[b.size()], most + 1);
}

Result<std::optional<Query>> suggestion(const Query& query, Finder& finder) {
  TRY(auto vocabulary, finder.vocabulary());
  auto places = placesOf(query);
  std::vector<Near> near;
  for (const auto& place : places) near.push_back(nearTo(query.clauses()[place.clause].asked[place.word], vocabulary));
  for (size_t far = 1; far <= farthest; ++far) {
    Suggesting suggesting(finder);
    for (size_t i = 0; i < places.size(); ++i) TRY_DONE(suggesting.tryWith(query, places[i], near[i][far]));
    if (suggesting.best()) return suggesting.best();
  }
  return replaceAll(query, places, near, finder);
}

}  // namespace minuted::search
