// Rebuilding the views and the indexes, which both follow from the log: all rows made afresh beside the live ones,
// compared with them, and switched to in one step; all keys of the indexes made afresh, and those that differ mended.
//
// Threads: each function starts one thread for each core and returns when all are done. progress is called by one of
// them at a time. rebuildViews needs a store that nobody writes to meanwhile; compareViews may run beside a writer.
// Errors: ErrorKind::integrity where the log is damaged, failed where the disk refused.
#pragma once

#include <functional>
#include <string>

#include "log/log.h"

namespace minuted::engine {

// what: the step, as "Writing rows".
using RebuildProgress = std::function<void(const char* what, uint64_t done, uint64_t of)>;

struct RebuildReport {
  uint64_t events = 0;
  uint64_t rows = 0;
  uint64_t differences = 0;     // rows that the live views had otherwise, did not have, or had besides
  std::string firstDifference;  // the key, in hex
  uint64_t indexKeys = 0;
  uint64_t indexDifferences = 0;     // keys of indexes that were missing, had another value, or should not be there
  std::string firstIndexDifference;  // "the key S 0000… is missing"
  double seconds = 0;                // reading, folding, writing
  double compareSeconds = 0;
};

// Makes the views afresh beside the live ones, compares, and switches to them; and mends the indexes. Live views that
// cannot be read are differences, and no error.
Result<RebuildReport> rebuildViews(log::Store& store, const RebuildProgress& progress);

// Compares the rows and the keys of indexes that the log makes with the live ones, and changes nothing.
Result<RebuildReport> compareViews(const log::Store& store, const RebuildProgress& progress);

}  // namespace minuted::engine
