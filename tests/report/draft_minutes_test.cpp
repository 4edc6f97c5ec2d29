// The minutes of a meeting, made from what was recorded at it.
#include "report/draft_minutes.h"

#include "report/report_fixture.h"

namespace minuted::report {
namespace {

Document minutes(Scenario& scenario, const char* meeting, bool publicCopy = false) {
  auto document = must(minutesOf(must(snapshotsOf(scenario, publicCopy)({})), idOf(meeting)));
  expectCited(document);
  return document;
}

TEST(DraftMinutes, TellWhoWasThereWithTheChairFirst) {
  auto scenario = given(customsHouse(false));
  auto text = plainTextOf(minutes(scenario, "M-1"));
  EXPECT_THAT(text, AllOf(HasSubstr("Asha Rao, Harbour Trust (chair)"), HasSubstr("(left at item 3)"),
                          HasSubstr("Sam Lee, Harbour Trust (for Ida Moss; arrived at item 2)"),
                          HasSubstr("Ida Moss, Harbour Trust")));
  EXPECT_LT(text.find("Asha Rao"), text.find("Tom Bell"));
}

TEST(DraftMinutes, TellItemByItemWhatWasDecidedAndAsked) {
  auto scenario = given(customsHouse(false));
  auto text = proseOf(minutes(scenario, "M-1"));
  EXPECT_THAT(text, AllOf(HasSubstr("## 2. The tide gauge"), HasSubstr("Approved (D-1): Buy a tide gauge."),
                          HasSubstr("Proposed by Asha Rao, seconded by Sam Lee."),
                          HasSubstr("Tom Bell (City Council) abstained: advice is to come."),
                          HasSubstr("Action A-1: Order the gauge. Owner: Tom Bell (City Council). Due: 30 April 2025."),
                          HasSubstr("## Action list")));
  EXPECT_LT(text.find("## 2. The tide gauge"), text.find("Approved (D-1)"));
  EXPECT_LT(text.find("Approved (D-1)"), text.find("## 3. The customs house"));
  EXPECT_LT(text.find("## Also recorded at the meeting"), text.find("Action A-4: Paint the railings"));
  auto list = text.substr(text.find("## Action list"));  // in the order of the items, and at the end those of none
  EXPECT_LT(list.find("| A-1: "), list.find("| A-4: Paint the railings"));
}

TEST(DraftMinutes, ReadAsTheAmendmentsThatWereTakenUp) {
  auto scenario = given(customsHouse(false));
  scenario.and_({"2025-01-16 discussionNoted(meeting = M-1, agendaItem = 2) text = \"He told of 21 floods.\"",
                 "2025-01-20 amendmentProposed(meeting = M-1, party = PE-1, agendaItem = 2) text = \"12 floods\" "
                 "quote = \"21 floods\"",
                 "2025-01-20 amendmentProposed(meeting = M-1, party = PE-2, agendaItem = 2) text = \"It rained\"",
                 "2025-01-20 amendmentProposed(meeting = M-1, party = PE-2) text = \"1950\" quote = \"1905\""});
  auto before = proseOf(minutes(scenario, "M-1"));
  EXPECT_THAT(before, AllOf(HasSubstr("He told of 21 floods."), HasSubstr("Amendments proposed"),
                            HasSubstr("'21 floods' should read '12 floods'"), HasSubstr("add 'It rained'")));
  scenario.and_({"2025-01-21 amendmentAnswered(meeting = M-1, amendment = 1, agendaItem = 2, takenUp = true)",
                 "2025-01-21 amendmentAnswered(meeting = M-1, amendment = 2, agendaItem = 2, takenUp = true)",
                 "2025-01-21 amendmentAnswered(meeting = M-1, amendment = 3, takenUp = true)"});
  auto after = proseOf(minutes(scenario, "M-1"));
  after.resize(after.find("## Sources"));  // where the events say what was noted
  EXPECT_THAT(after,
              AllOf(HasSubstr("He told of 12 floods."), HasSubstr("It rained."), HasSubstr("For '1905' read '1950'."),
                    Not(HasSubstr("21 floods")), Not(HasSubstr("Amendments proposed"))));
}

TEST(DraftMinutes, SayWhetherThereWasAQuorum) {
  auto scenario = given(customsHouse(false));
  EXPECT_THAT(plainTextOf(minutes(scenario, "M-1"), 200), Not(HasSubstr("quorum")));
  scenario.and_({"2024-01-01 quorumSet(group = G-2, present = 9)"});
  EXPECT_THAT(plainTextOf(minutes(scenario, "M-1"), 200),
              HasSubstr("members were there, and 9 are needed: there was no quorum."));
}

TEST(DraftMinutes, AreADraftUntilALaterMeetingAgreesThem) {
  auto scenario = given(customsHouse(false));
  auto draft = minutes(scenario, "M-1");
  EXPECT_EQ(draft.subtitle, "Draft minutes of the meeting on 16 January 2025");
  auto after = given(customsHouse(true));
  auto agreed = minutes(after, "M-1");
  EXPECT_EQ(agreed.subtitle, "Minutes of the meeting on 16 January 2025");
  EXPECT_THAT(plainTextOf(agreed), AllOf(HasSubstr("Agreed at M-2, 15 May 2025, as corrected"),
                                         HasSubstr("'Ida Moss' should read 'Ida Moss, Lee & Moss' (M-2, 15 May 2025)"),
                                         HasSubstr("15 May 2025 (M-2)")));
  auto before = must(minutesOf(scenario.snapshot({.on = dateOf(2025, 2, 1), .asOf = {}}), idOf("M-1")));
  EXPECT_EQ(before.subtitle, draft.subtitle);
}

TEST(DraftMinutes, TellWhatWasSaidOfOlderActionsAndMinutes) {
  auto scenario = given(customsHouse(true));
  auto text = plainTextOf(minutes(scenario, "M-2"), 200);
  EXPECT_THAT(text, AllOf(HasSubstr("The minutes of the meeting on 16 January 2025 (M-1) were agreed as corrected."),
                          HasSubstr("Action A-1, 'Order the gauge': carried forward: the maker is late."),
                          HasSubstr("Action A-4, 'Paint the railings': closed.")));
}

TEST(DraftMinutes, APublicCopyHasNothingConfidential) {
  auto scenario = given(customsHouse(true));
  for (const char* meeting : {"M-1", "M-2"}) expectNothingConfidential(minutes(scenario, meeting, true));
  auto text = plainTextOf(minutes(scenario, "M-1", true), 200);
  EXPECT_THAT(text, AllOf(HasSubstr("This is a public copy: what is confidential in the register is left out."),
                          HasSubstr("Order the gauge")));
  EXPECT_THAT(plainTextOf(minutes(scenario, "M-1")), AllOf(HasSubstr("The customs house"), HasSubstr("quiet buyer")));
}

TEST(DraftMinutes, AreTheSameTwice) {
  auto scenario = given(customsHouse(true));
  EXPECT_EQ(markdownOf(minutes(scenario, "M-1")), markdownOf(minutes(scenario, "M-1")));
}

TEST(DraftMinutes, OfAMeetingThatWasNotHeldAreRefused) {
  auto scenario = given(customsHouse(false));
  auto planned = minutesOf(scenario.snapshot(), idOf("M-2"));
  ASSERT_FALSE(planned);
  EXPECT_EQ(planned.error().kind, ErrorKind::refused);
  EXPECT_THAT(planned.error().message, HasSubstr("M-2 has not been held"));
  EXPECT_EQ(minutesOf(scenario.snapshot(), idOf("M-9")).error().kind, ErrorKind::notFound);
  auto bare = given(world::harbour());
  EXPECT_THAT(minutesOf(bare.snapshot(), idOf("M-1")).error().message, HasSubstr("Nothing is recorded of M-1"));
}

}  // namespace
}  // namespace minuted::report
