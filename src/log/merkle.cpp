#include "log/merkle.h"

#include <utility>

namespace minuted::log {

Hash emptyRoot() { return sha256({}); }

Hash parentHash(const Hash& left, const Hash& right) { return sha256({BytesView("\x01", 1), view(left), view(right)}); }

// A tree of `size` leaves is made up of one complete subtree for each 1 bit of `size`, the highest bit first.
Result<Edge> Edge::load(uint64_t size, const std::function<Result<Hash>(Node)>& fetch) {
  Edge edge;
  edge.size_ = size;
  uint64_t covered = 0;
  for (int level = 63; level >= 0; --level) {
    auto leaves = uint64_t(1) << level;
    if ((size & leaves) == 0) continue;
    TRY(auto hash, fetch(Node{static_cast<uint8_t>(level), covered >> level}));
    edge.roots_.push_back(hash);
    covered += leaves;
  }
  return edge;
}

// Adding a leaf is like adding 1 to the binary number `size`: each carry joins the new subtree with an old one of the
// same size, and so completes a subtree of the next level.
void Edge::append(const Hash& leaf, const OnComplete& onComplete) {
  Hash hash = leaf;
  uint8_t level = 0;
  for (auto carry = size_; carry & 1; carry >>= 1) {
    hash = parentHash(roots_.back(), hash);
    roots_.pop_back();
    ++level;
    onComplete(Node{level, size_ >> level}, hash);
  }
  roots_.push_back(hash);
  ++size_;
}

Hash Edge::root() const {
  if (roots_.empty()) return emptyRoot();
  Hash hash = roots_.back();
  for (auto left = roots_.rbegin() + 1; left != roots_.rend(); ++left) hash = parentHash(*left, hash);
  return hash;
}

}  // namespace minuted::log
