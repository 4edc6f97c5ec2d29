// Hashes, hexadecimal digits, and numbers in keys.
#include "base/bytes.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace minuted {
namespace {

Bytes bigEndian(uint64_t value) {
  Bytes bytes;
  appendU64(bytes, value);
  return bytes;
}

TEST(BigEndian, MostSignificantByteFirst) {
  Bytes bytes;
  appendU16(bytes, 0x0102);
  appendU32(bytes, 0x03040506);
  appendU64(bytes, 0x0708090a0b0c0d0e);
  EXPECT_EQ(hex(bytes), "0102030405060708090a0b0c0d0e");
}

TEST(BigEndian, NeedsEightBytes) {
  EXPECT_EQ(readU64(BytesView("\0\0\0\0\0\0\x01\x02more", 12)), 258u);
  EXPECT_DEATH(readU64("seven b"), "broken invariant");
}

RC_GTEST_PROP(BigEndian, IsReadBackAndSortsAsNumbersDo, (uint64_t a, uint64_t b)) {
  RC_ASSERT(readU64(bigEndian(a)) == a);
  RC_ASSERT((bigEndian(a) < bigEndian(b)) == (a < b));
}

TEST(Sha256, IsThatOfTheStandard) {
  // The examples of FIPS 180-2: "abc", and the empty message.
  EXPECT_EQ(hex(view(sha256({"abc"}))), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(hex(view(sha256({}))), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Sha256, IsOfThePartsOneAfterTheOther) {
  EXPECT_EQ(sha256({"a", "", "bc"}), sha256({"abc"}));
  EXPECT_EQ(sha256({"abc"}), sha256({"abc"})) << "nothing is left over from the last one";
}

TEST(Hex, IsLowerCase) { EXPECT_EQ(hex(BytesView("\x00\x7f\xff", 3)), "007fff"); }

TEST(RandomBytes, AreAsManyAsAskedForAndNotTheSame) {
  EXPECT_EQ(randomBytes(0).size(), 0u);
  EXPECT_EQ(randomBytes(32).size(), 32u);
  EXPECT_NE(randomBytes(32), randomBytes(32));
}

}  // namespace
}  // namespace minuted
