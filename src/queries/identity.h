// Who somebody turned out to be. Events keep the ids that they were recorded with; a merge points from one to another.
#pragma once

#include <vector>

#include "register/snapshot.h"

namespace minuted::queries {

// The one that the id stands for now: itself, or whom it was merged into.
Result<Id> identityOf(const engine::Snapshot& snapshot, Id id);

// The id and all that were merged into it.
Result<std::vector<Id>> identitiesOf(const engine::Snapshot& snapshot, Id id);

}  // namespace minuted::queries
