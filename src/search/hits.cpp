#include "search/hits.h"

#include <algorithm>
#include <cmath>

#include "base/clock.h"
#include "base/guard.h"
#include "domain/event.h"
#include "queries/states.h"

namespace minuted::search {
namespace {

// Equal scores that were added up in another order are equal here too.
int64_t rounded(double score) { return std::llround(score * 1e9); }

bool isBetter(const Hit& a, const Hit& b) {
  auto scoreA = rounded(a.score), scoreB = rounded(b.score);
  return scoreA != scoreB ? scoreA > scoreB : a.position > b.position;
}

// Notes the subjects of hits that come the best first, and knows when no later one can belong to the answer: it has to
// be worse than the first hit of the subject that is one too many.
class Enough {
 public:
  explicit Enough(size_t most) : most_(most) {}

  void add(const Hit& hit) {
    subjects_.insert(hit.subject);
    if (!bound_ && subjects_.size() > most_) bound_ = rounded(hit.score);
  }
  bool isReached(const Hit& hit) const { return bound_ && rounded(hit.score) < *bound_; }
  bool isOneTooMany() const { return subjects_.size() > most_; }

 private:
  size_t most_;
  std::set<Id> subjects_;
  std::optional<int64_t> bound_;
};

}  // namespace

Date dayShown(domain::Event event) {
  auto day = domain::isKnowledge(event.getBody().which()) ? std::nullopt : domain::dayOf(event);
  return day ? *day : localDay(event.getRecordedAt());
}

Finder::Finder(const engine::Snapshot& snapshot, const Index* index, Limits limits, OptionalDate from, OptionalDate to)
    : snapshot_(snapshot),
      index_(index),
      indexed_(index == nullptr ? 0 : index->size()),
      limits_(std::move(limits)),
      from_(from),
      to_(to) {
  limits_.until = snapshot.size();
  if (from_) limits_.from = from_->day;
  if (to_) limits_.to = lastDay(*to_);
}

// Whether the snapshot says that it happened, to a subject that exists.
Result<bool> Finder::counts(domain::Event event) {
  if (domain::placeOf(event).day > snapshot_.cut().on) return false;
  auto id = domain::subjectOf(event);
  auto known = subjects_.find(id);
  if (known == subjects_.end()) {
    std::optional<std::set<uint64_t>> inError;
    TRY(auto subject, snapshot_.find(id));
    if (subject) {
      TRY(auto story, snapshot_.story(id));
      TRY(inError, guarded("the story of " + reference(id), [&]() -> Result<std::optional<std::set<uint64_t>>> {
            return engine::positionsInError(story);
          }));
    }
    known = subjects_.emplace(id, std::move(inError)).first;
  }
  return known->second && !known->second->contains(event.getPosition());
}

Result<std::optional<Hit>> Finder::hitAt(uint64_t position, Query& query) {
  auto stored = snapshot_.event(position);
  if (!stored && stored.error().kind == ErrorKind::notFound) return std::nullopt;  // hidden
  if (!stored) return std::unexpected(stored.error());
  return guarded("event " + std::to_string(position), [&]() -> Result<std::optional<Hit>> {
    auto event = (*stored)->event();
    auto subject = domain::subjectOf(event);
    if (!isWithin(limits_, position, subject, dayForSearch(event))) return std::nullopt;
    if (!queries::isWithin(dayShown(event), from_, to_)) return std::nullopt;
    TRY(auto passages, passagesOf(snapshot_.wholeLog(), **stored));
    auto score = query.score(passages);
    if (!score) return std::nullopt;
    TRY(auto isSaid, counts(event));
    return isSaid ? std::optional(Hit{position, subject, *score}) : std::nullopt;
  });
}

// Whatever the index finds may turn out not to count, so it is asked for more until there is enough.
Result<void> Finder::addFromIndex(Query& query, size_t most, std::vector<Hit>& hits) {
  if (index_ == nullptr) return {};
  Enough enough(most);
  size_t seen = 0;
  for (size_t batch = 2 * most + 10;; batch *= 4) {
    TRY(auto positions, index_->find(query, limits_, batch));
    for (; seen < positions.size(); ++seen) {
      TRY(auto hit, hitAt(positions[seen], query));
      if (!hit) continue;
      if (enough.isReached(*hit)) return {};
      hits.push_back(*hit);
      enough.add(*hit);
    }
    if (positions.size() < batch) return {};
  }
}

Result<const Unindexed*> Finder::unindexed() {
  if (!unindexed_) {
    TRY(unindexed_, Unindexed::read(snapshot_, indexed_ + 1, snapshot_.size()));
  }
  return &*unindexed_;
}

Result<void> Finder::addFromLog(Query& query, std::vector<Hit>& hits) {
  TRY(const auto* later, unindexed());
  for (auto position : later->candidates(query)) {
    TRY(auto hit, hitAt(position, query));
    if (hit) hits.push_back(*hit);
  }
  return {};
}

Result<std::vector<Hit>> Finder::find(const Query& query, size_t most) {
  Query asked = query;
  std::vector<Hit> hits;
  TRY_DONE(addFromIndex(asked, most, hits));
  TRY_DONE(addFromLog(asked, hits));
  std::ranges::sort(hits, isBetter);
  Enough enough(most);
  for (size_t i = 0; i < hits.size(); ++i) {
    enough.add(hits[i]);
    if (!enough.isOneTooMany()) continue;
    hits.resize(i + 1);
    break;
  }
  return hits;
}

Result<Passages> Finder::passagesAt(uint64_t position) {
  TRY(auto stored, snapshot_.event(position));
  return guarded("event " + std::to_string(position), [&] { return passagesOf(snapshot_.wholeLog(), *stored); });
}

Result<std::set<std::string>> Finder::vocabulary() {
  std::set<std::string> found;
  if (index_ != nullptr) TRY_DONE(index_->forEachWord([&](const std::string& word) { found.insert(word); }));
  TRY(const auto* later, unindexed());
  later->forEachWord([&](const std::string& word) { found.insert(word); });
  return found;
}

}  // namespace minuted::search
