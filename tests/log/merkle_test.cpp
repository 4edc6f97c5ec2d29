// The tree of RFC 6962 over the log's records.
#include "log/merkle.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>

#include "log/record.h"

namespace minuted::log {
namespace {

Hash leafOf(BytesView data) { return sha256({BytesView("\0", 1), data}); }

// The definition of RFC 6962, section 2.1.
Hash naiveRoot(const std::vector<Hash>& leaves, size_t from, size_t count) {
  if (count == 0) return sha256({});
  if (count == 1) return leaves[from];
  size_t left = 1;
  while (left * 2 < count) left *= 2;
  return parentHash(naiveRoot(leaves, from, left), naiveRoot(leaves, from + left, count - left));
}

// The inputs of the usual test vectors for Certificate Transparency.
std::vector<Hash> wellKnownLeaves() {
  std::vector<Bytes> inputs = {"",
                               Bytes(1, '\0'),
                               "\x10",
                               "\x20\x21",
                               "\x30\x31",
                               "\x40\x41\x42\x43",
                               "\x50\x51\x52\x53\x54\x55\x56\x57",
                               "\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f"};
  std::vector<Hash> leaves;
  for (const auto& input : inputs) leaves.push_back(leafOf(input));
  return leaves;
}

TEST(Merkle, RootsOfTheWellKnownInputsAreTheWellKnownRoots) {
  const std::vector<std::string> roots = {"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                                          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                                          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                                          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                                          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                                          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                                          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                                          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                                          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};
  Edge edge;
  EXPECT_EQ(hex(view(edge.root())), roots[0]);
  for (const auto& leaf : wellKnownLeaves()) {
    edge.append(leaf, [](Node, const Hash&) {});
    EXPECT_EQ(hex(view(edge.root())), roots[edge.size()]);
  }
}

TEST(Merkle, EveryNodeIsCompletedOnceAndAnySizeCanBeLoadedAgain) {
  constexpr size_t count = 200;
  std::vector<Hash> leaves;
  std::map<Node, Hash> nodes;
  Edge edge;
  for (size_t i = 0; i < count; ++i) {
    leaves.push_back(leafOf(std::to_string(i)));
    edge.append(leaves.back(), [&](Node node, const Hash& hash) { EXPECT_TRUE(nodes.emplace(node, hash).second); });
  }
  for (uint64_t size = 0; size <= count; ++size) {
    auto loaded = Edge::load(
        size, [&](Node node) -> Result<Hash> { return node.level == 0 ? leaves.at(node.index) : nodes.at(node); });
    ASSERT_TRUE(loaded);
    EXPECT_EQ(loaded->size(), size);
    EXPECT_EQ(loaded->root(), naiveRoot(leaves, 0, size));
    if (size == count) continue;
    loaded->append(leaves[size], [&](Node node, const Hash& hash) { EXPECT_EQ(nodes.at(node), hash); });
    EXPECT_EQ(loaded->root(), naiveRoot(leaves, 0, size + 1));
  }
}

TEST(Merkle, LoadingPassesOnWhatCouldNotBeFetched) {
  auto loaded = Edge::load(3, [](Node node) -> Result<Hash> {
    if (node.level == 0) return fail(ErrorKind::integrity, "gone");
    return Hash{};
  });
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().message, "gone");
}

RC_GTEST_PROP(Merkle, RootsEqualThoseOfTheDefinition, (const std::vector<std::string>& inputs)) {
  std::vector<Hash> leaves;
  Edge edge;
  for (const auto& input : inputs) {
    leaves.push_back(leafOf(input));
    edge.append(leaves.back(), [](Node, const Hash&) {});
  }
  RC_ASSERT(edge.root() == naiveRoot(leaves, 0, leaves.size()));
}

}  // namespace
}  // namespace minuted::log
