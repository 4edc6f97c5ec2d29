// The annual update: its text for a known history, and properties that hold for random histories.
#include "report/annual.h"

#include <fmt/format.h>
#include <set>

#include "documents/reader_process.h"
#include "report/checking/claims.h"
#include "report/report_fixture.h"
#include "world/history.h"
#include "world/property.h"

namespace minuted::report {
namespace {

const Lines& yearLines() {
  static const auto lines = harbourAnd({
      "2003 groupFounded(group = G-1)",
      "2024-05-01 profileSet(group = G-1, part = vision) text = \"A harbour for all.\"",
      "2024-05-01 profileSet(group = G-1, part = aims) text = \"Light the path; mend the wall\"",
      "2024-06-01 appointmentMade(person = PE-1, organisation = O-1, group = G-2, role = interimChair)",
      "2024-11-01 appointmentEnded(appointment = AP-1)",
      "2024-11-01 appointmentMade(person = PE-2, organisation = O-2, group = G-2, role = chair)",
      "2025-01-16 decisionRecorded(kind = approved, group = G-2, meeting = M-1) text = \"To light the path\"",
      "2025-01-16 actionRaised(owners = [(party = O-1)], group = G-2, meeting = M-1, due = 2025-02-28) text = \"Buy "
      "lamps\"",
      "2025-01-16 actionRaised(owners = [(party = O-2)], group = G-2, meeting = M-1) text = \"Ask the county\"",
      "2025-02-20 actionClaimed(action = A-1, party = O-1) note = \"Twelve lamps bought\"",
      "2025-03-20 actionClosed(action = A-1)",
      "2025-03-01 achievementTold(kind = impact, group = G-2) text = \"People walk at night\"",
      "2025-03-02 fundingAwarded(pence = 7500000, funder = O-2, group = G-2) text = \"lamps\"",
      "2024-04-01 prioritySet(group = G-2, from = 2024-04-01, until = 2025-03-31, number = 1) text = \"Light\"",
      "2024-04-01 prioritySet(group = G-2, from = 2024-04-01, until = 2025-03-31, number = 2) text = \"Walls\"",
      "2025-02-01 priorityReported(priority = P-1) note = \"lamps stand\"",
  });
  return lines;
}

TEST(AnnualUpdate, TellsTheYearInTheFormThatACouncilIsUsedTo) {
  auto scenario = given(yearLines());
  auto text = updateText(scenario, optionsTo("2025-03-31"));
  for (const char* heading :
       {"## Summary and recommendations", "## Introduction and background", "## Vision", "## Aims", "## Steering group",
        "## Activity and achievements", "## Accountability", "## Impact", "## Priorities", "## Decisions taken",
        "## Forward plan", "## Appendix 1: Membership", "## Appendix 2: Actions counted", "## Appendix 3: Sources"})
    EXPECT_THAT(text, HasSubstr(std::string(heading) + "\n"));
  for (const char* sentence :
       {"Harbour Partnership was founded in 2003.", "A harbour for all.", "- Light the path\n", "- Mend the wall\n",
        "Asha Rao, Harbour Trust was interim chair from 1 June 2024 until 1 November 2024.",
        "Tom Bell, City Council has been chair since 1 November 2024."})
    EXPECT_THAT(text, HasSubstr(sentence));
  EXPECT_THAT(text, HasSubstr("set 2 priorities for the period; 1 was reported on and 1 was not."));
  EXPECT_THAT(text, HasSubstr("| D-1: To light the path "));
  EXPECT_THAT(text, HasSubstr("Twelve lamps bought"));
  EXPECT_THAT(text, HasSubstr("£75,000"));
  EXPECT_THAT(text,
              HasSubstr("No action was open before 1 April 2024; 2 were raised; 1 was closed; 1 was open after 31 "
                        "March 2025."));
  EXPECT_THAT(text, HasSubstr("| A-2: Ask the county "));
}

TEST(AnnualUpdate, WithoutAFirstDayIsOfTheYearBefore) {
  EXPECT_EQ(isoDate(yearBefore(*parseDate("2023-03-31"))), "2022-04-01");
  EXPECT_EQ(isoDate(yearBefore(*parseDate("2024-02-29"))), "2023-03-01");
  EXPECT_EQ(isoDate(yearBefore(*parseDate("2022-12-31"))), "2022-01-01");
  auto scenario = given(yearLines());
  EXPECT_THAT(updateText(scenario, optionsTo("2025-03")), HasSubstr("Annual update, April 2024 to March 2025"));
}

TEST(AnnualUpdate, OfAPeriodInWhichNothingHappenedSaysSo) {
  auto scenario = given(yearLines());
  auto text = updateText(scenario, optionsTo("2002-12-31"));
  EXPECT_THAT(text, HasSubstr("No meeting held in the period is recorded, and no decision."));
  EXPECT_THAT(text, HasSubstr("No decision taken in the period is recorded."));
}

TEST(AnnualUpdate, OfASubGroupIsOfThatGroupAlone) {
  auto scenario = given(yearLines());
  auto options = optionsTo("2025-03-31");
  options.group = idOf("G-2");
  auto text = updateText(scenario, options);
  EXPECT_THAT(text, AllOf(HasSubstr("# Steering Group\n"), HasSubstr("To light the path")));
  EXPECT_THAT(text, Not(HasSubstr("founded in 2003")));
}

TEST(AnnualUpdate, DatesTheWrongWayRoundAreRefused) {
  auto scenario = given(yearLines());
  auto made = annualUpdate([&](const engine::Times& times) { return (*scenario)->snapshot(times); },
                           optionsTo("2025-03-31", "2025-04-01"));
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().message, "1 April 2025 comes after 31 March 2025: say --from and --to the other way round.");
}

TEST(AnnualUpdate, APublicCopyHasNoConfidentialWordAnywhereAndSaysThatItIsOne) {
  auto scenario = given(yearLines());
  scenario.and_({
      "2025-01-20 actionRaised(owners = [(party = O-1)], group = G-2, confidential = true) text = \"Sue the builder\"",
      "2025-01-20 actionRaised(owners = [(party = O-1)], group = G-2, confidential = true) text = \"Hush it up\"",
      "2025-02-20 actionClosed(action = A-4) note = \"hushed\"",
      "2025-01-20 decisionRecorded(kind = agreed, group = G-2, confidential = true) text = \"To sell the quay\"",
      "2025-01-16 agendaItemAdded(meeting = M-1, kind = topic, confidential = true) text = \"The quay's price\"",
  });
  auto options = optionsTo("2025-03-31");
  auto fullText = updateText(scenario, options);
  auto document = updateOf(*scenario, options, true);
  for (const char* secret : {"Sue the builder", "Hush it up", "hushed", "To sell the quay", "The quay's price"}) {
    EXPECT_THAT(fullText, HasSubstr(secret));
    EXPECT_THAT(proseOf(document), Not(HasSubstr(secret)));
    EXPECT_THAT(htmlOf(document, {}), Not(HasSubstr(secret)));
    EXPECT_THAT(plainTextOf(document, 500), Not(HasSubstr(secret)));
  }
  EXPECT_THAT(proseOf(document), AllOf(HasSubstr("This is a public copy: what is confidential in the register is "
                                                 "left out."),
                                       HasSubstr("(public copy)"), Not(HasSubstr("A-4"))));
}

TEST(AnnualUpdate, WhatBecameConfidentialAfterItsPeriodIsLeftOutOfAPublicCopyToo) {
  auto scenario = given(yearLines());
  scenario.and_({
      "2025-06-01 agendaItemAdded(meeting = M-1, number = 4, confidential = true) text = \"Staff\"",
      "2025-01-16 decisionRecorded(kind = agreed, group = G-2, meeting = M-1, item = 4) text = \"To let Sam go\"",
  });
  auto options = optionsTo("2025-03-31");
  EXPECT_THAT(updateText(scenario, options), HasSubstr("To let Sam go"));
  EXPECT_THAT(proseOf(updateOf(*scenario, options, true)), Not(HasSubstr("To let Sam go")));
}

TEST(AnnualUpdate, CountsWhatAGroupThatEndedBeforeItHasLeftOpen) {
  auto scenario = given(yearLines());
  scenario.and_({
      "groupEntered(parent = G-1) name = \"Old Board\"",
      "2025-02-01 actionRaised(owners = [(party = O-1)], group = G-3) text = \"Hand the keys back\"",
      "2025-03-01 groupEnded(group = G-3)",
  });
  EXPECT_THAT(updateText(scenario, optionsTo("2025-03-31")), HasSubstr("2 were open after 31 March 2025."));
  EXPECT_THAT(updateText(scenario, optionsTo("2025-06-30", "2025-04-01")),
              HasSubstr("2 actions were open before 1 April 2025;"));
}

TEST(AnnualUpdate, CoversOtherTopicsThoughNoMeetingIsKnown) {
  auto scenario = given(yearLines());
  scenario.and_({"2024-05-01 topicRaised(group = G-2) text = \"Homes for guests\"",
                 "2024-05-01 topicRaised(group = G-2) text = \"Night buses\"", "2024-06 topicCovered(topic = T-1)"});
  auto text = updateText(scenario, optionsTo("2025-03-31"));
  EXPECT_THAT(text, HasSubstr("| Homes for guests | Steering Group |"));
  EXPECT_THAT(text, AllOf(HasSubstr("- Night buses (Steering Group)"), Not(HasSubstr("| Night buses"))));
}

// What nobody has said is not claimed: such sections have a place for words in a draft, and else do not exist.
TEST(AnnualUpdate, ClaimsNothingThatNobodyWrote) {
  auto scenario = given(yearLines());
  auto options = optionsTo("2025-03-31");
  auto text = updateText(scenario, options);
  for (const char* claim : {"Legal implications", "Equalities", "Level of risk", "asks for no money", "Key decision"})
    EXPECT_THAT(text, Not(HasSubstr(claim)));
  options.draft = true;
  EXPECT_THAT(updateText(scenario, options), AllOf(HasSubstr("[Your words: legal]"), HasSubstr("[Your words: author]"),
                                                   HasSubstr("[Your words: cover]")));
  scenario.and_({"reportBegun(group = G-1, from = 2024-04-01, until = 2025-03-31)",
                 "narrativeWritten(report = RP-1, section = \"legal\") text = \"None.\"",
                 "narrativeWritten(report = RP-1, section = \"cover\") text = \"Cabinet member: Ann Lee, Leader\""});
  options.draft = false;
  EXPECT_THAT(updateText(scenario, options), AllOf(HasSubstr("## Legal implications\n\nNone.\n"),
                                                   HasSubstr("| **Cabinet member** | Ann Lee, Leader |")));
}

TEST(AnnualUpdate, ListsOnItsCoverTheAppendicesThatItHas) {
  auto scenario = given(yearLines());
  auto text = updateText(scenario, optionsTo("2025-03-31"));
  EXPECT_THAT(text, AllOf(HasSubstr("| **Appendix 1** | [Membership](#members) |"),
                          HasSubstr("| **Appendix 3** | [Sources](#sources) |")));
  // Without members, actions and sources there is none.
  EXPECT_THAT(updateText(scenario, optionsTo("2002-12-31")), Not(HasSubstr("Appendix")));
}

// The note of an extension is no outcome, and a closing says more than nothing.
TEST(AnnualUpdate, TellsAsOutcomeWhatTheClaimOrTheClosingSaid) {
  auto scenario = given(yearLines());
  scenario.and_({"2025-02-25 actionDueChanged(action = A-2, due = 2025-06-30) note = \"until the clerk is back\"",
                 "2025-03-21 actionClosed(action = A-2) note = \"the county agrees\""});
  auto text = updateText(scenario, optionsTo("2025-03-31"));
  EXPECT_THAT(text, HasSubstr("| the county agrees |"));
  auto activity = text.substr(text.find("## Activity"), text.find("## Accountability") - text.find("## Activity"));
  EXPECT_THAT(activity, Not(HasSubstr("until the clerk is back")));
}

// --- Narratives ---

const Lines& narrativeLines() {
  static const auto lines = [] {
    auto all = yearLines();
    all.insert(
        all.end(),
        {"reportBegun(group = G-1, from = 2024-04-01, until = 2025-03-31)",
         "narrativeWritten(report = RP-1, section = \"introduction\") text = \"A year of light.\n- lamps\n- paint\"",
         "narrativeWritten(report = RP-1, section = \"activity\", about = G-2) text = \"We are proud of the lamps.\""});
    return all;
  }();
  return lines;
}

TEST(Narratives, StandInTheirSectionsWithWhoWroteThemAndAreCountedApart) {
  auto scenario = given(narrativeLines());
  auto document = updateOf(*scenario, optionsTo("2025-03-31"));
  auto text = proseOf(document);
  EXPECT_THAT(text, HasSubstr("A year of light.\n\n- lamps\n- paint\n"));
  EXPECT_THAT(text, HasSubstr("We are proud of the lamps."));
  EXPECT_THAT(text, HasSubstr("Written by Officer on "));
  auto shares = sharesOf(document);
  EXPECT_EQ(shares.narrative, 12u);
  EXPECT_GT(shares.computed, 100u);
  EXPECT_THAT(text, HasSubstr(" % written by a person and "));
}

TEST(Narratives, OfAnotherPeriodOrGroupStandElsewhere) {
  auto scenario = given(narrativeLines());
  EXPECT_THAT(updateText(scenario, optionsTo("2024-03-31")), Not(HasSubstr("A year of light.")));
  auto options = optionsTo("2025-03-31");
  options.group = idOf("G-2");
  EXPECT_THAT(updateText(scenario, options), Not(HasSubstr("A year of light.")));
}

// --- Restated figures ---

TEST(Restated, WhatWasLearnedSinceTheUpdateBeforeIsShown) {
  auto scenario = given(yearLines());
  auto size = scenario.size();
  scenario.and_({"reportBegun(group = G-1, from = 2024-04-01, until = 2025-03-31)",
                 fmt::format("reportPublished(report = RP-1, size = {})", size)});
  EXPECT_THAT(updateText(scenario, optionsTo("2025-06-30", "2025-04-01")),
              HasSubstr("Nothing that the update before said of the actions open on 31 March 2025 has changed."));
  scenario.and_({"2025-02-10 actionRaised(owners = [(party = O-1)], group = G-2) text = \"Found in an old notebook\""});
  auto text = updateText(scenario, optionsTo("2025-06-30", "2025-04-01"));
  EXPECT_THAT(text, HasSubstr("Open on 31 March 2025: as published, and as known now"));
  EXPECT_THAT(text, HasSubstr("| **Steering Group** | 1 | 2 "));
  EXPECT_THAT(text, HasSubstr("| +1 | A-3 |"));
}

TEST(Restated, WithoutAnEarlierUpdateNothingIsSaid) {
  auto scenario = given(yearLines());
  EXPECT_THAT(updateText(scenario, optionsTo("2025-03-31")), Not(HasSubstr("Restated")));
}

// --- Properties of random histories ---

template <typename Visitor>
void forEachComputed(const Document& document, const Visitor& visit) {
  for (const auto& block : document.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block); paragraph && paragraph->origin == Origin::computed)
      visit(paragraph->text.text, paragraph->text.cites, paragraph->text.text.starts_with("No "));
    if (const auto* list = std::get_if<List>(&block); list && list->origin == Origin::computed)
      for (const auto& item : list->items) visit(item.text, item.cites, false);
    if (const auto* table = std::get_if<Table>(&block); table && table->origin == Origin::computed)
      for (const auto& row : table->rows) {
        Citations cites;
        std::string text;
        bool isEmpty = true;  // all its values are 0 or empty
        for (size_t i = 0; i < row.cells.size(); ++i) {
          cites.insert(cites.end(), row.cells[i].cites.begin(), row.cells[i].cites.end());
          text += row.cells[i].text + " | ";
          isEmpty = isEmpty &&
                    (i == 0 || row.cells[i].text == "–" || row.cells[i].text == "none" || row.cells[i].text.empty());
        }
        bool source = row.anchor.starts_with("event-");
        visit(text, cites, isEmpty || source || row.isTotal);
      }
    if (const auto* figure = std::get_if<Figure>(&block)) visit(figure->caption, figure->cites, false);
  }
}

