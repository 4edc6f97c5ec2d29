#include "register/rebuild.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <deque>
#include <map>
#include <mutex>
#include <set>
#include <thread>
#include <unordered_map>

#include "base/guard.h"
#include "projections/row.h"
#include "projections/views.h"
#include "register/story.h"

namespace minuted::engine {
namespace {

// Cap'n Proto's words cannot be copied, so vectors hold numbers of their size and alignment.
static_assert(sizeof(uint64_t) == sizeof(capnp::word) && alignof(uint64_t) == alignof(capnp::word));
const capnp::word* asWords(const std::vector<uint64_t>& numbers) {
  return reinterpret_cast<const capnp::word*>(numbers.data());
}

using domain::Subject;

constexpr uint64_t windowSize = 1 << 17;  // events
constexpr size_t rowsInFile = 1 << 17;

double secondsSince(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// Runs work(0) to work(count - 1) on as many threads; the first error of any.
Result<void> onAllCores(size_t count, const std::function<Result<void>(size_t)>& work) {
  std::vector<Result<void>> results(count);
  std::vector<std::thread> threads;
  for (size_t i = 1; i < count; ++i) threads.emplace_back([&, i] { results[i] = work(i); });
  results[0] = work(0);
  for (auto& thread : threads) thread.join();
  for (auto& result : results)
    if (!result) return result;
  return {};
}

// Events of one window that belong to one shard, as one core read them. Aligned, as Cap'n Proto reads them in place.
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

// Reads one flat message in place.
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

// The subjects of one shard, as far as the log has been folded.
class Shard {
 public:
  void fold(const Bucket& bucket) {
    for (const auto& entry : bucket.entries()) {
      FlatReader event(bucket.eventOf(entry)), words(bucket.wordsOf(entry));
      fold(entry.subject, event.get<schema::Event>(), words.get<schema::Words>());
    }
  }

  // Subjects whose events did not come in the order of folding.
  Result<void> finish(const log::ReadPoint& at) {
    for (auto id : outOfOrder_) {
      TRY(auto story, readStory(at, id, Cut().until));
      subjects_.insert_or_assign(id, engine::fold(id, story, Cut().on));
    }
    return {};
  }

  const std::unordered_map<Id, Subject>& subjects() const { return subjects_; }

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

  std::unordered_map<Id, Subject> subjects_;
  std::set<Id> outOfOrder_;
};

class Rebuild {
 public:
  Rebuild(const log::Store& store, const RebuildProgress& progress)
      : at_(store.readPoint()),
        progress_(progress),
        cores_(std::max(1u, std::thread::hardware_concurrency())),
        shards_(cores_) {}

  Result<RebuildReport> switchTo(log::Store& store) {
    auto start = std::chrono::steady_clock::now();
    TRY_DONE(makeRows());
    TRY_DONE(writeRows(store));
    report_.seconds = secondsSince(start);
    TRY_DONE(compareWith(store.begunViews()));  // that what was written is what was made
    TRY_DONE(compareWithLive());
    TRY_DONE(store.switchViews());
    return report_;
  }

  Result<RebuildReport> compareOnly() {
    TRY_DONE(makeRows());
    TRY_DONE(compareWithLive());
    return report_;
  }

 private:
  Result<void> foldLog() {
    std::vector<std::vector<Bucket>> buckets(cores_, std::vector<Bucket>(cores_));
    for (uint64_t first = 1; first <= report_.events; first += windowSize) {
      auto last = std::min(first + windowSize - 1, report_.events);
      TRY_DONE(onAllCores(cores_, [&](size_t core) { return read(buckets[core], first, last, core); }));
      TRY_DONE(onAllCores(cores_, [&](size_t shard) {
        return guarded("the log", [&]() -> Result<void> {
          for (auto& read : buckets) shards_[shard].fold(read[shard]);
          return {};
        });
      }));
      if (progress_) progress_("Folding events", last, report_.events);
    }
    return onAllCores(cores_, [&](size_t shard) { return shards_[shard].finish(at_); });
  }

  // One core's stretch of a window.
  Result<void> read(std::vector<Bucket>& buckets, uint64_t first, uint64_t last, size_t core) {
    auto count = last - first + 1;
    auto from = first + count * core / cores_, until = first + count * (core + 1) / cores_;
    for (auto& bucket : buckets) bucket.clear();
    if (from == until) return {};
    std::vector<uint64_t> aligned;
    std::optional<Error> damage;
    TRY_DONE(guarded("the log", [&]() -> Result<void> {
      return at_.scanOnce(log::Table::records, log::recordKey(from), log::recordKey(until),
                          [&](BytesView, BytesView stored) {
                            auto record = log::decodeParts(stored);
                            if (!record) {
                              damage = record.error();
                              return false;
                            }
                            aligned.resize(record->event.size() / sizeof(capnp::word));
                            std::memcpy(aligned.data(), record->event.data(), aligned.size() * sizeof(capnp::word));
                            FlatReader event(kj::ArrayPtr<const capnp::word>(asWords(aligned), aligned.size()));
                            auto subject = domain::subjectOf(event.get<schema::Event>());
                            buckets[std::hash<Id>()(subject) % cores_].add(subject, record->event, record->words);
                            return true;
                          });
    }));
    if (damage) return std::unexpected(*damage);
    return {};
  }

  struct Place {
    Place(Bytes at, const Bytes* found) : head(headOf(at)), key(std::move(at)), row(found) {}
    bool operator<(const Place& other) const { return head != other.head ? head < other.head : key < other.key; }

    std::array<uint64_t, 2> head;  // of the key, after the byte that names the view: comparing numbers is quicker
    Bytes key;
    const Bytes* row;

   private:
    static std::array<uint64_t, 2> headOf(BytesView key) {
      std::array<char, 16> bytes{};
      key.substr(1, bytes.size()).copy(bytes.data(), bytes.size());
      BytesView padded(bytes.data(), bytes.size());
      return {readU64(padded.substr(0, 8)), readU64(padded.substr(8))};
    }
  };

  Result<void> makeRows() {
    TRY(report_.events, log::logSize(at_));
    TRY_DONE(guarded("the log", [&] { return foldLog(); }));
    auto views = projections::views();
    rows_.resize(cores_);
    std::vector<std::vector<std::vector<Place>>> places(cores_, std::vector<std::vector<Place>>(views.size()));
    (void)onAllCores(cores_, [&](size_t shard) -> Result<void> {
      for (const auto& [id, subject] : shards_[shard].subjects()) {
        if (!exists(subject)) continue;
        const auto& row = rows_[shard].emplace_back(projections::rowOf(subject));
        for (size_t view = 0; view < views.size(); ++view)
          views[view].keys(subject, [&](Bytes key) { places[shard][view].emplace_back(std::move(key), &row); });
      }
      return {};
    });
    places_.resize(views.size());
    for (size_t view = 0; view < views.size(); ++view)
      for (auto& shard : places) std::move(shard[view].begin(), shard[view].end(), std::back_inserter(places_[view]));
    return onAllCores(cores_, [&](size_t core) -> Result<void> {
      for (size_t view = core; view < places_.size(); view += cores_) {
        std::sort(places_[view].begin(), places_[view].end());
        std::lock_guard lock(mutex_);
        report_.rows += places_[view].size();
      }
      return {};
    });
  }

  // Stretches of views, each a sorted file, are taken one by one by whichever core is free.
  Result<void> writeRows(log::Store& store) {
    TRY_DONE(store.beginViews());
    std::vector<log::RowFile> files;
    TRY_DONE(writeVersions(store, files));
    std::vector<std::span<const Place>> stretches;
    for (const auto& view : places_)
      for (size_t first = 0; first < view.size(); first += rowsInFile)
        stretches.push_back(std::span(view).subspan(first, std::min(rowsInFile, view.size() - first)));
    TRY_DONE(each("Writing rows", stretches.size(), [&](size_t number) -> Result<void> {
      TRY(auto file, store.newRowFile(fmt::format("rows-{}", number + 1)));
      for (const auto& place : stretches[number])
        TRY_DONE(file.put(place.key, projections::valueAt(place.key, *place.row)));
      TRY_DONE(file.finish());
      std::lock_guard lock(mutex_);
      files.push_back(std::move(file));
      return {};
    }));
    return store.ingest(std::move(files));
  }

  Result<void> each(const char* what, size_t count, const std::function<Result<void>(size_t)>& work) {
    std::atomic<size_t> next = 0, done = 0;
    return onAllCores(cores_, [&](size_t) -> Result<void> {
      for (size_t number = next++; number < count; number = next++) {
        TRY_DONE(work(number));
        std::lock_guard lock(mutex_);
        if (progress_) progress_(what, ++done, count);
      }
      return {};
    });
  }

  Result<void> writeVersions(log::Store& store, std::vector<log::RowFile>& files) {
    std::map<Bytes, Bytes> versions;
    for (const auto& view : projections::views())
      versions.emplace(projections::versionKey(view), projections::versionValue(view));
    TRY(auto file, store.newRowFile("versions"));
    for (const auto& [key, value] : versions) TRY_DONE(file.put(key, value));
    TRY_DONE(file.finish());
    files.push_back(std::move(file));
    return {};
  }

  Result<void> compareWithLive() {
    auto start = std::chrono::steady_clock::now();
    TRY_DONE(compareWith(at_));
    report_.compareSeconds = secondsSince(start);
    return {};
  }

  // Byte for byte, both ways.
  Result<void> compareWith(const log::ReadPoint& table) {
    return each("Comparing", places_.size(), [&](size_t view) -> Result<void> {
      TRY(auto differences, compareView(table, view));
      std::lock_guard lock(mutex_);
      report_.differences += differences.count;
      if (report_.firstDifference.empty()) report_.firstDifference = differences.first;
      return {};
    });
  }

  struct Differences {
    uint64_t count = 0;
    std::string first;
    void note(BytesView key) {
      if (count++ == 0) first = hex(key);
    }
  };

  Result<Differences> compareView(const log::ReadPoint& table, size_t view) const {
    Differences differences;
    auto place = places_[view].begin(), end = places_[view].end();
    Bytes prefix(1, static_cast<char>(projections::views()[view].id));
    TRY_DONE(table.scanOnce(log::Table::views, prefix, projections::afterPrefix(prefix),
                            [&](BytesView key, BytesView value) {
                              for (; place != end && place->key < key; ++place) differences.note(place->key);
                              if (place == end || place->key != key)
                                differences.note(key);
                              else if (projections::valueAt(key, *place++->row) != value)
                                differences.note(key);
                              return true;
                            }));
    for (; place != end; ++place) differences.note(place->key);
    return differences;
  }

  log::ReadPoint at_;
  const RebuildProgress& progress_;
  size_t cores_;
  std::vector<Shard> shards_;
  std::vector<std::deque<Bytes>> rows_;     // by shard; places point into them
  std::vector<std::vector<Place>> places_;  // by view
  std::mutex mutex_;                        // of the report and of progress
  RebuildReport report_;
};

}  // namespace

Result<RebuildReport> rebuildViews(log::Store& store, const RebuildProgress& progress) {
  return Rebuild(store, progress).switchTo(store);
}

Result<RebuildReport> compareViews(const log::Store& store, const RebuildProgress& progress) {
  return Rebuild(store, progress).compareOnly();
}

}  // namespace minuted::engine
