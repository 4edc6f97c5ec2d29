// Keys that are nobody's: what no index, no view and no part of the log could have written into a table. Nothing reads
// them, so no answer is wrong by them; but something wrote where only the register may, and a check of the store has to
// say so.
//
// Threads: any, with a valid read point. Errors: ErrorKind::integrity where stored bytes are damaged, failed where the
// disk refused.
#pragma once

#include <string>
#include <vector>

#include "log/store.h"

namespace minuted::engine {

// The keys of the table that begin with none of the bytes in `known`, in their order. The ranges of the known are not
// read.
Result<std::vector<Bytes>> keysBeside(const std::string& known, const log::ReadPoint& at, log::Table table);

}  // namespace minuted::engine
