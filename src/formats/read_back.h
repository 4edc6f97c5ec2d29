// Whether every event of a log reads back whole, in each way in which it will be read: as the schema says it, as the
// bytes that were hashed, as JSON and as Cap'n Proto's text. Only such events are recorded (base/schema_fault.h); the
// log of an earlier version may have others.
//
// Threads: for any; readBackAll starts one for each core and returns when all are done.
#pragma once

#include <functional>

#include "register/snapshot.h"

namespace minuted::formats {

// stored: the record at that position. ErrorKind::integrity, naming the event and what cannot be read of it.
Result<void> readBack(uint64_t position, BytesView stored);

// The same of all events under the snapshot's cut; the first that does not read back whole. progress(events done, of
// how many) is called by one thread at a time.
Result<void> readBackAll(const engine::Snapshot& snapshot, const std::function<void(uint64_t, uint64_t)>& progress);

}  // namespace minuted::formats
