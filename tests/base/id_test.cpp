// Ids of subjects, and references to them.
#include "base/id.h"

#include <capnp/schema.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

namespace minuted {
namespace {

TEST(References, ArePrefixAndNumber) {
  EXPECT_EQ(reference(Id(Kind::ACTION, 17)), "A-17");
  EXPECT_EQ(reference(Id(Kind::DECISION, 9)), "D-9");
  EXPECT_EQ(reference(Id(Kind::MEETING, 42)), "M-42");
  EXPECT_EQ(reference(Id(Kind::PRIORITY, 3)), "P-3");
  EXPECT_EQ(reference(Id(Kind::PERSON, 2'147'483'647)), "PE-2147483647");
}

TEST(References, OfNoSubjectAreEmpty) {
  EXPECT_EQ(reference(Id()), "");
  EXPECT_EQ(reference(Id(uint64_t{kindCount} << 32 | 1)), "") << "a kind that is yet to come";
}

TEST(References, EveryKindIsReadBackInEitherCase) {
  std::set<std::string> prefixes;
  for (uint32_t kind = 1; kind < kindCount; ++kind) {
    Id id(static_cast<Kind>(kind), 8);
    auto text = reference(id);
    EXPECT_EQ(parseReference(text), id) << text;
    for (char& c : text)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 'a' - 'A');
    EXPECT_EQ(parseReference(text), id) << text;
    EXPECT_TRUE(prefixes.insert(text).second) << text << " stands for two kinds";
  }
}

TEST(References, TheSchemaHasNoKindThatWeCannotName) {
  auto kinds = capnp::Schema::from<Kind>().getEnumerants();
  ASSERT_EQ(kinds.size(), kindCount);
  for (uint32_t kind = 1; kind < kindCount; ++kind)
    EXPECT_EQ(kindName(static_cast<Kind>(kind)), kinds[kind].getProto().getName().cStr());
}

TEST(References, WhatIsNoneIsRefused) {
  for (const char* text : {"",
                           "-",
                           "A",
                           "17",
                           "A17",
                           "-17",
                           "A-",
                           "A-0",
                           "A--1",
                           "A-+1",
                           "A- 1",
                           " A-1",
                           "A-1 ",
                           "A-1x",
                           "A-1.5",
                           "AA-1",
                           "X-1",
                           "A-2147483648",
                           "A-4294967296",
                           "A-99999999999999999999",
                           "nothing-1"})
    EXPECT_FALSE(parseReference(text)) << "'" << text << "'";
}

TEST(Ids, HoldKindAndNumber) {
  Id id(Kind::ACTION, 17);
  EXPECT_EQ(id.kind(), Kind::ACTION);
  EXPECT_EQ(id.number(), 17u);
  EXPECT_EQ(Id(id.value), id);
  EXPECT_TRUE(id);
  EXPECT_FALSE(Id());
}

TEST(Ids, OfAStepAreToldFromThoseOfTheRegister) {
  auto made = madeByStep(Kind::MEETING, 3);
  EXPECT_TRUE(isLocal(made));
  EXPECT_EQ(made.kind(), Kind::MEETING);
  EXPECT_EQ(made.number() - firstLocal, 3u);
  EXPECT_FALSE(isLocal(Id(Kind::MEETING, firstLocal - 1)));
}

}  // namespace
}  // namespace minuted
