// The keys that the log itself keeps in the index table (docs/LOG_FORMAT.md), and the wording of its reports of damage.
//
// Threads: the functions keep no state and may be called from any thread with a valid read point.
#pragma once

#include "base/text.h"
#include "log/log.h"

namespace minuted::log {

constexpr char nodePrefix = 'T';              // tree nodes: see nodeKey()
constexpr BytesView noteKey = "Mhead";        // -> CommitNote
constexpr BytesView liveViewsKey = "Mviews";  // -> name of the live table of views
// Whether the log itself keeps something under this key of the index table.
bool isKeyOfTheLog(BytesView key);

// Written with each commit. When the log is opened, it shows an older head file, and an index that lacks the last
// commits.
struct CommitNote {
  uint64_t head = 0;  // the sequence of a head that was on disk before the commit
  uint64_t size = 0;  // events in the log after the commit
  bool operator==(const CommitNote&) const = default;
};
Bytes encodeNote(const CommitNote& note);
Result<CommitNote> readNote(const ReadPoint& at);

// The advice at the end of messages about damage; unchangedAdvice where it is certain that nothing was written.
constexpr const char* unchangedAdvice = "Nothing was changed. Restore the register from a backup.";
constexpr const char* restoreAdvice = unchangedAdvice + BytesView("Nothing was changed. ").size();
std::string events(uint64_t count);  // 1 event, 1,000 events
std::unexpected<Error> damagedEvent(uint64_t position, const std::string& how);

}  // namespace minuted::log
