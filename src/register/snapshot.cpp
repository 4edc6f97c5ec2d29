// Under a cut, scan() answers as if the views had been made from the log up to the cut and no further. It reads the
// live rows of the party asked about and keeps those whose story lies wholly within the cut. To these it adds what the
// live rows cannot say: the subjects that the indexes ever related to the party, each looked up or folded from its
// story, and then put under the keys that the view gives it. So the cost is that of the party's history, not of the
// whole log.
#include "register/snapshot.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "base/guard.h"
#include "log/proof.h"
#include "projections/row.h"
#include "register/index/index_keys.h"
#include "register/index/tally.h"

namespace minuted::engine {
namespace {

using projections::View;

constexpr size_t partyPrefixSize = 1 + 8;  // the view, the party; projections/views.h

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

// The kind of subject that a prefix of ViewId::subjects lists.
Kind kindOf(BytesView prefix) {
  return prefix.size() < 5 ? Kind::NONE : static_cast<Kind>(static_cast<uint8_t>(prefix[4]));
}

std::unexpected<Error> damagedView(const Bytes& prefix, Id id) {
  return fail(ErrorKind::integrity,
              fmt::format("the view of {} is damaged: it lists {}, which is not so. 'minuted rebuild' makes it afresh "
                          "from the log.",
                          viewOf(prefix).name, reference(id)));
}

}  // namespace

Result<Snapshot> Snapshot::make(log::ReadPoint at, const Times& times, Micros now) {
  Cut cut;
  TRY(auto size, log::logSize(at));
  TRY(auto newest, size == 0 ? Result<Micros>(0) : recordedAt(at, size));
  auto today = localDay(std::max(now, newest));  // a clock that went back is not believed
  auto known = times.size ? std::min(size, *times.size) : size;
  if (times.asOf) {
    TRY(cut.until, lastRecordedBy(at, size, *times.asOf));
    size = cut.until;
    today = localDay(*times.asOf);
  }
  if (times.size && *times.size < size) cut.until = size = *times.size;
  if (times.on) {
    cut.on = times.on->day;
    today = Date{lastDay(*times.on), Precision::DAY};
    cut.on = today.day;
  }
  Snapshot snapshot(std::move(at), cut, today, size);
  snapshot.known_ = known;
  return snapshot;
}

Result<Snapshot> Snapshot::seenBy(const MayRead& mayRead) && {
  TRY(sieve_, Sieve::make(at_, known_, mayRead));
  return std::move(*this);
}

Result<Snapshot> Snapshot::publicCopy() && {
  isPublicCopy_ = true;
  return std::move(*this).seenBy(publicMayRead());
}

Result<Snapshot> Snapshot::publicCopy(Sieves& sieves) && {
  isPublicCopy_ = true;
  TRY(sieve_, sieves.at(at_, known_));
  return std::move(*this);
}

Result<std::unique_ptr<StoredEvent>> Snapshot::event(uint64_t position) const {
  if (sieve_ && sieve_->hidesEvent(position))
    return fail(ErrorKind::notFound, fmt::format("There is no event {}.", position));
  TRY(auto stored, readEvent(at_, position));
  if (!sieve_) return stored;
  return guarded(fmt::format("event {}", position),
                 [&]() -> Result<std::unique_ptr<StoredEvent>> { return sieve_->told(std::move(stored)); });
}

std::vector<uint64_t> Snapshot::positionsFrom(uint64_t first, uint64_t count) const {
  std::vector<uint64_t> positions;
  for (auto position = std::max<uint64_t>(first, 1); position <= size_ && positions.size() < count; ++position)
    if (!sieve_ || !sieve_->hidesEvent(position)) positions.push_back(position);
  return positions;
}

uint64_t Snapshot::lastPosition(uint64_t until) const {
  auto position = std::min(until, size_);
  while (position > 0 && sieve_ && sieve_->hidesEvent(position)) --position;
  return position;
}

Result<Story> Snapshot::storyUntil(Id subject, uint64_t until) const {
  if (sieve_ && sieve_->hides(subject)) return Story();
  TRY(auto story, readStory(at_, subject, until));
  if (!sieve_) return story;
  return guarded("the story of " + reference(subject), [&]() -> Result<Story> {
    std::erase_if(story, [&](const auto& each) { return sieve_->hidesEvent(each->event().getPosition()); });
    for (auto& each : story) each = sieve_->told(std::move(each));
    return std::move(story);
  });
}

Snapshot::Side Snapshot::sideOf(Id id, const projections::Extent& extent) const {
  if (sieve_ && sieve_->hides(id)) return Side::beyond;
  if (sieve_ && sieve_->changes(id)) return Side::both;
  if (extent.newest > cut_.until) return Side::both;
  if (extent.lastDay <= cut_.on) return Side::within;
  return extent.firstDay > cut_.on && domain::needsFacts(id.kind()) ? Side::beyond : Side::both;
}

// The subject made of that part of its story which can be seen; nothing where that does not make it exist.
Result<std::optional<domain::Subject>> Snapshot::foldCut(Id id) const {
  TRY(auto story, this->story(id));
  return guarded("the story of " + reference(id), [&]() -> Result<std::optional<domain::Subject>> {
    auto subject = fold(id, story, cut_.on);
    if (!exists(subject)) return std::nullopt;
    return subject;
  });
}

// The subject as its live row has it; nothing where it has none, since its story does not make it exist.
Result<std::optional<domain::Subject>> Snapshot::readLive(Id id) const {
  TRY(auto row, at_.get(log::Table::views, projections::subjectKey(id)));
  if (!row) {
    TRY_DONE(readStory(at_, id, cut_.until));
    return std::nullopt;
  }
  return guarded("the row of " + reference(id),
                 [&]() -> Result<std::optional<domain::Subject>> { return projections::subjectOf(*row); });
}

Result<std::optional<domain::Subject>> Snapshot::find(Id id) const {
  if (!id || (sieve_ && sieve_->hides(id))) return std::nullopt;
  TRY(auto subject, readLive(id));
  if (isLive()) return subject;
  if (subject) {
    auto side = sideOf(id, {subject->newest, subject->firstDay, subject->last.day});
    if (side == Side::within) return subject;
    if (side == Side::beyond) return std::nullopt;
  }
  return foldCut(id);
}

Result<void> Snapshot::scan(const Bytes& prefix, const Visit& visit) const {
  return isLive() ? scanRows(prefix, visit) : scanCut(prefix, visit);
}

Result<void> Snapshot::scanRows(const Bytes& prefix, const Visit& visit) const {
  auto until = projections::afterPrefix(prefix);
  if (prefix == projections::kindPrefix(kindOf(prefix))) return scanKind(prefix, visit);
  if (projections::holdsRows(viewOf(prefix).id))
    return guarded("a row", [&]() -> Result<void> {
      return at_.scan(log::Table::views, prefix, until,
                      [&](BytesView, BytesView row) { return visit(projections::subjectOf(row)); });
    });
  std::vector<Id> ids;
  TRY_DONE(at_.scan(log::Table::views, prefix, until, [&](BytesView key, BytesView) {
    ids.push_back(projections::idOf(key));
    return true;
  }));
  for (auto id : ids) {
    TRY(auto subject, readLive(id));
    if (!subject) return damagedView(prefix, id);
    if (!visit(std::move(*subject))) break;
  }
  return {};
}

// All subjects of one kind. A number without a row is that of a subject which does not exist; what its story says of
// that is looked at, so that a row that was lost is noticed.
Result<void> Snapshot::scanKind(const Bytes& prefix, const Visit& visit) const {
  auto kind = kindOf(prefix);
  TRY(auto last, readLastNumber(at_, kind));
  uint32_t expected = 1;
  std::vector<Id> withoutRow;
  auto skipTo = [&](uint32_t number) {
    for (; expected < number; ++expected) withoutRow.emplace_back(kind, expected);
    ++expected;
  };
  bool isDone = false;
  TRY_DONE(guarded("a row", [&]() -> Result<void> {
    return at_.scan(log::Table::views, prefix, projections::afterPrefix(prefix), [&](BytesView key, BytesView row) {
      skipTo(projections::idOf(key).number());
      isDone = !visit(projections::subjectOf(row));
      return !isDone;
    });
  }));
  if (!isDone) skipTo(last + 1);
  for (auto id : withoutRow) TRY_DONE(readStory(at_, id, cut_.until));
  return {};
}

Result<std::vector<Id>> Snapshot::relatedSubjects(Id party, Kind kind) const {
  TRY(auto numbers, readList(at_, relationPrefix(party, kind)));
  std::vector<Id> ids;
  for (auto number : numbers)
    if (Id id(number); !sieve_ || !sieve_->hides(id)) ids.push_back(id);
  return ids;
}

// All subjects that can stand under the prefix in the cut, by the log's indexes and in the order of their numbers; some
// of them may not.
Result<std::vector<Id>> Snapshot::candidates(const Bytes& prefix) const {
  std::vector<Id> ids;
  const auto& view = viewOf(prefix);
  if (view.byParty) {
    TRY(ids, relatedSubjects(Id(readU64(BytesView(prefix).substr(1))), *view.byParty));
  } else {
    REQUIRE(view.id == projections::ViewId::subjects && prefix.size() >= 5);
    auto kind = kindOf(prefix);
    TRY(auto count, readLastNumber(at_, kind));
    for (uint32_t number = 1; number <= count; ++number) ids.emplace_back(kind, number);
  }
  TRY_DONE(removeLater(ids));
  return ids;
}

// Removes the subjects whose first event was recorded after the cut. Numbers are given in the order of recording, so
// the others come first, and the boundary is found by halving. Of a number that nothing was recorded of, the next one
// tells.
Result<void> Snapshot::removeLater(std::vector<Id>& ids) const {
  if (cut_.until == Cut().until) return {};
  size_t low = 0, high = ids.size();
  while (low < high) {
    auto middle = low + (high - low) / 2;
    bool begun = false;
    auto end = projections::afterPrefix(storyKindPrefix(ids[middle].kind()));
    TRY_DONE(at_.scan(log::Table::index, storyPrefix(ids[middle]), end, [&](BytesView key, BytesView) {
      begun = lastNumber(key) <= cut_.until;
      return false;
    }));
    if (begun)
      low = middle + 1;
    else
      high = middle;
  }
  // A story that has lost its first key seems to begin later than it did, and would end the search too early.
  if (low < ids.size()) TRY_DONE(readStory(at_, ids[low], cut_.until));
  ids.resize(low);
  return {};
}

Result<void> Snapshot::scanCut(const Bytes& prefix, const Visit& visit) const {
  const auto& view = viewOf(prefix);
  std::map<Bytes, domain::Subject> found;
  std::unordered_map<Id, Side> sides;
  // The rows of the whole party are read, and not those of the prefix alone: what is closed now may have been live
  // then.
  auto party = prefix.substr(0, partyPrefixSize);
  if (projections::holdsRows(view.id))
    TRY_DONE(guarded("a row", [&]() -> Result<void> {
      return at_.scan(log::Table::views, party, projections::afterPrefix(party), [&](BytesView key, BytesView row) {
        auto id = projections::idOf(key);
        auto side = sides[id] = sideOf(id, projections::extentOf(row));
        if (side == Side::within && key.starts_with(prefix)) found.emplace(key, projections::subjectOf(row));
        return true;
      });
    }));
  TRY(auto ids, candidates(prefix));
  for (auto id : ids) {
    auto known = sides.find(id);
    if (known != sides.end() && known->second != Side::both) continue;
    TRY(auto subject, known == sides.end() ? find(id) : foldCut(id));
    if (!subject) continue;
    view.keys(*subject, [&](const Bytes& key) {
      if (key.starts_with(prefix)) found.insert_or_assign(key, *subject);
    });
  }
  for (auto& [key, subject] : found)
    if (!visit(std::move(subject))) break;
  return {};
}

Result<std::vector<Id>> Snapshot::lookup(const Bytes& prefix) const {
  std::vector<Id> ids, existing;
  if (cut_.until != Cut().until) {
    // What is recorded later may have changed the names, so the live keys do not do: every subject of the kind is asked
    // for the names that it had.
    auto kind = static_cast<Kind>(static_cast<uint8_t>(prefix.at(1)));
    TRY_DONE(scan(projections::kindPrefix(kind), [&](const domain::Subject& subject) {
      viewOf(prefix).keys(subject, [&](const Bytes& key) {
        if (key.starts_with(prefix)) ids.push_back(subject.id);
      });
      return true;
    }));
    return ids;
  }
  // A cut by day alone only takes names away, so every name of that day is among the live keys.
  TRY(ids, lookupNow(prefix));
  for (auto id : ids) {
    TRY(auto subject, find(id));
    bool isNamedSo = false;
    if (!subject && isLive()) return damagedView(prefix, id);
    if (subject)
      viewOf(prefix).keys(*subject, [&](const Bytes& key) { isNamedSo = isNamedSo || key.starts_with(prefix); });
    if (!isNamedSo && isLive()) return damagedView(prefix, id);
    if (isNamedSo) existing.push_back(id);
  }
  return existing;
}

Result<std::vector<Id>> Snapshot::lookupNow(const Bytes& prefix) const {
  std::vector<Id> ids;
  TRY_DONE(at_.scan(log::Table::views, prefix, projections::afterPrefix(prefix), [&](BytesView key, BytesView) {
    ids.push_back(projections::idOf(key));
    return true;
  }));
  return ids;
}

// The live view has the spans from first fact to last as they are now. What was recorded after the cut may have changed
// them, so all subjects of those events are added without a look at their spans.
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
  if (sieve_) std::erase_if(ids, [&](Id id) { return sieve_->hides(id); });
  return std::vector<Id>(ids.begin(), ids.end());
}

