// The digest of a file is of its bytes; the digest of its text ignores blank lines and repeated spaces.
#include "review/reading.h"

#include <gtest/gtest.h>

namespace minuted::review {
namespace {

TEST(Reading, TellsTheBytesOfTheFileFromTheTextInIt) {
  auto plain = readFile("AGREED: to go on.\n", "m.txt", {}, MINUTED_READER),
       spaced = readFile("\n\nAGREED:  to go on.\n", "m.txt", {}, MINUTED_READER);
  ASSERT_TRUE(plain && spaced);
  EXPECT_EQ(plain->fileDigest, sha256({"AGREED: to go on.\n"}));
  EXPECT_NE(plain->fileDigest, spaced->fileDigest);
  EXPECT_EQ(plain->textDigest, spaced->textDigest);
}

TEST(Reading, RefusesAFileWithoutWords) {
  auto empty = readFile("\n \n", "m.txt", {}, MINUTED_READER);
  ASSERT_FALSE(empty);
  EXPECT_EQ(empty.error().kind, ErrorKind::failed);
}

}  // namespace
}  // namespace minuted::review
