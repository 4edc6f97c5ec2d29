// Finding who proposed and who seconded a decision.
#include "minutes/decisions/movers.h"

#include <gtest/gtest.h>

namespace minuted::minutes {
namespace {

TEST(Movers, AreNamedInManyWays) {
  documents::Document document;
  Minutes minutes{.document = document,
                  .group = {},
                  .heldOn = {},
                  .people = {"Cllr Susan Brown", "Joe Kidman", "Tom Hay"},
                  .organisations = {},
                  .initials = {{"TH", "Tom Hay"}},
                  .items = {}};
  struct {
    std::string_view text;
    Movers movers;
  } const examples[]{
      {"RESOLVED to buy it, proposed by Cllr Brown and seconded by Joe Kidman.", {"Susan Brown", "Joe Kidman"}},
      {"Agreed (prop. TH, sec. Joe Kidman)", {"Tom Hay", "Joe Kidman"}},
      {"Joe Kidman proposed the budget and Tom Hay seconded it. Carried.", {"Joe Kidman", "Tom Hay"}},
      {"Proposer: Ann Lee Seconder: Tom Hay", {"Ann Lee", "Tom Hay"}},
      {"Moved: Joe Kidman, Seconded: Susan Brown", {"Joe Kidman", "Susan Brown"}},
      {"Proposed by Cllr Brown, all in favour", {"Susan Brown", ""}},
      {"It was proposed that the hall be let, and this was seconded.", {"", ""}},
      {"The proposed budget was agreed.", {"", ""}}};
  for (const auto& [text, movers] : examples) {
    auto found = moversIn(text, minutes);
    EXPECT_EQ(found.proposer, movers.proposer) << text;
    EXPECT_EQ(found.seconder, movers.seconder) << text;
  }
}

}  // namespace
}  // namespace minuted::minutes
