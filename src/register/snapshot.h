// One consistent state of a register, live or under a cut, from which queries answer.
//
// Live, subjects come from the rows that the views keep. Under a cut they are folded from the filtered log by the same
// projections, subject by subject, found through the indexes. A subject all of whose events lie within the cut is as
// its live row says, so only those that the cut goes through are folded.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "log/store.h"
#include "projections/row.h"
#include "projections/views.h"
#include "register/story.h"

namespace minuted::engine {

// A person's question about time: what was so on that day, as we know now; what the register said at that time.
struct Times {
  OptionalDate on;
  std::optional<Micros> asOf;
};

class Snapshot {
 public:
  // today: the day that stands for now where no time is asked for.
  static Result<Snapshot> make(log::ReadPoint at, const Times& times, Micros now);

  // Keeps alive what it reads from, for one whose register is opened and closed behind the scenes (server/remote.h).
  void keep(std::shared_ptr<const void> owner) { owner_ = std::move(owner); }

  // What is late, silent or to come is told for this day.
  Date today() const { return today_; }
  const Cut& cut() const { return cut_; }
  const log::ReadPoint& at() const { return at_; }
  uint64_t size() const { return size_; }  // events, under the cut
  Result<Hash> root() const;               // of the tree over them

  // Nothing where the subject does not exist.
  Result<std::optional<domain::Subject>> find(Id id) const;

  // The subjects under a prefix of the views' keys (projections/views.h), in the order of the keys.
  using See = std::function<bool(domain::Subject subject)>;
  Result<void> scan(const Bytes& prefix, const See& see) const;

  // People, organisations, groups or users of exactly that name or alias; documents and readings of that digest.
  Result<std::vector<Id>> lookup(const Bytes& prefix) const;

  // The subjects of that kind that were ever related to the party, whatever became of it.
  Result<std::vector<Id>> related(Id party, Kind kind) const;

  // Those of the kind that were unfinished at the end of that day (projections/unfinished.cpp), and perhaps some that
  // were not; by their numbers.
  Result<std::vector<Id>> unfinishedOn(Kind kind, int32_t day) const;

  // Facts that happened on those days, the last included, in the order in which they happened; those entered in error
  // too.
  Result<std::vector<uint64_t>> happenedBetween(int32_t first, int32_t last) const;

  // Events in the story of a subject, its companions' too, in the order of their positions.
  Result<std::vector<uint64_t>> timeline(Id subject) const;

 private:
  Snapshot(log::ReadPoint at, Cut cut, Date today, uint64_t size)
      : at_(std::move(at)), cut_(cut), today_(today), size_(size) {}

  // Of a subject by its live row: under the cut the same, not there yet, or to be folded.
  enum class Standing { within, outside, cutThrough };
  Standing standing(Id id, const projections::Extent& extent) const;
  Result<void> scanRows(const Bytes& prefix, const See& see) const;
  Result<void> scanCut(const Bytes& prefix, const See& see) const;
  Result<std::vector<Id>> candidates(const Bytes& prefix) const;
  Result<void> dropThoseToCome(std::vector<Id>& ids) const;
  Result<std::optional<domain::Subject>> rowOf(Id id) const;
  Result<std::optional<domain::Subject>> foldedIfThere(Id id) const;

  std::shared_ptr<const void> owner_;  // before at_, which must go first
  log::ReadPoint at_;
  Cut cut_;
  Date today_;
  uint64_t size_;
};

}  // namespace minuted::engine
