// The items of the agenda: which headings are taken for items, and that other proposals stand under them.
#include "minutes/proposal_lines.h"

namespace minuted::minutes {
namespace {

TEST(AgendaRecogniser, TakesHeadingsThatAreNumberedInOrder) {
  const Example examples[]{
      {"1. Welcome and Apologies\n\n2. Matters arising\nprose\n3. Any other business",
       {"1. Welcome and Apologies", "2. Matters arising", "3. Any other business"}},
      {"1. Welcome\n2. Plans\nThe plan has steps:\n1. First\n4. Fourth\n3. Close",
       {"1. Welcome", "2. Plans", "3. Close"}},
      {"## 1. Welcome\n**2. Plans**\n3\\. Close", {"1. Welcome", "2. Plans", "3. Close"}},
      {"1. The treasurer reported a balance. It was noted.", {}},
      {"2022 was a good year", {}},
  };
  for (const auto& [text, lines] : examples) EXPECT_EQ(linesIn(schema::Proposal::ITEM, text), lines) << text;
}

TEST(AgendaRecogniser, TellsUnderWhichItemOtherProposalsStand) {
  auto reading = read("Group\n[Action – ask (Ann Lee)]\n1. Welcome\n2. Plans\nAGREED: to go on.", "m");
  for (auto proposal : reading->proposals()) {
    if (proposal.isAction()) {
      EXPECT_EQ(proposal.getAction().getItem(), 0);
    }
    if (proposal.isDecision()) {
      EXPECT_EQ(proposal.getDecision().getItem(), 2);
    }
  }
}

}  // namespace
}  // namespace minuted::minutes
