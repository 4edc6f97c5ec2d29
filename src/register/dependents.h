// Which events depend on another: those that name a subject which would not be there without it. An event is never
// said to be entered in error while such an event counts, since it would then name nothing.
//
// Threads and errors: those of register/story.h.
#pragma once

#include <functional>

#include "register/story.h"

namespace minuted::engine {

// Whether an event of that type counts whatever becomes of the subjects that it names: a mail that was sent stays sent.
bool standsAlone(domain::EventType type);

// Whether the event belongs to the subject's story or names it.
bool concerns(domain::Event event, Id subject);

// The event at a position, of the log or of a command that is being decided.
using EventAt = std::function<Result<std::unique_ptr<StoredEvent>>(uint64_t position)>;

// The positions of the events from `first` to `last` that count, concern the subject and do not stand alone; newest
// first, and at most `limit` of them. Reads every event between the two.
Result<std::vector<uint64_t>> eventsConcerning(Id subject, uint64_t first, uint64_t last, const EventAt& eventAt,
                                               size_t limit);

// Calls visit for each event from `last` down to `first` that counts: that was not entered in error, and is no note
// that another was. Stops when visit returns false. `inError` holds the positions that are known to be in error and
// takes those that are met, so that a walk can be continued further down.
Result<void> walkDown(uint64_t first, uint64_t last, const EventAt& eventAt, std::set<uint64_t>& inError,
                      const std::function<bool(StoredEvent& event)>& visit);

}  // namespace minuted::engine
