// Rebuilding: all rows made afresh from the log, beside the live ones, compared with them, and switched to in one step.
//
// Two passes over windows of the log, both on all cores. Reading: each core reads a stretch of the window and sorts its
// events by the shard that their subject belongs to. Folding: each core folds the events of one shard, in the order of
// their positions; a subject whose events did not come in the order of folding (a backdated one, one entered in error)
// is folded from its story at the end. Then each view's rows are sorted, and written as sorted files, a stretch of rows
// each, by whichever core is free. Memory grows with the subjects and the window, not with the log.
#pragma once

#include <functional>
#include <string>

#include "log/log.h"

namespace minuted::engine {

using RebuildProgress = std::function<void(const char* what, uint64_t done, uint64_t of)>;

struct RebuildReport {
  uint64_t events = 0;
  uint64_t rows = 0;
  uint64_t differences = 0;     // rows that the live views had otherwise, did not have, or had besides
  std::string firstDifference;  // the key, in hex
  double seconds = 0;           // reading, folding, writing
  double compareSeconds = 0;
};

// Makes the views afresh beside the live ones, compares, and switches to them.
Result<RebuildReport> rebuildViews(log::Store& store, const RebuildProgress& progress);

// Compares the rows that the log makes with the live ones, and changes nothing.
Result<RebuildReport> compareViews(const log::Store& store, const RebuildProgress& progress);

}  // namespace minuted::engine
