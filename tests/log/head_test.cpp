// The head file: two slots written in turn, of which a torn write leaves one.
#include "log/head.h"

#include "log/folder.h"

namespace minuted::log {
namespace {

Hash rootOf(uint64_t size) { return sha256({std::to_string(size)}); }

class HeadTest : public testing::Test {
 protected:
  // Three heads: of sequence 1 (size 0), 2 (size 10) and 3 (size 20).
  void SetUp() override {
    auto made = HeadFile::create(file_);
    ASSERT_TRUE(made) << messageOf(made);
    EXPECT_EQ(made->head(), (Head{1, 0, emptyRoot()}));
    for (uint64_t size : {10, 20}) ASSERT_TRUE(made->write(size, rootOf(size)));
  }
  void damageSlot(size_t slot) { flipBit(file_, slot * 512 + 30); }

  Folder folder_;
  std::filesystem::path file_ = folder_ / "head";
};

TEST_F(HeadTest, TheNewestIsRead) {
  auto head = HeadFile::open(file_, false);
  ASSERT_TRUE(head);
  EXPECT_EQ(head->head(), (Head{3, 20, rootOf(20)}));
  EXPECT_EQ(std::filesystem::file_size(file_), 1024);
}

TEST_F(HeadTest, BytesAreAsDocumented) {
  auto slot = contentOf(file_).substr(512, 512);  // sequence 3
  auto begin = Bytes("MINUTEDH") + Bytes("\0\0\0\1\0\0\0\0\0\0\0\3\0\0\0\0\0\0\0\24", 20) + Bytes(view(rootOf(20)));
  EXPECT_EQ(slot.substr(0, 60), begin);
  EXPECT_EQ(slot.substr(60, 32), view(sha256({begin})));
  EXPECT_EQ(slot.substr(92), Bytes(420, '\0'));
}

TEST_F(HeadTest, ATornNewestSlotLeavesTheOneBefore) {
  damageSlot(1);
  auto head = HeadFile::open(file_, true);
  ASSERT_TRUE(head);
  EXPECT_EQ(head->head(), (Head{2, 10, rootOf(10)}));
  ASSERT_TRUE(head->write(20, rootOf(20)));
  EXPECT_EQ(HeadFile::open(file_, false)->head(), (Head{3, 20, rootOf(20)}));
}

TEST_F(HeadTest, ADamagedOlderSlotDoesNotMatter) {
  damageSlot(0);
  EXPECT_EQ(HeadFile::open(file_, false)->head().sequence, 3);
}

TEST_F(HeadTest, BothDamagedIsAnIntegrityError) {
  damageSlot(0);
  damageSlot(1);
  auto head = HeadFile::open(file_, false);
  ASSERT_FALSE(head);
  EXPECT_EQ(head.error().kind, ErrorKind::integrity);
  EXPECT_THAT(head.error().message, testing::HasSubstr("backup"));
}

TEST_F(HeadTest, ASlotCopiedIntoTheOtherPlaceIsNotTakenForAHead) {
  auto content = contentOf(file_);
  writeContent(file_, content.substr(512) + Bytes(512, '\0'));
  EXPECT_FALSE(HeadFile::open(file_, false));
}

TEST_F(HeadTest, CutShortOrEmptyIsAnIntegrityError) {
  for (size_t size : {0, 100, 511}) {
    writeContent(file_, contentOf(file_).substr(0, size));
    auto head = HeadFile::open(file_, false);
    ASSERT_FALSE(head);
    EXPECT_EQ(head.error().kind, ErrorKind::integrity);
  }
}

TEST_F(HeadTest, MissingIsAnIntegrityError) {
  std::filesystem::remove(file_);
  auto head = HeadFile::open(file_, false);
  ASSERT_FALSE(head);
  EXPECT_EQ(head.error().kind, ErrorKind::integrity);
  EXPECT_THAT(head.error().message, testing::HasSubstr("missing"));
}

TEST_F(HeadTest, AnExistingOneIsNotOverwritten) { EXPECT_FALSE(HeadFile::create(file_)); }

}  // namespace
}  // namespace minuted::log
