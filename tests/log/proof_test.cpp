// Inclusion proofs for every event of logs of every size.
#include "log/proof.h"

#include <bit>

#include "log/folder.h"

namespace minuted::log {
namespace {

constexpr uint64_t longest = 70;

TEST(Proof, LeadsFromEveryEventToTheRootOfEveryLogThatHasIt) {
  Folder folder;
  auto log = openLog(folder / "register", Store::Mode::create);
  ASSERT_TRUE(log) << messageOf(log);
  std::vector<Hash> roots{emptyRoot()};
  for (uint64_t size = 1; size <= longest; ++size) {
    ASSERT_TRUE(append(**log, 1));
    roots.push_back((*log)->root());
  }
  auto at = (*log)->store().readPoint();
  for (uint64_t size = 1; size <= longest; ++size) {
    EXPECT_EQ(edgeAt(at, size)->root(), roots[size]);
    for (uint64_t position = 1; position <= size; ++position) {
      auto leaf = nodeHash(at, {0, position - 1});
      auto proof = inclusionProof(at, position, size);
      ASSERT_TRUE(leaf && proof) << messageOf(proof);
      EXPECT_LE(proof->size(), static_cast<size_t>(std::bit_width(size - 1)));
      EXPECT_EQ(rootFromProof(*leaf, position, size, *proof), roots[size]) << position << " of " << size;
    }
  }
}

TEST(Proof, IsNoneForAnotherEventAnotherPlaceOrAnotherSize) {
  Folder folder;
  auto log = openLog(folder / "register", Store::Mode::create);
  ASSERT_TRUE(log) << messageOf(log);
  ASSERT_TRUE(append(**log, 21));
  auto at = (*log)->store().readPoint();
  auto root = (*log)->root();
  auto proof = *inclusionProof(at, 5, 21);
  auto leaf = *nodeHash(at, {0, 4});
  ASSERT_EQ(rootFromProof(leaf, 5, 21, proof), root);
  EXPECT_NE(rootFromProof(*nodeHash(at, {0, 5}), 5, 21, proof), root);
  EXPECT_NE(rootFromProof(leaf, 6, 21, proof), root);
  EXPECT_NE(rootFromProof(leaf, 5, 40, proof), root) << "the proof would be longer";
  EXPECT_EQ(rootFromProof(leaf, 0, 21, proof), std::nullopt);
  EXPECT_EQ(rootFromProof(leaf, 22, 21, proof), std::nullopt);
  auto cut = proof;
  cut.pop_back();
  EXPECT_EQ(rootFromProof(leaf, 5, 21, cut), std::nullopt);
  auto longer = proof;
  longer.push_back(root);
  EXPECT_EQ(rootFromProof(leaf, 5, 21, longer), std::nullopt);
  for (auto& hash : proof) {
    hash[7] ^= 1;
    EXPECT_NE(rootFromProof(leaf, 5, 21, proof), root);
    hash[7] ^= 1;
  }
}

TEST(Proof, OfWhatTheLogDoesNotHaveThereIsNone) {
  Folder folder;
  auto log = openLog(folder / "register", Store::Mode::create);
  ASSERT_TRUE(append(**log, 3));
  auto at = (*log)->store().readPoint();
  for (auto [position, size] : {std::pair<uint64_t, uint64_t>(0, 3), {4, 3}, {1, 4}, {4, 4}})
    EXPECT_EQ(inclusionProof(at, position, size).error().kind, ErrorKind::notFound);
}

}  // namespace
}  // namespace minuted::log
