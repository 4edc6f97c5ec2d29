// That those who are listed are members of the group is proposed once, last, and by the numbers of their attendance;
// and for whom a name says that somebody speaks.
#include "minutes/language/mandate.h"
#include "minutes/proposal_lines.h"

namespace minuted::minutes {
namespace {

using schema::Proposal;

TEST(Members, AreThoseListedWhoDoNotOnlyLookOnOrHelp) {
  auto reading = read(
      "Harbour Board\nMinutes of the meeting held on 15 January 2024\n\nPresent:\n"
      "Ann Lee, Hub (Chair)\nKit Ash, Dune Council\nTom Oak (supporting officer)\n\n"
      "Apologies:\nJo Kidd, Bus Company\n\n1. Lights\nAGREED: to buy ten lamps.\n",
      "minutes.txt");
  ASSERT_TRUE(reading);
  auto proposals = reading->proposals();
  auto last = proposals[proposals.size() - 1];
  EXPECT_EQ(lineOf(last), "members: 2 Ann Lee | Hub; 3 Kit Ash | Dune Council; 5 Jo Kidd | Bus Company");
  EXPECT_EQ(last.getNumber(), proposals.size());
  EXPECT_EQ(last.getLine(), proposals[1].getLine());
  for (auto each : last.getMembers().getPeople()) {
    auto attendance = proposals[each.getAttendance() - 1u];
    ASSERT_TRUE(attendance.isAttendance());
    EXPECT_STREQ(attendance.getAttendance().getName().cStr(), each.getName().cStr());
  }
}

TEST(Members, AreNotProposedWhereNobodyIsListed) {
  EXPECT_EQ(linesIn(Proposal::MEMBERS, "Harbour Board\nMinutes of 15 January 2024\n\nAGREED: to buy ten lamps.\n"),
            Lines());
}

TEST(Mandate, IsSaidInBracketsBehindAName) {
  struct {
    std::string_view text, person, organisation;
  } const examples[]{{"Rachel Patel (Thames Valley Police)", "Rachel Patel", "Thames Valley Police"},
                     {"Ann Lee (Hub)", "Ann Lee", "Hub"},
                     {"Cllr Tom Oak (Dune Council)", "Cllr Tom Oak", "Dune Council"},
                     {"Ann Lee (Chair)", "", ""},
                     {"Ann Lee (AL)", "", ""},
                     {"Ann Lee", "", ""},
                     {"(Thames Valley Police)", "", ""},
                     {"Ann Lee (", "", ""},
                     {"Ann Lee ()", "", ""}};
  for (const auto& [text, person, organisation] : examples) {
    auto said = splitMandate(text);
    EXPECT_EQ(said ? said->person : "", person) << text;
    EXPECT_EQ(said ? said->organisation : "", organisation) << text;
  }
}

}  // namespace
}  // namespace minuted::minutes
