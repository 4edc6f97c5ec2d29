// What changed between two snapshots of one register: the state of every subject under one cut, held against its state
// under the other. The cuts differ by day (what happened between), by recording (how what was known was restated), or
// by both.
#pragma once

#include "queries/queries.h"

namespace minuted::queries {

// group: only what belongs to it or to a group below it, under either cut; none: everything. The fields of the answer
// that say what was compared (from, to and so on) are left for the caller to set. For any thread. Errors: those of the
// snapshots.
Result<Answer<schema::Comparison>> compare(const engine::Snapshot& before, const engine::Snapshot& after,
                                           Id group = {});

}  // namespace minuted::queries
