// The keys that the log itself keeps in the index table (docs/LOG_FORMAT.md), and the words that it reports damage in.
#pragma once

#include "base/text.h"
#include "log/log.h"

namespace minuted::log {

constexpr char nodePrefix = 'T';              // tree nodes: see nodeKey()
constexpr BytesView noteKey = "Mhead";        // -> Note
constexpr BytesView liveViewsKey = "Mviews";  // -> name of the live table of views

// What each commit notes of itself beside its events.
struct Note {
  uint64_t head = 0;  // the sequence of a head that was on disk before the commit
  uint64_t size = 0;  // of the log after the commit
  bool operator==(const Note&) const = default;
};
Bytes encodeNote(const Note& note);
Result<Note> readNote(const ReadPoint& at);

constexpr const char* restoreAdvice = "Nothing was changed. Restore the register from a backup.";
std::string events(uint64_t count);  // 1 event, 1,000 events
std::unexpected<Error> damagedEvent(uint64_t position, const std::string& how);

}  // namespace minuted::log
