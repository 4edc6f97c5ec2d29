// The partnership that a register was opened for.
#pragma once

#include "register/snapshot.h"

namespace minuted::queries {

// ErrorKind::notFound before the register was opened.
Result<Id> partnershipOf(const engine::Snapshot& snapshot);

}  // namespace minuted::queries
