#include "log/proof.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <tuple>

#include "base/text.h"
#include "log/layout.h"
#include "log/log.h"
#include "log/record.h"

namespace minuted::log {
namespace {

Result<Hash> readLeaf(const ReadPoint& at, uint64_t position) {
  TRY(auto stored, readRecord(at, position));
  auto record = decodeRecord(stored);
  if (!record) return damagedEvent(position, record.error().message + ".");
  return leafHash(*record);
}

// The hash of the subtree over the leaves [first, first + count). It is stored where the subtree is complete, and else
// computed from its two halves.
Result<Hash> rootOver(const ReadPoint& at, uint64_t first, uint64_t count) {
  if (std::has_single_bit(count)) {
    auto level = static_cast<uint8_t>(std::countr_zero(count));
    return nodeHash(at, {level, first >> level});
  }
  auto left = std::bit_floor(count);
  TRY(auto leftHash, rootOver(at, first, left));
  TRY(auto rightHash, rootOver(at, first + left, count - left));
  return parentHash(leftHash, rightHash);
}

// PATH(m, D[n]) of RFC 6962: descends through the subtree over [first, first + count) to the leaf, and appends at each
// level the hash of the half that does not contain the leaf, the lowest level first.
Result<void> appendPath(const ReadPoint& at, uint64_t leaf, uint64_t first, uint64_t count, std::vector<Hash>& proof) {
  if (count == 1) return {};
  auto left = std::has_single_bit(count) ? count / 2 : std::bit_floor(count);
  bool isInLeft = leaf < first + left;
  TRY_DONE(isInLeft ? appendPath(at, leaf, first, left, proof)
                    : appendPath(at, leaf, first + left, count - left, proof));
  TRY(auto sibling, isInLeft ? rootOver(at, first + left, count - left) : rootOver(at, first, left));
  proof.push_back(sibling);
  return {};
}

}  // namespace

Result<Hash> nodeHash(const ReadPoint& at, Node node) {
  if (node.level == 0) return readLeaf(at, node.index + 1);
  TRY(auto stored, at.get(Table::index, nodeKey(node)));
  if (!stored || stored->size() != std::tuple_size_v<Hash>)
    return fail(ErrorKind::integrity,
                fmt::format("the log's tree is damaged: the hash over events {} to {} is missing.",
                            counted((node.index << node.level) + 1), counted((node.index + 1) << node.level)));
  Hash hash;
  std::copy(stored->begin(), stored->end(), hash.begin());
  return hash;
}

Result<Edge> edgeAt(const ReadPoint& at, uint64_t size) {
  return Edge::load(size, [&](Node node) { return nodeHash(at, node); });
}

Result<std::vector<Hash>> inclusionProof(const ReadPoint& at, uint64_t position, uint64_t size) {
  TRY(auto currentSize, logSize(at));
  if (position == 0 || position > size || size > currentSize)
    return fail(ErrorKind::notFound, "There is no such event in a log of that size.");
  std::vector<Hash> proof;
  TRY_DONE(appendPath(at, position - 1, 0, size, proof));
  return proof;
}

std::optional<Hash> rootFromProof(const Hash& leaf, uint64_t position, uint64_t size, const std::vector<Hash>& proof) {
  if (position == 0 || position > size) return std::nullopt;
  auto index = position - 1, last = size - 1;
  auto hash = leaf;
  for (const auto& sibling : proof) {
    if (last == 0) return std::nullopt;
    if ((index & 1) != 0 || index == last) {
      hash = parentHash(sibling, hash);
      for (; (index & 1) == 0 && index != 0; last >>= 1) index >>= 1;
    } else {
      hash = parentHash(hash, sibling);
    }
    index >>= 1;
    last >>= 1;
  }
  return last == 0 ? std::optional(hash) : std::nullopt;
}

Result<std::vector<Hash>> checkedInclusionProof(const ReadPoint& at, uint64_t position, uint64_t size,
                                                const Hash& root) {
  TRY(auto leaf, nodeHash(at, {0, position - 1}));
  TRY(auto proof, inclusionProof(at, position, size));
  if (rootFromProof(leaf, position, size, proof) != root)
    return fail(ErrorKind::integrity, fmt::format("Event {} is not the one that the root was made over.", position));
  return proof;
}

}  // namespace minuted::log
