// What changed: the state of every subject under one cut, held against its state under another.
//
// The two snapshots are of one register. They differ by day (what happened between), by recording (how what was known
// was restated), or by both. Subjects that nothing happened to between the two are not looked at.
#pragma once

#include "queries/queries.h"

namespace minuted::queries {

// Of a group and all its parts, if one is named: whatever belongs to them under either cut. What was compared (from, to
// and so on) is left for the caller to say.
Result<Answer<schema::Comparison>> compare(const engine::Snapshot& before, const engine::Snapshot& after,
                                           Id group = {});

}  // namespace minuted::queries
