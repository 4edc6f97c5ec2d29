// What the tree says of a log that was shorter once: its root then, and that an event was in it. RFC 6962, section
// 2.1.1; a proof is checked as in RFC 9162, section 2.1.3.2, so that other people's tools come to the same.
#pragma once

#include <optional>
#include <vector>

#include "log/merkle.h"
#include "log/store.h"

namespace minuted::log {

// The right edge of the tree over the first `size` events.
Result<Edge> edgeAt(const ReadPoint& at, uint64_t size);

// The hashes that lead from the leaf of the event at that position to that root, the lowest first.
Result<std::vector<Hash>> inclusionProof(const ReadPoint& at, uint64_t position, uint64_t size);

// The root that a leaf and its proof come to; nothing where the proof is of another length than that place asks for.
std::optional<Hash> rootByProof(const Hash& leaf, uint64_t position, uint64_t size, const std::vector<Hash>& proof);

// The inclusion proof of an event, once it was found to lead to that root; ErrorKind::integrity where it does not.
Result<std::vector<Hash>> checkedInclusion(const ReadPoint& at, uint64_t position, uint64_t size, const Hash& root);

// Of level 0, a leaf: it follows from its record.
Result<Hash> nodeHash(const ReadPoint& at, Node node);

}  // namespace minuted::log
