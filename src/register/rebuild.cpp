// Makes every row of every view afresh, in steps. The log is folded into shards of subjects (log_fold.h). Each thread
// makes the rows of one shard's subjects, and notes for each view the keys that the rows stand under. The keys of each
// view are sorted. Stretches of them are written as sorted files, by whichever thread is free, and the store takes in
// all files at once. Then what was made is compared with what was written and with the live views, byte for byte,
// before the store switches to the new ones.
#include "register/rebuild.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <deque>
#include <map>
#include <mutex>
#include <span>
#include <thread>

#include "base/guard.h"
#include "projections/row.h"
#include "projections/views.h"
#include "register/index/index_keys.h"
#include "register/index/strays.h"
#include "register/log_fold.h"
#include "register/parallel.h"

namespace minuted::engine {
namespace {

constexpr size_t rowsPerFile = 1 << 17;

double secondsSince(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

class Rebuild {
 public:
  Rebuild(const log::Store& store, const RebuildProgress& progress)
      : at_(store.readPoint()), progress_(progress), threads_(std::max(1u, std::thread::hardware_concurrency())) {}

  Result<RebuildReport> switchTo(log::Store& store) {
    auto start = std::chrono::steady_clock::now();
    TRY_DONE(makeRows());
    TRY_DONE(writeRows(store));
    report_.seconds = secondsSince(start);
    TRY_DONE(compareWith(store.newViewsReadPoint()));    // the disk holds what was made
    if (auto compared = compareWithLive(); !compared) {  // what cannot be read is replaced like what is wrong
      report_.differences = std::max<uint64_t>(report_.differences, 1);
      report_.firstDifference = compared.error().message;
    }
    TRY(auto index, compareIndex());
    TRY_DONE(mend(store, index));
    TRY_DONE(store.switchViews());
    return report_;
  }

  Result<RebuildReport> compareOnly() {
    TRY_DONE(makeRows());
    TRY_DONE(compareWithLive());
    TRY_DONE(compareIndex());
    return report_;
  }

 private:
  // A key of a view, and the row that stands under it.
  struct Place {
    Place(Bytes at, const Bytes* found) : head(headOf(at)), key(std::move(at)), row(found) {}
    bool operator<(const Place& other) const { return head != other.head ? head < other.head : key < other.key; }

    std::array<uint64_t, 2>
        head;  // the key's start after the byte that names the view; numbers compare quicker than bytes
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
    TRY(folded_, foldLog(at_, report_.events, threads_, [&](uint64_t done, uint64_t of) {
          if (progress_) progress_("Folding events", done, of);
        }));
    TRY_DONE(gatherPlaces());
    return sortPlaces();
  }

  // Makes the rows, and the places of each view in no order. A row has to read back as the subject that it is made of.
  Result<void> gatherPlaces() {
    auto views = projections::views();
    const auto& shards = folded_.shards;
    rows_.resize(shards.size());
    std::vector<std::vector<std::vector<Place>>> places(shards.size(), std::vector<std::vector<Place>>(views.size()));
    TRY_DONE(runInParallel(shards.size(), [&](size_t shard) -> Result<void> {
      for (const auto& [id, subject] : shards[shard]) {
        if (!exists(subject)) continue;
        const auto& row = rows_[shard].emplace_back(projections::rowOf(subject));
        TRY(auto read, guarded("the row of " + reference(id),
                               [&]() -> Result<domain::Subject> { return projections::subjectOf(row); }));
        if (read != subject)
          return fail(ErrorKind::integrity, fmt::format("{} does not read back from its row.", reference(id)));
        for (size_t view = 0; view < views.size(); ++view)
          views[view].keys(subject, [&](Bytes key) { places[shard][view].emplace_back(std::move(key), &row); });
      }
      return {};
    }));
    places_.resize(views.size());
    for (size_t view = 0; view < views.size(); ++view)
      for (auto& shard : places) std::move(shard[view].begin(), shard[view].end(), std::back_inserter(places_[view]));
    return {};
  }

  Result<void> sortPlaces() {
    return runInParallel(threads_, [&](size_t thread) -> Result<void> {
      for (size_t view = thread; view < places_.size(); view += threads_) {
        std::sort(places_[view].begin(), places_[view].end());
        std::lock_guard lock(mutex_);
        report_.rows += places_[view].size();
      }
      return {};
    });
  }

  Result<void> writeRows(log::Store& store) {
    TRY_DONE(store.beginNewViews());
    std::vector<log::RowFile> files;
    TRY_DONE(writeVersions(store, files));
    std::vector<std::span<const Place>> stretches;
    for (const auto& view : places_)
      for (size_t first = 0; first < view.size(); first += rowsPerFile)
        stretches.push_back(std::span(view).subspan(first, std::min(rowsPerFile, view.size() - first)));
    TRY_DONE(shareOut("Writing rows", stretches.size(), [&](size_t number) -> Result<void> {
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

  // Calls work(0) to work(count - 1), each by whichever thread is free next, and reports progress as `what`.
  Result<void> shareOut(const char* what, size_t count, const std::function<Result<void>(size_t)>& work) {
    std::atomic<size_t> next = 0, done = 0;
    return runInParallel(threads_, [&](size_t) -> Result<void> {
      for (size_t number = next++; number < count; number = next++) {
        TRY_DONE(work(number));
        std::lock_guard lock(mutex_);
        if (progress_) progress_(what, ++done, count);
      }
      return {};
    });
  }

  static std::map<Bytes, Bytes> versions() {
    std::map<Bytes, Bytes> versions;
    for (const auto& view : projections::views())
      versions.emplace(projections::versionKey(view), projections::versionValue(view));
    versions.emplace(indexVersionKey(), indexVersionValue());
    return versions;
  }

  Result<void> writeVersions(log::Store& store, std::vector<log::RowFile>& files) {
    TRY(auto file, store.newRowFile("versions"));
    for (const auto& [key, value] : versions()) TRY_DONE(file.put(key, value));
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

  Result<IndexContents::Differences> compareIndex() {
    TRY(auto differences, folded_.index.compare(at_));
    report_.indexKeys = differences.keys;
    report_.indexDifferences = differences.mending.size();
    report_.firstIndexDifference = differences.first;
    return differences;
  }

  static Result<void> mend(log::Store& store, const IndexContents::Differences& differences) {
    if (differences.mending.empty()) return {};
    log::Batch batch;
    for (const auto& change : differences.mending)
      if (change.value)
        batch.put(log::Table::index, change.key, *change.value);
      else
        batch.remove(log::Table::index, change.key);
    return store.write(batch);
  }

  // Counts the rows that the table has otherwise, has not, or has besides.
  Result<void> compareWith(const log::ReadPoint& table) {
    return shareOut("Comparing", places_.size() + 1, [&](size_t view) -> Result<void> {
      TRY(auto differences, view < places_.size() ? compareView(table, view) : compareBeside(table));
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

  // What is in the table beside the views: their versions, and nothing else.
  static Result<Differences> compareBeside(const log::ReadPoint& table) {
    std::string known;
    for (const auto& view : projections::views()) known += static_cast<char>(view.id);
    TRY(auto keys, keysBeside(known, table, log::Table::views));
    Differences differences;
    auto expected = versions();
    for (const auto& key : keys)
      if (expected.erase(key) == 0) differences.note(key);
    for (const auto& [key, value] : expected) differences.note(key);
    return differences;
  }

  log::ReadPoint at_;
  const RebuildProgress& progress_;
  size_t threads_;
  FoldedLog folded_;
  std::vector<std::deque<Bytes>> rows_;     // by shard; in deques, since places point to them
  std::vector<std::vector<Place>> places_;  // by view, sorted
  std::mutex mutex_;                        // guards the report, the list of files, and calls of progress_
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
