// Proofs about the log as it was when it had `size` events: its root, and that an event is contained in it (inclusion
// proofs of RFC 6962, section 2.1.1). They are checked by the algorithm of RFC 9162, section 2.1.3.2, so that any
// standard tool can check them too.
//
// Threads: the functions keep no state and may be called from any thread with a valid read point. Positions count from
// 1, leaves of the tree from 0.
#pragma once

#include <optional>
#include <vector>

#include "log/merkle.h"
#include "log/store.h"

namespace minuted::log {

// The right edge of the tree over the first `size` events.
Result<Edge> edgeAt(const ReadPoint& at, uint64_t size);

// The inclusion proof of the event at `position` in the log of `size` events: the hashes of the siblings on the way
// from its leaf to the root, the lowest first. ErrorKind::notFound where there is no such event, or no log of that
// size.
Result<std::vector<Hash>> inclusionProof(const ReadPoint& at, uint64_t position, uint64_t size);

// The root that follows from a leaf and its proof; nothing where the length of the proof does not fit position and
// size.
std::optional<Hash> rootFromProof(const Hash& leaf, uint64_t position, uint64_t size, const std::vector<Hash>& proof);

// inclusionProof(), checked against a root that is known; ErrorKind::integrity where it leads to another root.
Result<std::vector<Hash>> checkedInclusionProof(const ReadPoint& at, uint64_t position, uint64_t size,
                                                const Hash& root);

// The hash of a node of the tree: stored, or, for a leaf (level 0), computed from the event's record.
Result<Hash> nodeHash(const ReadPoint& at, Node node);

}  // namespace minuted::log
