// The sheet about one partner.
#include "report/partner_sheet.h"

#include "report/report_fixture.h"

namespace minuted::report {
namespace {

Document sheet(Scenario& scenario, const char* party, bool publicCopy = false, OptionalDate from = {}) {
  auto to = dateOf(2025, 6, 30);
  auto snapshot = must(snapshotsOf(scenario, publicCopy)({.on = to, .asOf = {}}));
  auto document = must(partnerSheet(snapshot, {.party = idOf(party), .from = from, .to = to}));
  expectCited(document);
  return document;
}

Lines contributionLines() {
  auto lines = customsHouse(true);
  for (const char* line :
       {"2025-03-05 achievementTold(kind = output, group = G-2, partners = [O-2]) text = \"Forty lifebelts\"",
        "2025-03-06 fundingAwarded(pence = 150000, funder = O-1, group = G-2, match = [(partner = O-2, pence = "
        "50000)]) text = \"A new crane\"",
        "2025-04-01 actionRaised(owners = [(party = O-2)], group = G-2, kind = commitment) text = \"Fair pay\""})
    lines.emplace_back(line);
  return lines;
}

TEST(PartnerSheet, ReconcilesWhatAnOrganisationWasAsked) {
  auto scenario = given(contributionLines());
  auto text = proseOf(sheet(scenario, "O-2"));
  EXPECT_THAT(text, AllOf(HasSubstr("# City Council"), HasSubstr("Partner sheet, 1 July 2024 to 30 June 2025"),
                          HasSubstr("| **Open before 1 July 2024** | none |"), HasSubstr("| **+ raised** | 4 "),
                          HasSubstr("= open after 30 June 2025"), HasSubstr("A-1: Order the gauge"),
                          HasSubstr("open, 61 days late, carried forward once")));
}

TEST(PartnerSheet, TellsWhatItBroughtAndWhetherItWasThere) {
  auto scenario = given(contributionLines());
  auto text = proseOf(sheet(scenario, "O-2"));
  EXPECT_THAT(text, AllOf(HasSubstr("Tom Bell abstained: advice is to come"), HasSubstr("Forty lifebelts"),
                          HasSubstr("| matched | £500 |"), HasSubstr("### Commitments"), HasSubstr("Fair pay"),
                          HasSubstr("| **Steering Group** | 1 ")));
  auto trust = proseOf(sheet(scenario, "O-1"));
  EXPECT_THAT(trust, AllOf(HasSubstr("Asha Rao proposed it"), HasSubstr("| gave | £1,500 |"),
                           HasSubstr("painted blue (shown by: a photograph)"), Not(HasSubstr("Forty lifebelts"))));
}

TEST(PartnerSheet, OfAPersonTellsTheirActions) {
  auto scenario = given(contributionLines());
  auto text = proseOf(sheet(scenario, "PE-2"));
  EXPECT_THAT(text, AllOf(HasSubstr("# Tom Bell"), HasSubstr("counts for the organisation"),
                          HasSubstr("A-1: Order the gauge"), Not(HasSubstr("Find a quiet buyer"))));
}

TEST(PartnerSheet, CountsAnAbsenceOfAMember) {
  auto scenario = given(contributionLines());
  scenario.and_({"2025-05-15 attendanceRecorded(meeting = M-2, person = PE-1, organisation = O-1)"});
  EXPECT_THAT(plainTextOf(sheet(scenario, "O-2")), testing::ContainsRegex("Steering Group[^ ]* +2 +1 +– +1"));
}

TEST(PartnerSheet, APublicCopyHasNothingConfidential) {
  auto scenario = given(contributionLines());
  auto document = sheet(scenario, "O-2", true);
  expectNothingConfidential(document);
  EXPECT_THAT(plainTextOf(document, 200),
              AllOf(HasSubstr("This is a public copy: what is confidential in the register is left out."),
                    Not(HasSubstr("A-2"))));
  EXPECT_THAT(proseOf(sheet(scenario, "O-2")), HasSubstr("Find a quiet buyer"));
}

TEST(PartnerSheet, IsTheSameTwice) {
  auto scenario = given(contributionLines());
  EXPECT_EQ(markdownOf(sheet(scenario, "O-2")), markdownOf(sheet(scenario, "O-2")));
}

TEST(PartnerSheet, WithDatesTheWrongWayRoundIsRefused) {
  auto scenario = given(contributionLines());
  auto to = dateOf(2025, 6, 30);
  auto snapshot = scenario.snapshot({.on = to, .asOf = {}});
  auto made = partnerSheet(snapshot, {.party = idOf("O-2"), .from = dateOf(2025, 9, 1), .to = to});
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().kind, ErrorKind::usage);
}

}  // namespace
}  // namespace minuted::report
