// The story of a subject: its events, read from the log under a cut and folded in their one order (domain/subject.h).
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

// What is looked at. `until` cuts by recorded-at, everything alike; `on` cuts facts by the day they happened on and
// leaves knowledge alone.
struct Cut {
  uint64_t until = std::numeric_limits<uint64_t>::max();  // the last position
  int32_t on = std::numeric_limits<int32_t>::max();       // the last day
  bool operator==(const Cut&) const = default;
  bool open() const { return *this == Cut(); }
};

// An event and its words as they were read.
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

Result<std::unique_ptr<StoredEvent>> readEvent(const log::ReadPoint& at, uint64_t position);

// Events of the subject's own, in the order of their positions, up to `until`.
Result<Story> readStory(const log::ReadPoint& at, Id subject, uint64_t until);

// Positions of its events that were entered in error.
std::set<uint64_t> takenAway(const Story& story);

// The fold of a story under a cut.
domain::Subject fold(Id subject, const Story& story, int32_t on);

// The same, and shows each event with what it made of the subject, in the order of folding.
using SeeFold = std::function<void(StoredEvent& event, const domain::Subject& after)>;
domain::Subject foldSeen(Id subject, const Story& story, int32_t on, const SeeFold& see);

// The same as fold, but each event that stands at `from` or later in the order of folding is judged by the rules first.
// The first that may not happen is returned with the reason.
struct Refused {
  uint64_t position;
  std::string reason;
};
std::expected<domain::Subject, Refused> foldJudged(Id subject, const Story& story, domain::Place from);

}  // namespace minuted::engine
