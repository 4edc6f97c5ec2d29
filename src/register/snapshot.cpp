#include "register/snapshot.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <unordered_map>

#include "base/guard.h"
#include "log/proof.h"
#include "projections/row.h"
#include "register/index_keys.h"

namespace minuted::engine {
namespace {

using projections::View;

constexpr size_t partyPrefixSize = 1 + 8;

Result<Micros> recordedAt(const log::ReadPoint& at, uint64_t position) {
  TRY(auto stored, readEvent(at, position));
  return guarded(fmt::format("event {}", position),
                 [&]() -> Result<Micros> { return stored->event().getRecordedAt(); });
}

// The last position recorded at or before the time: recorded-at never goes back.
Result<uint64_t> lastRecordedBy(const log::ReadPoint& at, uint64_t size, Micros time) {
  uint64_t low = 0, high = size;
  while (low < high) {
    auto middle = low + (high - low + 1) / 2;
    TRY(auto recorded, recordedAt(at, middle));
    if (recorded <= time)
      low = middle;
    else
      high = middle - 1;
  }
  return low;
}

const View& viewOf(const Bytes& prefix) {
  auto views = projections::views();
  auto view = std::ranges::find(views, static_cast<projections::ViewId>(prefix.front()), &View::id);
  REQUIRE(view != views.end());
  return *view;
}

}  // namespace

Result<Snapshot> Snapshot::make(log::ReadPoint at, const Times& times, Micros now) {
  Cut cut;
  TRY(auto size, log::logSize(at));
  auto today = localDay(now);
  if (times.asOf) {
    TRY(cut.until, lastRecordedBy(at, size, *times.asOf));
    size = cut.until;
    today = localDay(*times.asOf);
  }
  if (times.on) {
    cut.on = times.on->day;
    today = Date{lastDay(*times.on), Precision::DAY};
    cut.on = today.day;
  }
  return Snapshot(std::move(at), cut, today, size);
}

// How the cut goes through a story that reaches so far.
Snapshot::Standing Snapshot::standing(Id id, const projections::Extent& extent) const {
  if (extent.newest > cut_.until) return Standing::cutThrough;
  if (extent.lastDay <= cut_.on) return Standing::within;
  return extent.firstDay > cut_.on && domain::needsFacts(id.kind()) ? Standing::outside : Standing::cutThrough;
}

// As the cut leaves it.
Result<std::optional<domain::Subject>> Snapshot::foldedIfThere(Id id) const {
  TRY(auto story, readStory(at_, id, cut_.until));
  return guarded("the story of " + reference(id), [&]() -> Result<std::optional<domain::Subject>> {
    auto subject = fold(id, story, cut_.on);
    if (!exists(subject)) return std::nullopt;
    return subject;
  });
}

// As its live row says.
Result<std::optional<domain::Subject>> Snapshot::rowOf(Id id) const {
  TRY(auto row, at_.get(log::Table::views, projections::subjectKey(id)));
  if (!row) return std::nullopt;
  return guarded("the row of " + reference(id),
                 [&]() -> Result<std::optional<domain::Subject>> { return projections::subjectOf(*row); });
}

Result<std::optional<domain::Subject>> Snapshot::find(Id id) const {
  if (!id) return std::nullopt;
  TRY(auto subject, rowOf(id));
  if (cut_.open()) return subject;
  if (subject) {
    auto stands = standing(id, {subject->newest, subject->firstDay, subject->last.day});
    if (stands == Standing::within) return subject;
    if (stands == Standing::outside) return std::nullopt;
  }
  return foldedIfThere(id);
}

Result<void> Snapshot::scan(const Bytes& prefix, const See& see) const {
  return cut_.open() ? scanRows(prefix, see) : scanCut(prefix, see);
}

Result<void> Snapshot::scanRows(const Bytes& prefix, const See& see) const {
  auto until = projections::afterPrefix(prefix);
  if (projections::holdsRows(viewOf(prefix).id))
    return guarded("a row", [&]() -> Result<void> {
      return at_.scan(log::Table::views, prefix, until,
                      [&](BytesView, BytesView row) { return see(projections::subjectOf(row)); });
    });
  std::vector<Id> ids;
  TRY_DONE(at_.scan(log::Table::views, prefix, until, [&](BytesView key, BytesView) {
    ids.push_back(projections::idOf(key));
    return true;
  }));
  for (auto id : ids) {
    TRY(auto subject, rowOf(id));
    if (subject && !see(std::move(*subject))) break;
  }
  return {};
}

Result<std::vector<Id>> Snapshot::related(Id party, Kind kind) const {
  std::vector<Id> ids;
  auto prefix = relationPrefix(party);
  appendU32(prefix, static_cast<uint32_t>(kind));
  TRY_DONE(at_.scan(log::Table::index, prefix, projections::afterPrefix(prefix), [&](BytesView key, BytesView) {
    ids.emplace_back(lastNumber(key));
    return true;
  }));
  return ids;
}

// The subjects that the prefix may ever have led to under the cut, by the log's indexes; in the order of their numbers.
Result<std::vector<Id>> Snapshot::candidates(const Bytes& prefix) const {
  std::vector<Id> ids;
  const auto& view = viewOf(prefix);
  if (view.byParty) {
    TRY(ids, related(Id(readU64(BytesView(prefix).substr(1))), *view.byParty));
  } else {
    REQUIRE(view.id == projections::ViewId::subjects && prefix.size() >= 5);
    auto kind = static_cast<Kind>(static_cast<uint8_t>(prefix[4]));
    auto stories = storyKindPrefix(kind);
    TRY(auto last, at_.lastKey(log::Table::index, stories, projections::afterPrefix(stories)));
    auto count = last ? Id(readU64(BytesView(*last).substr(1))).number() : 0;
    for (uint32_t number = 1; number <= count; ++number) ids.emplace_back(kind, number);
  }
  TRY_DONE(dropThoseToCome(ids));
  return ids;
}

// Numbers are given in the order of recording: those that had been given by the cut come first.
Result<void> Snapshot::dropThoseToCome(std::vector<Id>& ids) const {
  if (cut_.until == Cut().until) return {};
  size_t low = 0, high = ids.size();
  while (low < high) {
    auto middle = low + (high - low) / 2;
    bool begun = false;
    auto story = storyPrefix(ids[middle]);
    TRY_DONE(at_.scan(log::Table::index, story, projections::afterPrefix(story), [&](BytesView key, BytesView) {
      begun = lastNumber(key) <= cut_.until;
      return false;
    }));
    if (begun)
      low = middle + 1;
    else
      high = middle;
  }
  ids.resize(low);
  return {};
}

// A subject within the cut stands under the keys of its live row. Only those that the cut goes through are folded, and
// those that something else leads to now.
Result<void> Snapshot::scanCut(const Bytes& prefix, const See& see) const {
  const auto& view = viewOf(prefix);
  std::map<Bytes, domain::Subject> found;
  std::unordered_map<Id, Standing> seen;
  // The rows of the whole party, not of the prefix alone: what is closed now may have been live then.
  auto party = prefix.substr(0, partyPrefixSize);
  if (projections::holdsRows(view.id))
    TRY_DONE(guarded("a row", [&]() -> Result<void> {
      return at_.scan(log::Table::views, party, projections::afterPrefix(party), [&](BytesView key, BytesView row) {
        auto id = projections::idOf(key);
        auto stands = seen[id] = standing(id, projections::extentOf(row));
        if (stands == Standing::within && key.starts_with(prefix)) found.emplace(key, projections::subjectOf(row));
        return true;
      });
    }));
  TRY(auto ids, candidates(prefix));
  for (auto id : ids) {
    auto known = seen.find(id);
    if (known != seen.end() && known->second != Standing::cutThrough) continue;
    TRY(auto subject, known == seen.end() ? find(id) : foldedIfThere(id));
    if (!subject) continue;
    view.keys(*subject, [&](const Bytes& key) {
      if (key.starts_with(prefix)) found.insert_or_assign(key, *subject);
    });
  }
  for (auto& [key, subject] : found)
    if (!see(std::move(subject))) break;
  return {};
}

Result<std::vector<Id>> Snapshot::lookup(const Bytes& prefix) const {
  std::vector<Id> ids, existing;
  if (cut_.until != Cut().until) {
    // The live names are not those of then: all of the kind are asked what they were called.
    auto kind = static_cast<Kind>(static_cast<uint8_t>(prefix.at(1)));
    TRY_DONE(scan(projections::kindPrefix(kind), [&](const domain::Subject& subject) {
      viewOf(prefix).keys(subject, [&](const Bytes& key) {
        if (key.starts_with(prefix)) ids.push_back(subject.id);
      });
      return true;
    }));
    return ids;
  }
  TRY_DONE(at_.scan(log::Table::views, prefix, projections::afterPrefix(prefix), [&](BytesView key, BytesView) {
    ids.push_back(projections::idOf(key));
    return true;
  }));
  // Names are only ever added, so that those of then are among those of now.
  for (auto id : ids) {
    TRY(auto subject, find(id));
    bool so = false;
    if (subject) viewOf(prefix).keys(*subject, [&](const Bytes& key) { so = so || key.starts_with(prefix); });
    if (so) existing.push_back(id);
  }
  return existing;
}

// The live rows know the spans as they are now. What was recorded since the cut may have changed them: those are taken
// without asking.
Result<std::vector<Id>> Snapshot::unfinishedOn(Kind kind, int32_t day) const {
  std::set<Id> ids;
  Result<void> scanned;
  projections::unfinishedOn(kind, day, [&](const Bytes& from, const Bytes& until) {
    if (scanned)
      scanned = at_.scan(log::Table::views, from, until, [&](BytesView key, BytesView) {
        ids.insert(projections::idOf(key));
        return true;
      });
  });
  TRY_DONE(scanned);
  TRY(auto newest, log::logSize(at_));
  for (auto position = size_ + 1; position <= newest; ++position) {
    TRY(auto stored, readEvent(at_, position));
    TRY_DONE(guarded(fmt::format("event {}", position), [&]() -> Result<void> {
      auto subject = domain::subjectOf(stored->event());
      if (subject.kind() == kind) ids.insert(subject);
      return {};
    }));
  }
  return std::vector<Id>(ids.begin(), ids.end());
}

Result<Hash> Snapshot::root() const {
  TRY(auto edge, log::edgeAt(at_, size_));
  return edge.root();
}

Result<std::vector<uint64_t>> Snapshot::happenedBetween(int32_t first, int32_t last) const {
  std::vector<uint64_t> positions;
  last = std::min(last, cut_.on);
  if (first > last) return positions;
  TRY_DONE(
      at_.scan(log::Table::index, happenedKey(first, 0), happenedKey(last, UINT64_MAX), [&](BytesView key, BytesView) {
        if (auto position = lastNumber(key); position <= cut_.until) positions.push_back(position);
        return true;
      }));
  return positions;
}

Result<std::vector<uint64_t>> Snapshot::timeline(Id subject) const {
  std::set<uint64_t> positions;
  for (const auto& prefix : {storyPrefix(subject), companionPrefix(subject)})
    TRY_DONE(at_.scan(log::Table::index, prefix, projections::afterPrefix(prefix), [&](BytesView key, BytesView) {
      auto position = lastNumber(key);
      if (position > cut_.until) return false;
      positions.insert(position);
      return true;
    }));
  return std::vector<uint64_t>(positions.begin(), positions.end());
}

}  // namespace minuted::engine
