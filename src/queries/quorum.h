// Whether enough were there for a meeting to decide. A function of a snapshot that keeps nothing, for any thread.
// Errors: those of the snapshot.
#pragma once

#include <optional>
#include <vector>

#include "register/snapshot.h"

namespace minuted::queries {

struct QuorumCount {
  uint16_t needed = 0, counted = 0;
  bool organisations = false;    // these are organisations that were represented, and not people
  std::vector<Id> appointments;  // of the members of whom a share is needed
};
// Those count who take part in deciding (roster.h). Nothing where the meeting was not held, no quorum was set by its
// day, it is a share of members that are not recorded, or who was there is not recorded.
Result<std::optional<QuorumCount>> quorumOf(const engine::Snapshot& snapshot, const domain::Meeting& meeting);

}  // namespace minuted::queries