Result<Hash> Snapshot::root() const {
  TRY(auto edge, log::edgeAt(at_, size_));
  return edge.root();
}

Result<std::vector<uint64_t>> Snapshot::factsBetween(int32_t first, int32_t last) const {
  TRY(auto positions, readFacts(at_, first, std::min(last, cut_.on)));
  std::erase_if(positions,
                [&](uint64_t position) { return position > cut_.until || (sieve_ && sieve_->hidesEvent(position)); });
  return positions;
}

Result<std::vector<uint64_t>> Snapshot::timeline(Id subject) const {
  std::set<uint64_t> positions;
  if (sieve_ && sieve_->hides(subject)) return std::vector<uint64_t>();
  TRY(auto story, readStory(at_, subject, cut_.until));
  TRY(auto companions, readList(at_, companionPrefix(subject)));
  TRY_DONE(guarded("the story of " + reference(subject), [&]() -> Result<void> {
    for (const auto& stored : story) positions.insert(stored->event().getPosition());
    return {};
  }));
  for (auto position : companions)
    if (position <= cut_.until) positions.insert(position);
  if (sieve_) std::erase_if(positions, [&](uint64_t position) { return sieve_->hidesEvent(position); });
  return std::vector<uint64_t>(positions.begin(), positions.end());
}

}  // namespace minuted::engine