std::set<uint64_t> sourcesIn(const Document& document) {
  std::set<uint64_t> events;
  for (const auto& block : document.blocks)
    if (const auto* table = std::get_if<Table>(&block))
      for (const auto& row : table->rows)
        if (row.anchor.starts_with("event-")) events.insert(std::stoull(row.anchor.substr(6)));
  return events;
}

AnnualOptions randomPeriod(TempRegister& on) {
  auto today = localDay(on.clock().now());
  AnnualOptions options;
  options.group = idOf(*rc::gen::element("G-1", "G-2"));
  options.to = {today.day - *rc::gen::inRange(0, 200), Precision::DAY};
  options.from = Date{options.to.day - *rc::gen::inRange(0, 400), Precision::DAY};
  options.layout = std::string(templateFile("annual.md"));
  return options;
}

TEST(AnnualUpdateOfAnyHistory, CitesEventsForAllItComputesAndListsThemAll) {
  world::holdsFor(30, [] {
    auto tape = *world::tapes(150);
    TempRegister reg;
    play(reg, tape);
    auto document = updateOf(reg, randomPeriod(reg), *rc::gen::inRange(0, 4) == 0);
    forEachComputed(document, [](const std::string& text, const Citations& cites, bool ofNothing) {
      if (cites.empty() && !ofNothing) RC_FAIL("nothing is cited for: " + text);
    });
    auto cited = citationsOf(document);
    auto listedEvents = sourcesIn(document);
    RC_ASSERT(std::set<uint64_t>(cited.begin(), cited.end()) == listedEvents);
    if (!listedEvents.empty()) RC_ASSERT(*listedEvents.rbegin() <= document.logSize);
  });
}

