// The names of enums, as in JSON and as words.
#include "base/enums.h"

#include <gtest/gtest.h>

#include "event.capnp.h"

namespace minuted {
namespace {

TEST(Enums, AreNamedAsTheSchemaNamesThemAndInWords) {
  EXPECT_EQ(enumerantName(schema::Role::SUPPORTING_OFFICER), "supportingOfficer");
  EXPECT_EQ(inWords(schema::Role::SUPPORTING_OFFICER), "supporting officer");
  EXPECT_EQ(enumerantName(static_cast<schema::Role>(999)), "");
}

TEST(Enums, AreFoundByEitherName) {
  EXPECT_EQ(enumNamed<schema::Role>("supportingOfficer"), schema::Role::SUPPORTING_OFFICER);
  EXPECT_EQ(enumNamed<schema::Role>("supporting officer"), schema::Role::SUPPORTING_OFFICER);
  EXPECT_EQ(enumNamed<schema::Role>("officer"), std::nullopt);
}

}  // namespace
}  // namespace minuted
