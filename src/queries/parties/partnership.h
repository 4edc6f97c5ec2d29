// The partnership that a register was opened for.
#pragma once

#include "register/snapshot.h"

namespace minuted::queries {

// ErrorKind::notFound where the snapshot lies before the opening of the register. For any thread.
Result<Id> partnershipOf(const engine::Snapshot& snapshot);

}  // namespace minuted::queries
