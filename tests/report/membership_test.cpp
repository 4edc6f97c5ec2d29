// What reports say of members: how many are recorded, and how many are presumed; never a number that rests on silence.
#include "report/papers.h"
#include "report/partner_sheet.h"
#include "report/report_fixture.h"

namespace minuted::report {
namespace {

const Lines& chaired() {
  static const auto lines =
      harbourAnd({"2025-01-02 registerOpened(partnership = G-1) name = \"Harbour Partnership\"",
                  "2025-01-02 appointmentMade(person = PE-1, organisation = O-1, group = G-2, role = chair)"});
  return lines;
}

// Tom Bell was listed for the council, and Lena Fry sent apologies.
Lines attended() {
  auto lines = chaired();
  for (const char* line : {"personEntered name = \"Lena Fry\"",
                           "2025-01-16 attendanceRecorded(meeting = M-1, person = PE-1, organisation = O-1)",
                           "2025-01-16 attendanceRecorded(meeting = M-1, person = PE-2, organisation = O-2)",
                           "2025-01-16 attendanceRecorded(meeting = M-1, person = PE-3, capacity = apologies)"})
    lines.emplace_back(line);
  return lines;
}

TEST(MembersInReports, AreSaidNotToBeRecordedWhereOnlyTheChairIs) {
  auto scenario = given(chaired());
  EXPECT_THAT(
      updateText(scenario, optionsTo("2025-03-31")),
      HasSubstr("The membership of its steering group on 31 March 2025 is not recorded, apart from who chairs it."));
  EXPECT_THAT(updateText(scenario, optionsTo("2024-03-31")),
              HasSubstr("No membership of its steering group on 31 March 2024 is recorded."));
}

TEST(MembersInReports, AreCountedAsRecordedAndAsPresumed) {
  auto scenario = given(attended());
  auto text = updateText(scenario, optionsTo("2025-03-31"));
  EXPECT_THAT(text, AllOf(HasSubstr("On 31 March 2025, 1 member of its steering group was recorded, who spoke for 1 "
                                    "organisation, and 2 presumed from attendance"),
                          HasSubstr("| presumed a member: listed at M-1 on 16 January 2025 | City Council |"),
                          HasSubstr("| **Tom Bell**"), HasSubstr("| chair | Harbour Trust |")));
}

TEST(MembersInReports, StandInThePapersOfTheNextMeeting) {
  auto scenario = given(attended());
  auto papers = must(papersOf(snapshotsOf(scenario), {.meeting = idOf("M-2"), .on = dateOf(2025, 5, 1)}));
  EXPECT_THAT(markdownOf(papers),
              AllOf(HasSubstr("| presumed a member: listed at M-1 on 16 January 2025 |"), HasSubstr("| **Lena Fry**")));
}

TEST(PartnerSheet, OfAPersonWhoSpeaksForAnOrganisationIsNoPartners) {
  auto scenario = given(attended());
  auto snapshot = scenario.snapshot({.on = dateOf(2025, 6, 30), .asOf = {}});
  auto options = PartnerOptions{.party = idOf("PE-2"), .from = {}, .to = dateOf(2025, 6, 30)};
  EXPECT_THAT(markdownOf(must(partnerSheet(snapshot, options))),
              AllOf(HasSubstr("Sheet of a person who speaks for City Council"),
                    HasSubstr("City Council (presumed from attendance)"), Not(HasSubstr("Partner sheet"))));
}

TEST(NamesInReports, AreThoseOfTheDay) {
  auto lines = attended();
  for (const char* line :
       {"2025-01-16 decisionRecorded(group = G-2, meeting = M-1, proposer = PE-2) text = \"Light the path\"",
        "2025-02-01 renamed(subject = PE-2) name = \"Tom Ash\"",
        "2025-02-01 renamed(subject = G-2) name = \"Harbour Board\""})
    lines.emplace_back(line);
  auto scenario = given(lines);
  auto snapshot = scenario.snapshot({.on = dateOf(2025, 6, 30), .asOf = {}});
  auto options = PartnerOptions{.party = idOf("O-2"), .from = {}, .to = dateOf(2025, 6, 30)};
  EXPECT_THAT(markdownOf(must(partnerSheet(snapshot, options))), HasSubstr("Tom Bell proposed it"));
  auto update = updateText(scenario, optionsTo("2025-03-31"));
  EXPECT_THAT(update, AllOf(HasSubstr("Members of Harbour Board on 31 March 2025"), HasSubstr("| **Tom Ash** |")));
}

}  // namespace
}  // namespace minuted::report
