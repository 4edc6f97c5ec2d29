// Two passes over each window of the log, both on all threads. Reading: each thread reads a part of the window and
// sorts its events into buckets, by the shard that their subject belongs to. Folding: each thread folds the events of
// one shard, in the order of their positions, which the order of the buckets and of the events in them keeps. So no
// lock is needed, and each subject is touched by one thread only. A subject whose events did not come in the order of
// folding (a backdated one, one entered in error) is folded from its story at the end. Memory grows with the subjects
// and the window, not with the log.
#include "register/log_fold.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <set>
#include <span>

#include "base/guard.h"
#include "register/parallel.h"
#include "register/story.h"

namespace minuted::engine {
namespace {

// Cap'n Proto's words cannot be copied, so vectors hold numbers of the same size and alignment.
static_assert(sizeof(uint64_t) == sizeof(capnp::word) && alignof(uint64_t) == alignof(capnp::word));
const capnp::word* asWords(const std::vector<uint64_t>& numbers) {
  return reinterpret_cast<const capnp::word*>(numbers.data());
}

using domain::Subject;

constexpr uint64_t windowSize = 1 << 17;  // events

// The events of one window that belong to one shard, as one thread read them, one behind the other. They are aligned,
// since Cap'n Proto reads them in place.
class Bucket {
 public:
  struct Entry {
    Id subject;
    uint32_t start, event, words;  // where the event starts, and the lengths of event and words; in 8-byte words
  };

  void add(Id subject, BytesView event, BytesView words) {
    entries_.push_back({subject, static_cast<uint32_t>(words_.size()), wordsIn(event), wordsIn(words)});
    append(event);
    append(words);
  }
  void clear() {
    entries_.clear();
    words_.clear();
  }
  std::span<const Entry> entries() const { return entries_; }
  kj::ArrayPtr<const capnp::word> eventOf(const Entry& entry) const {
    return {asWords(words_) + entry.start, entry.event};
  }
  kj::ArrayPtr<const capnp::word> wordsOf(const Entry& entry) const {
    return {asWords(words_) + entry.start + entry.event, entry.words};
  }

 private:
  static uint32_t wordsIn(BytesView bytes) { return static_cast<uint32_t>(bytes.size() / sizeof(capnp::word)); }
  void append(BytesView bytes) {
    auto start = words_.size();
    words_.resize(start + wordsIn(bytes));
    if (!bytes.empty()) std::memcpy(words_.data() + start, bytes.data(), wordsIn(bytes) * sizeof(capnp::word));
  }

  std::vector<Entry> entries_;
  std::vector<uint64_t> words_;
};

// Reads one message of one segment in place.
class FlatReader {
 public:
  explicit FlatReader(kj::ArrayPtr<const capnp::word> words) : segment_(words), reader_(kj::arrayPtr(&segment_, 1)) {}
  template <typename T>
  typename T::Reader get() {
    return segment_.size() == 0 ? typename T::Reader() : reader_.getRoot<T>();
  }

 private:
  kj::ArrayPtr<const capnp::word> segment_;
  capnp::SegmentArrayMessageReader reader_;
};

// Folds the events of one shard, window by window.
class ShardFold {
 public:
  void fold(const Bucket& bucket) {
    for (const auto& entry : bucket.entries()) {
      FlatReader event(bucket.eventOf(entry)), words(bucket.wordsOf(entry));
      fold(entry.subject, event.get<schema::Event>(), words.get<schema::Words>());
    }
  }

  // Folds the subjects whose events did not come in the order of folding, each from its whole story.
  Result<void> finish(const log::ReadPoint& at, const IndexContents& index) {
    for (auto id : outOfOrder_) {
      TRY(auto story, readEvents(at, index.story(id)));
      subjects_.insert_or_assign(id, engine::fold(id, story, Cut().on));
    }
    return {};
  }

  Shard takeSubjects() { return std::move(subjects_); }

 private:
  void fold(Id id, domain::Event event, domain::Words words) {
    auto [at, isNew] = subjects_.try_emplace(id);
    auto& subject = at->second;
    if (isNew) subject = domain::blank(id);
    if (event.getBody().isEnteredInError() || (subject.events > 0 && domain::placeOf(event) < subject.last))
      outOfOrder_.insert(id);
    else
      domain::apply(subject, event, words);
  }

  Shard subjects_;
  std::set<Id> outOfOrder_;
};

class LogFold {
 public:
  LogFold(const log::ReadPoint& at, uint64_t events, size_t shards)
      : at_(at), events_(events), shards_(shards), keys_(shards) {}

  Result<FoldedLog> run(const FoldProgress& progress) {
    // What each thread has read of the window, by shard. The buckets are used again for each window, which keeps their
    // memory.
    std::vector<std::vector<Bucket>> buckets(shards_.size(), std::vector<Bucket>(shards_.size()));
    for (uint64_t first = 1; first <= events_; first += windowSize) {
      auto last = std::min(first + windowSize - 1, events_);
      TRY_DONE(
          runInParallel(shards_.size(), [&](size_t thread) { return read(buckets[thread], first, last, thread); }));
      TRY_DONE(runInParallel(shards_.size(), [&](size_t shard) {
        return guarded("the log", [&]() -> Result<void> {
          for (auto& read : buckets) shards_[shard].fold(read[shard]);
          return {};
        });
      }));
      progress(last, events_);
    }
    FoldedLog folded{.shards = {}, .index = IndexContents::of(std::move(keys_))};
    TRY_DONE(runInParallel(shards_.size(), [&](size_t shard) {
      return guarded("the log", [&] { return shards_[shard].finish(at_, folded.index); });
    }));
    for (auto& shard : shards_) folded.shards.push_back(shard.takeSubjects());
    return folded;
  }

 private:
  // Reads one thread's part of a window into buckets, one for each shard.
  Result<void> read(std::vector<Bucket>& buckets, uint64_t first, uint64_t last, size_t thread) {
    auto count = last - first + 1;
    auto from = first + count * thread / shards_.size(), until = first + count * (thread + 1) / shards_.size();
    for (auto& bucket : buckets) bucket.clear();
    if (from == until) return {};
    std::vector<uint64_t> aligned;
    std::optional<Error> damage;
    TRY_DONE(guarded("the log", [&]() -> Result<void> {
      auto& keys = keys_[thread];
      return at_.scanOnce(
          log::Table::records, log::recordKey(from), log::recordKey(until), [&](BytesView, BytesView stored) {
            auto record = log::decodeParts(stored);
            if (!record) {
              damage = record.error();
              return false;
            }
            aligned.resize(record->event.size() / sizeof(capnp::word));
            std::memcpy(aligned.data(), record->event.data(), aligned.size() * sizeof(capnp::word));
            FlatReader event(kj::ArrayPtr<const capnp::word>(asWords(aligned), aligned.size()));
            keys.add(event.get<schema::Event>());
            auto subject = domain::subjectOf(event.get<schema::Event>());
            buckets[std::hash<Id>()(subject) % shards_.size()].add(subject, record->event, record->words);
            return true;
          });
    }));
    if (damage) return std::unexpected(*damage);
    return {};
  }

  const log::ReadPoint& at_;
  uint64_t events_;
  std::vector<ShardFold> shards_;
  std::vector<IndexKeys> keys_;  // by the thread that read their events
};

}  // namespace

Result<FoldedLog> foldLog(const log::ReadPoint& at, uint64_t events, size_t shards, const FoldProgress& progress) {
  return guarded("the log", [&] { return LogFold(at, events, shards).run(progress); });
}

}  // namespace minuted::engine
