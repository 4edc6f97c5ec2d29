// One consistent state of a register, live or under a cut, from which queries answer.
//
// Threads: a snapshot is made on any thread and may be read by any number of threads at once, since it keeps no cache.
// It must not outlive its register, unless keepAlive() was told to hold on to that.
//
// Live, subjects come from the rows that the views keep. Under a cut they are folded from the filtered log by the same
// projections, subject by subject, found through the indexes. A subject all of whose events lie within the cut is as
// its live row says, so only those that the cut goes through are folded.
//
// A snapshot for a viewer, such as a public copy, hides what they may not see (register/sieve.h). All that queries and
// reports read comes through these functions, so none of them has to think of it; wholeLog() is for proofs, and for
// those who keep the register.
//
// Errors: ErrorKind::integrity where stored bytes are damaged, failed where the disk refused to read.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "base/clock.h"
#include "log/store.h"
#include "projections/row.h"
#include "projections/views.h"
#include "register/sieve.h"
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
  // (server/socket/remote.h).
  void keepAlive(std::shared_ptr<const void> owner) { owner_ = std::move(owner); }

  // The snapshot as somebody sees it who may not read everything that is confidential, or the public, which may read
  // nothing of it. Both read the log once.
  Result<Snapshot> seenBy(const MayRead& mayRead) &&;
  Result<Snapshot> publicCopy() &&;
  Result<Snapshot> publicCopy(Sieves& sieves) &&;  // of publicMayRead(), for a server
  bool isPublicCopy() const { return isPublicCopy_; }
  // Whether anything at all is hidden from the viewer.
  bool hidesSomething() const { return sieve_ && !sieve_->isEmpty(); }

  // The day for which queries tell what is late, silent or still to come.
  Date today() const { return today_; }
  const Cut& cut() const { return cut_; }
  const log::ReadPoint& wholeLog() const { return at_; }
  uint64_t size() const { return size_; }  // events of the log under the cut, those hidden included
  Result<Hash> root() const;               // of the tree over them

  // The event at that position, as the viewer is told it. ErrorKind::notFound where there is none, or it is hidden; it
  // may lie beyond the cut.
  Result<std::unique_ptr<StoredEvent>> event(uint64_t position) const;
  // The positions of the events from `first` on, at most `count` of them.
  std::vector<uint64_t> positionsFrom(uint64_t first, uint64_t count) const;
  // The last position up to that one, or under the cut.
  uint64_t lastPosition(uint64_t until) const;
  uint64_t lastPosition() const { return lastPosition(size_); }
  // The events of a subject by position; cut by recording only, not by day.
  Result<Story> story(Id subject) const { return storyUntil(subject, cut_.until); }
  Result<Story> wholeStory(Id subject) const { return storyUntil(subject, Cut().until); }  // not cut

  // The subject as it is under the cut; nothing where it does not exist.
  Result<std::optional<domain::Subject>> find(Id id) const;

  // Calls visit for the subjects under a prefix of the views' keys (projections/views.h), in the order of the keys,
  // until it returns false.
  using Visit = std::function<bool(domain::Subject subject)>;
  Result<void> scan(const Bytes& prefix, const Visit& visit) const;

  // The subjects under a prefix of ViewId::lookups: people, organisations, groups or users of exactly that name or
  // alias; documents and readings of that digest.
  Result<std::vector<Id>> lookup(const Bytes& prefix) const;
  // The same by the names of now. Not cut: ask find() which of them exist.
  Result<std::vector<Id>> lookupNow(const Bytes& prefix) const;

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

  bool isLive() const { return cut_.isOpen() && !hidesSomething(); }  // rows hold as they are stored

  // Where the story of a subject lies: all of it within the cut, so that its live row holds; all of its facts beyond
  // it, or hidden, so that it does not exist; or on both sides, so that it has to be folded.
  enum class Side { within, beyond, both };
  Result<Story> storyUntil(Id subject, uint64_t until) const;
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
  // How much of the log is known, also beyond the cut, of what is kept from readers by now: all of it, unless the log
  // is read as it was at a size.
  uint64_t known_ = 0;
  std::shared_ptr<const Sieve> sieve_;  // null where the viewer sees everything
  bool isPublicCopy_ = false;
};

}  // namespace minuted::engine
