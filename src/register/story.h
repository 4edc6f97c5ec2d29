// The story of a subject: its events, read from the log under a cut and folded in their one order (domain/subject.h).
//
// Threads: the functions keep nothing and may be called from any thread. A StoredEvent is read by one thread at a time,
// since Cap'n Proto counts what has been read of a message. Reading damaged bytes throws kj::Exception: fold stories
// and read their events inside guarded() (base/guard.h).
#pragma once

#include <functional>
#include <limits>
#include <memory>
#include <set>
#include <vector>

#include "base/message.h"
#include "domain/subject.h"
#include "log/log.h"

namespace minuted::engine {

// Which part of the log a reader sees. `until` cuts by recorded-at, everything alike; `on` cuts facts by the day they
// happened on and leaves knowledge alone.
struct Cut {
  uint64_t until = std::numeric_limits<uint64_t>::max();  // the last position
  int32_t on = std::numeric_limits<int32_t>::max();       // the last day, in days since 1970
  bool operator==(const Cut&) const = default;
  bool isOpen() const { return *this == Cut(); }  // it cuts nothing
};

// An event and its words, in memory of their own.
class StoredEvent {
 public:
  StoredEvent(BytesView event, BytesView words) : event_(event), words_(words) {}
  domain::Event event() { return event_.get(); }
  domain::Words words() { return words_.get(); }

 private:
  Message<schema::Event> event_;
  Message<schema::Words> words_;
};

using Story = std::vector<std::unique_ptr<StoredEvent>>;

// The event at that position, from 1. ErrorKind::integrity where its record is damaged, notFound beyond the end.
Result<std::unique_ptr<StoredEvent>> readEvent(const log::ReadPoint& at, uint64_t position);

// The subject's own events in the order of their positions, up to and including `until`; companions' are left out.
// The whole story is read and held against the subject's row, which says how many events count and which is the newest.
// ErrorKind::integrity where the index has lost, got or changed a key of it, or the row is not there. Of a subject that
// has no row since it does not exist, nothing says how many events its story has; that there are some is known.
Result<Story> readStory(const log::ReadPoint& at, Id subject, uint64_t until);

// The events at those positions, in that order. ErrorKind::integrity where one is not in the log.
Result<Story> readEvents(const log::ReadPoint& at, const std::vector<uint64_t>& positions);

// Positions of the events of the story that do not count, since a later event says that they were entered in error.
std::set<uint64_t> positionsInError(const Story& story);

// The events that count up to that day, in the order of folding: without those entered in error, and without the events
// that say so, since neither changes the subject.
std::vector<StoredEvent*> eventsThatCount(const Story& story, int32_t on);

// The state that a story makes of its subject, from the facts up to the day `on` and all knowledge.
domain::Subject fold(Id subject, const Story& story, int32_t on);

// The same, and calls the observer after each event, in the order of folding.
using FoldObserver = std::function<void(StoredEvent& event, const domain::Subject& after)>;
domain::Subject foldObserved(Id subject, const Story& story, int32_t on, const FoldObserver& observe);

// An event that the rules do not allow where it stands in its story.
struct ImpossibleEvent {
  uint64_t position;
  std::string reason;
};

// Folds the whole story, and judges each event that stands at `from` or later in the order of folding by the rules
// first. The first event that they do not allow is returned instead of the subject, unless it is one of `tolerated`.
std::expected<domain::Subject, ImpossibleEvent> foldJudged(Id subject, const Story& story, domain::Place from,
                                                           const std::set<uint64_t>& tolerated = {});

// The positions of those events of the story that today's rules do not allow where they stand. They were recorded under
// other rules, or with knowledge that has changed, and stay as they are.
std::set<uint64_t> impossibleEvents(Id subject, const Story& story);

}  // namespace minuted::engine