TEST(AnnualUpdateOfAnyHistory, IsTheSameTwiceAndOnARebuiltRegisterAndOnAnotherDay) {
  world::holdsFor(20, [] {
    auto tape = *world::tapes(100);
    TempRegister reg;
    play(reg, tape);
    auto options = randomPeriod(reg);
    auto first = updateOf(reg, options);
    RC_ASSERT(markdownOf(updateOf(reg, options)) == markdownOf(first));
    reg.clock().step(400 * 24 * world::oneHour);
    must(reg->rebuild({}));
    auto again = updateOf(reg, options);
    RC_ASSERT(markdownOf(again) == markdownOf(first));
    RC_ASSERT(htmlOf(again, {}) == htmlOf(first, {}));
  });
}

TEST(AnnualUpdateOfAnyHistory, SaysOfItselfWhatCanBeReadBackAndProved) {
  world::holdsFor(20, [] {
    auto tape = *world::tapes(100);
    TempRegister reg;
    play(reg, tape);
    auto document = updateOf(reg, randomPeriod(reg), *rc::gen::inRange(0, 4) == 0);
    auto claims = claimsOf(must(documents::readFile(markdownOf(document), "update.md", MINUTED_READER)));
    RC_ASSERT(claims.has_value());
    RC_ASSERT(claims->size == reg->log().size());
    RC_ASSERT(claims->root == hex(view(reg->log().root())));
    Citations listedEvents;
    for (const auto& [event, printed] : claims->listed) listedEvents.push_back(event);
    RC_ASSERT(listedEvents == citationsOf(document));
    RC_ASSERT(claims->unlisted.empty());
  });
}

}  // namespace
}  // namespace minuted::report
