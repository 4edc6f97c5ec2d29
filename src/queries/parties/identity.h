// People and organisations that were entered twice and merged. Events keep the ids that they were recorded with; a
// merge points from one id to another. Functions of a snapshot that keep nothing, for any thread. Errors: those of the
// snapshot.
#pragma once

#include <vector>

#include "register/snapshot.h"

namespace minuted::queries {

// The id that this one stands for now: itself, or the one that it was merged into, however many merges away.
Result<Id> identityOf(const engine::Snapshot& snapshot, Id id);

// The id and all that were merged into it, through others too.
Result<std::vector<Id>> identitiesOf(const engine::Snapshot& snapshot, Id id);

}  // namespace minuted::queries
