// The Merkle tree of RFC 6962, section 2.1, grown at its right edge.
//
// Only complete subtrees of two leaves and more are stored, once each, when they become complete: node (level, index)
// covers the leaves [index * 2^level, (index + 1) * 2^level), counted from 0. The hash of a leaf is computed from its
// record.
//
// Threads: pure functions and plain values. An Edge is changed by one thread at a time.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace minuted::log {

Hash emptyRoot();                                      // SHA-256 of nothing
Hash parentHash(const Hash& left, const Hash& right);  // SHA-256 of 0x01, left, right

struct Node {
  uint8_t level = 0;  // 0 is a leaf
  uint64_t index = 0;
  auto operator<=>(const Node&) const = default;
};

// The right edge of a tree: the roots of the complete subtrees that make it up, the largest first.
class Edge {
 public:
  using OnComplete = std::function<void(Node node, const Hash& hash)>;

  Edge() = default;
  // The edge of a tree of `size` leaves. fetch() returns the hash of a node of that tree, leaves (level 0) included.
  static Result<Edge> load(uint64_t size, const std::function<Result<Hash>(Node)>& fetch);

  // Adds a leaf and calls onComplete() for each subtree of level 1 or more that it completes.
  void append(const Hash& leaf, const OnComplete& onComplete);
  uint64_t size() const { return size_; }
  Hash root() const;

 private:
  uint64_t size_ = 0;
  std::vector<Hash> roots_;
};

}  // namespace minuted::log
