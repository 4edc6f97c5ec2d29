// Copies a log, record by record, to another that is its beginning: for a backup, and for restoring one. What is stored
// is copied as it is, salts and all, so that the copy has the same roots, and every proof of the one holds for the
// other.
//
// Threads: one at a time, which is the writer of the copy. Others may write to the log that is copied; what it had at
// the read point is copied.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "log/log.h"

namespace minuted::log {

using CopyProgress = std::function<void(uint64_t events, uint64_t of)>;

// Adds to the copy the records up to that position that it has not, and syncs them in steps, so that a copy that was
// interrupted goes on where it was. ErrorKind::refused where the copy is no beginning of the log: it has more events,
// or its root is not the root that the log had at that size. integrity where the log is damaged: then what was sound
// before the damage is copied, and no more.
Result<void> copyRecords(const ReadPoint& from, uint64_t until, Log& to, const CopyProgress& progress);

// Copies the kept file of that digest (log/kept_files.h) unless it is there. Returns whether it was copied.
// ErrorKind::integrity where its bytes are not what the digest says. A file that is not kept is no error.
Result<bool> copyKeptFile(const ReadPoint& from, BytesView digest, Log& to);

}  // namespace minuted::log
