// One consistent state of a register, live or under a cut, from which queries answer.
//
// Threads: a snapshot is made on any thread and may be read by any number of threads at once, since it keeps no cache.
// It must not outlive its register, unless keepAlive() was told to hold on to that.
//
// Live, subjects come from the rows that the views keep. Under a cut they are folded from the filtered log by the same
// projections, subject by subject, found through the indexes. A subject all of whose events lie within the cut is as
// its live row says, so only those that the cut goes through are folded.
//
// Errors: ErrorKind::integrity where stored bytes are damaged, failed where the disk refused to read.
#pragma once

#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <vector>

#include "base/clock.h"
#include "log/store.h"
#include "projections/row.h"
#include "projections/views.h"
#include "register/story.h"

namespace minuted::engine {

// What moment somebody asks about. Both may be set: then what the register said at that time of that day.
struct Times {
  OptionalDate on;                    // --on: what was so at the end of that day, as we know now
  std::optional<Micros> asOf;         // --as-of: what the register said at that time; microseconds since 1970
  std::optional<uint64_t> size = {};  // what the register said when its log had so many events
};

class Snapshot {
 public:
  // now: the machine's time, whose day is today() where no time is asked for.
  static Result<Snapshot> make(log::ReadPoint at, const Times& times, Micros now);

  // Makes the snapshot own what it reads from: for a reader whose register is opened and closed behind the scenes
  // (server/remote.h).
  void keepAlive(std::shared_ptr<const void> owner) { owner_ = std::move(owner); }

  // The day for which queries tell what is late, silent or still to come.
  Date today() const { return today_; }
  const Cut& cut() const { return cut_; }
  const log::ReadPoint& at() const { return at_; }
  uint64_t size() const { return size_; }  // events, under the cut
  // The newest position that may be read even beyond the cut, for what is kept from readers by now: any, unless the log
  // is read as it was at a size.
  uint64_t newestKnown() const { return newestKnown_; }
  Result<Hash> root() const;  // of the tree over them

  // The subject as it is under the cut; nothing where it does not exist.
  Result<std::optional<domain::Subject>> find(Id id) const;

  // Calls visit for the subjects under a prefix of the views' keys (projections/views.h), in the order of the keys,
  // until it returns false.
  using Visit = std::function<bool(domain::Subject subject)>;
  Result<void> scan(const Bytes& prefix, const Visit& visit) const;

  // The subjects under a prefix of ViewId::lookups: people, organisations, groups or users of exactly that name or
  // alias; documents and readings of that digest.
  Result<std::vector<Id>> lookup(const Bytes& prefix) const;

  // The subjects of that kind that were ever related to the party, whether they still are or not; by their numbers. Not
  // cut: ask find() which of them exist.
  Result<std::vector<Id>> relatedSubjects(Id party, Kind kind) const;

  // The subjects of the kind that were unfinished at the end of that day (projections/unfinished.cpp), and perhaps some
  // that were not; by their numbers.
  Result<std::vector<Id>> unfinishedOn(Kind kind, int32_t day) const;

  // Positions of the facts that happened on those days, the last included, in the order in which they happened; those
  // entered in error too. Days since 1970.
  Result<std::vector<uint64_t>> factsBetween(int32_t first, int32_t last) const;

  // Positions of the events in the story of a subject, and of events of others that stand in it too, in their order;
  // cut by recording only, not by day.
  Result<std::vector<uint64_t>> timeline(Id subject) const;

 private:
  Snapshot(log::ReadPoint at, Cut cut, Date today, uint64_t size)
      : at_(std::move(at)), cut_(cut), today_(today), size_(size) {}

  // Where the story of a subject lies: all of it within the cut, so that its live row holds; all of its facts beyond
  // it, so that it does not exist yet; or on both sides, so that it has to be folded.
  enum class Side { within, beyond, both };
  Side sideOf(Id id, const projections::Extent& extent) const;
  Result<void> scanRows(const Bytes& prefix, const Visit& visit) const;
  Result<void> scanKind(const Bytes& prefix, const Visit& visit) const;
  Result<void> scanCut(const Bytes& prefix, const Visit& visit) const;
  Result<std::vector<Id>> candidates(const Bytes& prefix) const;
  Result<void> removeLater(std::vector<Id>& ids) const;
  Result<std::optional<domain::Subject>> readLive(Id id) const;
  Result<std::optional<domain::Subject>> foldCut(Id id) const;

  std::shared_ptr<const void> owner_;  // declared before at_, so that at_ is destroyed first
  log::ReadPoint at_;
  Cut cut_;
  Date today_;
  uint64_t size_;
  uint64_t newestKnown_ = std::numeric_limits<uint64_t>::max();
};

}  // namespace minuted::engine
