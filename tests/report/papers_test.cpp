// The papers for a meeting.
#include "report/papers.h"

#include "report/report_fixture.h"

namespace minuted::report {
namespace {

Document papers(Scenario& scenario, const char* meeting, OptionalDate on = {}, bool publicCopy = false) {
  PapersOptions options{.meeting = idOf(meeting), .on = on, .asOf = {}};
  auto document = must(papersOf(snapshotsOf(scenario, publicCopy), options));
  expectCited(document);
  return document;
}

const auto tenMay = dateOf(2025, 5, 10);

TEST(Papers, TellWhatBecameOfTheMeetingBefore) {
  auto scenario = given(customsHouse(false));
  auto text = proseOf(papers(scenario, "M-2", tenMay));
  EXPECT_THAT(text, AllOf(HasSubstr("Papers for the meeting on 15 May 2025"), HasSubstr("Asha Rao, Harbour Trust"),
                          HasSubstr("The group last met on 16 January 2025 (M-1). The minutes of that meeting are not "
                                    "agreed yet."),
                          HasSubstr("D-1: Buy a tide gauge"), HasSubstr("A-1: Order the gauge"),
                          HasSubstr("open, 10 days late"), HasSubstr("T-1: Gulls and chips (raised by City Council)")));
}

TEST(Papers, HaveTheFourTablesAndTheReviewsThatAreDue) {
  auto scenario = given(customsHouse(false));
  scenario.and_({"2025-05-02 actionExtensionRequested(action = A-3, party = O-2, due = 2025-06-30)"});
  auto text = proseOf(papers(scenario, "M-2", tenMay));
  EXPECT_THAT(
      text, AllOf(HasSubstr("### Outstanding (1)"), HasSubstr("### Extension requested (1)"), HasSubstr("### Live (1)"),
                  HasSubstr("### Completed (1)"), HasSubstr("painted blue (shown by: a photograph)"),
                  HasSubstr("more time asked for, until 30 June 2025"),
                  HasSubstr("Decisions to be reviewed by the day of the meeting")));
  auto earlier = markdownOf(papers(scenario, "M-2", dateOf(2025, 2, 1)));
  EXPECT_THAT(earlier, AllOf(HasSubstr("### Outstanding (0)"), HasSubstr("### Completed (0)")));
}

TEST(Papers, OfAMeetingThatWasHeldAreOfItsDay) {
  auto scenario = given(customsHouse(true));
  scenario.and_({"2025-06-01 actionClaimed(action = A-1, party = PE-2) note = \"it has come\""});
  auto held = markdownOf(papers(scenario, "M-2"));
  EXPECT_THAT(held, AllOf(HasSubstr("15 May 2025"), Not(HasSubstr("it has come")),
                          HasSubstr("agreed at M-2, 15 May 2025, as corrected")));
}

TEST(Papers, APublicCopyHasNothingConfidential) {
  auto scenario = given(customsHouse(true));
  for (auto on : {OptionalDate(tenMay), OptionalDate()}) {
    auto document = papers(scenario, "M-2", on, true);
    expectNothingConfidential(document);
    EXPECT_THAT(plainTextOf(document, 200),
                HasSubstr("This is a public copy: what is confidential in the register is left out."));
  }
  expectNothingConfidential(papers(scenario, "M-1", {}, true));
  EXPECT_THAT(proseOf(papers(scenario, "M-1")), HasSubstr("The customs house (confidential)"));
}

TEST(Papers, AreTheSameTwice) {
  auto scenario = given(customsHouse(true));
  EXPECT_EQ(markdownOf(papers(scenario, "M-2")), markdownOf(papers(scenario, "M-2")));
}

TEST(Papers, OfACancelledMeetingAreRefused) {
  auto scenario = given(customsHouse(false));
  scenario.and_({"2025-04-01 meetingCancelled(meeting = M-2)"});
  PapersOptions options{.meeting = idOf("M-2"), .on = {}, .asOf = {}};
  EXPECT_EQ(papersOf(snapshotsOf(scenario), options).error().kind, ErrorKind::refused);
  options.meeting = idOf("M-7");
  EXPECT_EQ(papersOf(snapshotsOf(scenario), options).error().kind, ErrorKind::notFound);
}

}  // namespace
}  // namespace minuted::report
