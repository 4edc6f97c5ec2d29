// A report with every kind of block, and with text that would be markup in one format or another.
#pragma once

#include "report/charts/charts.h"
#include "report/document.h"

namespace minuted::report {

inline Figure sampleBars() {
  return {.caption = "Actions opened and closed, by quarter",
          .svg = barChart("Actions opened and closed", "Two bars a quarter.",
                          {"Apr to Jun 2022", "Jul to Sep 2022", "Oct to Dec 2022", "Jan to Mar 2023"},
                          {{"opened", {12, 7, 0, 19}}, {"closed", {4, 9, 3, 11}}, {"dropped", {0, 1, 2, 5}}}),
          .alternative = "In each quarter but the third more actions were opened than closed.",
          .cites = {3, 4}};
}

inline Figure sampleHorizontalBars() {
  return {.caption = "Open the longest",
          .svg = horizontalBarChart(
              "Open the longest", "A bar an action.",
              {{"A-17 Install the new lighting in the underpass at the station", 412, "412 days"},
               {"A-3 Write to the county", 98, "98 days"},
               {"A-212 Ask every one of the schools for the number of pupils who walk, and publish the "
                "answers with the next plan for travel",
                34, "34 days"},
               {"A-9 Nothing", 0, "0 days"}}),
          .alternative = "A-17 has been open for 412 days, more than the others together."};
}

inline Figure sampleTargets() {
  return {.caption = "Measures against their targets",
          .svg = targetChart("Measures", "A line a measure.",
                             {{"Trees planted in the parks of the borough", 100, 640, 1000, true, "100 in 2020",
                               "640 by March 2023", "1,000 by 2025"},
                              {"Burglaries", 0, 95, 90, false, "", "95", "90"},
                              {"Homes insulated", 20, 22, 24, true, "20", "22", "24"}}),
          .alternative = "Trees are at 640 of 1,000."};
}

inline Figure sampleTimeline() {
  auto on = [](int year, unsigned month, unsigned day) { return dateOf(year, month, day); };
  return {.caption = "When decisions were taken",
          .svg = timeline("Decisions", "A point a decision.", on(2022, 4, 1), on(2023, 3, 31),
                          {{on(2022, 4, 20), "D-1"},
                           {on(2022, 7, 20), "D-2"},
                           {on(2022, 7, 20), "D-3"},
                           {on(2022, 7, 21), "D-4 with a long label to cut"},
                           {on(2022, 8, 3), "D-5"},
                           {on(2023, 3, 30), "D-9"}}),
          .alternative = "Most were taken in July 2022."};
}

inline Table sampleSources(uint64_t events) {
  Table table{.caption = "Sources: the events that this text rests on",
              .columns = {{.title = "Event", .isNumeric = true, .share = 1},
                          {.title = "Recorded", .share = 2},
                          {.title = "What", .share = 6}}};
  for (uint64_t event = 1; event <= events; ++event)
    table.rows.push_back({.cells = {{.text = std::to_string(event)},
                                    {.text = "2022-04-20 10:15"},
                                    {.text = "action raised: A-" + std::to_string(event) +
                                             ", owned by the Safer Communities partnership"}},
                          .anchor = anchorOf(event)});
  return table;
}

inline Table sampleWideTable() {
  return {.caption = "What each group did",
          .columns = {{.title = "Group", .share = 4},
                      {.title = "Meetings", .isNumeric = true, .share = 2},
                      {.title = "Opened", .isNumeric = true, .share = 2},
                      {.title = "Closed", .isNumeric = true, .share = 2},
                      {.title = "Late", .isNumeric = true, .share = 2},
                      {.title = "Remark", .share = 5}},
          .rows = {{.cells = {{.text = "Safer Communities"},
                              {.text = "4"},
                              {.text = "12", .cites = {1, 2}},
                              {.text = "9"},
                              {.text = "1"},
                              {.text = "met at the town hall each time", .cites = {7}}}},
                   {.cells = {{.text = "Health | Well-being"},
                              {.text = "3"},
                              {.text = "1,204"},
                              {.text = "7"},
                              {.text = "0"},
                              {.text = "nothing to remark"}}},
                   {.cells = {{.text = "All"}, {.text = "7"}, {.text = "1,216"}, {.text = "16"}, {.text = "1"}, {}},
                    .isTotal = true}},
          .hasRowHeaders = true};
}

inline Table sampleNotes(const Document& document) {
  Table table{.caption = "Notes: what the small numbers stand for",
              .columns = {{.title = "Number", .isNumeric = true, .share = 1}, {.title = "Events", .share = 6}}};
  auto notes = notesOf(document).all;
  for (uint32_t number = 1; number <= notes.size(); ++number)
    table.rows.push_back({.cells = {{.text = std::to_string(number)}, {.cites = notes[number - 1], .listsCites = true}},
                          .anchor = noteAnchor(number)});
  return table;
}

inline Document sampleDocument() {
  Document document{.title = "Annual update 2022–23 <script>alert('1')</script>",
                    .subtitle = "Borough Partnership & friends, 1 April 2022 to 31 March 2023",
                    .hasContents = true,
                    .logSize = 4812,
                    .logRoot = "9f3c0d7be1a54c6f8e2b1d0c9a8f7e6d5c4b3a291807f6e5d4c3b2a190817263",
                    .recordedAt = 1'680'000'000'000'000};
  auto& blocks = document.blocks;
  blocks.push_back(Table{.columns = {{.share = 1}, {.share = 3}},
                         .rows = {{.cells = {{.text = "Period"}, {.text = "1 April 2022 to 31 March 2023"}}},
                                  {.cells = {{.text = "Prepared for"}, {.text = "the Executive Board"}}},
                                  {.cells = {{.text = "Status"}, {.text = "draft, not yet agreed", .cites = {1}}}}},
                         .hasRowHeaders = true,
                         .origin = Origin::fixed});
  blocks.push_back(Heading{.level = 1, .text = "Introduction", .anchor = "introduction"});
  blocks.push_back(Narrative{.section = "introduction",
                             .text = {"This was a year of *hard* work, and of `code`.", "- lamps | were mended",
                                      "- <b>streets</b> were swept", "We thank everybody."},
                             .author = "Ann Lee",
                             .writtenOn = "12 March 2023",
                             .event = 5});
  blocks.push_back(Heading{.level = 2, .text = "Not # a heading ]]>", .anchor = "not-a-heading"});
  blocks.push_back(Narrative{.section = "nothing written"});
  blocks.push_back(Paragraph{.text = {.text = "# The board met four times, and 12 decisions were taken; see <https> & "
                                              "[this](that) \\ that _is_ all ~~gone~~.",
                                      .cites = {1, 2, 9}},
                             .number = 1});
  blocks.push_back(Paragraph{
      .text = {.text = "1. Not an item, with an address of its own", .link = "https://example.org/a?b=c&d=(e)"},
      .origin = Origin::fixed,
      .number = 2});
  blocks.push_back(List{.items = {{.text = "the lamps of the underpass", .cites = {6}},
                                  {.text = "+ the bridge, to be found in the introduction", .link = "#introduction"}}});
  blocks.push_back(Heading{.level = 1, .text = "Activity", .anchor = "activity"});
  blocks.push_back(sampleBars());
  blocks.push_back(sampleWideTable());
  blocks.push_back(Heading{.level = 2, .text = "Open the longest", .anchor = "open"});
  blocks.push_back(sampleHorizontalBars());
  blocks.push_back(Heading{.level = 2, .text = "Measures", .anchor = "measures"});
  blocks.push_back(sampleTargets());
  blocks.push_back(Heading{.level = 3, .text = "Decisions over the year", .anchor = "decisions"});
  blocks.push_back(sampleTimeline());
  blocks.push_back(Heading{.level = 1, .text = "Sources", .anchor = "sources"});
  blocks.push_back(sampleNotes(document));
  blocks.push_back(sampleSources(60));
  return document;
}

}  // namespace minuted::report
