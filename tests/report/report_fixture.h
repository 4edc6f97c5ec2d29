// The fixture of the tests of reports: matchers and scenarios by their short names, ways to make an annual update,
// checks that every report must pass, and a partnership for the tests of papers, minutes and partner sheets.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "report/annual.h"
#include "report/render/render.h"
#include "report/render/templates.h"
#include "world/scenario.h"

namespace minuted::report {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using world::given;
using world::harbourAnd;
using world::idOf;
using world::Lines;
using world::must;
using world::Scenario;
using world::TempRegister;

inline TakeSnapshot snapshotsOf(TempRegister& on, bool publicCopy = false) {
  return [&on, publicCopy](const engine::Times& times) -> Result<engine::Snapshot> {
    TRY(auto snapshot, on->snapshot(times));
    if (!publicCopy) return snapshot;
    return std::move(snapshot).publicCopy();
  };
}

inline TakeSnapshot snapshotsOf(Scenario& scenario, bool publicCopy = false) {
  return snapshotsOf(*scenario, publicCopy);
}

inline AnnualOptions optionsTo(const char* to, const char* from = nullptr) {
  AnnualOptions options;
  options.group = idOf("G-1");
  options.to = *parseDate(to);
  if (from != nullptr) options.from = parseDate(from);
  options.layout = std::string(templateFile("annual.md"));
  return options;
}

inline Document updateOf(TempRegister& on, const AnnualOptions& options, bool publicCopy = false) {
  return must(annualUpdate(snapshotsOf(on, publicCopy), options)).document;
}

// Markdown without the small numbers that lead to notes, to look for sentences and cells in.
inline std::string proseOf(const Document& document) {
  auto text = markdownOf(document);
  constexpr std::string_view note = "](#note-";
  for (auto at = text.find(note); at != std::string::npos; at = text.find(note)) {
    auto begin = text.rfind('[', at);
    text.erase(begin, text.find(')', at) + 1 - begin);
  }
  return text;
}

inline std::string updateText(Scenario& scenario, const AnnualOptions& options) {
  return proseOf(updateOf(*scenario, options));
}

// All that a reader can see, in every format of text.
inline std::string everyText(const Document& document) {
  return markdownOf(document) + htmlOf(document, {}) + plainTextOf(document);
}

// Each cited event has a row in the table of sources, and each computed sentence and item cites an event.
inline void expectCited(const Document& document) {
  std::set<std::string> rows;
  for (const auto& block : document.blocks)
    if (const auto* table = std::get_if<Table>(&block))
      for (const auto& row : table->rows) rows.insert(row.anchor);
  for (auto event : citationsOf(document)) EXPECT_TRUE(rows.contains(anchorOf(event))) << event;
  for (const auto& block : document.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      EXPECT_TRUE(paragraph->origin != Origin::computed || !paragraph->text.cites.empty()) << paragraph->text.text;
    }
    const auto* list = std::get_if<List>(&block);
    if (list == nullptr || list->origin != Origin::computed) continue;
    for (const auto& item : list->items) EXPECT_FALSE(item.cites.empty()) << item.text;
  }
  EXPECT_GT(document.logSize, 0u);
  EXPECT_EQ(document.logRoot.size(), 64u);
}

// A meeting M-1 with a confidential item, decision and action, and with an action at the confidential item that is not
// marked as confidential itself. isAgreed: a meeting M-2 agrees the minutes of M-1.
inline Lines customsHouse(bool isAgreed) {
  auto lines = harbourAnd(
      {"2025-01-02 registerOpened(partnership = G-1) name = \"Harbour Partnership\"",
       "2025-01-02 appointmentMade(person = PE-1, organisation = O-1, group = G-2, role = chair)",
       "2025-01-02 appointmentMade(person = PE-2, organisation = O-2, group = G-2)",
       "2025-01-02 personEntered name = \"Sam Lee\"",
       "2025-01-02 personEntered name = \"Ida Moss\"",
       "2025-01-16 attendanceRecorded(meeting = M-1, person = PE-2, organisation = O-2, leftAt = 3)",
       "2025-01-16 attendanceRecorded(meeting = M-1, person = PE-1, organisation = O-1, role = chair)",
       "2025-01-16 attendanceRecorded(meeting = M-1, person = PE-3, organisation = O-1, capacity = substitute, "
       "substituteFor = PE-4, arrivedAt = 2)",
       "2025-01-16 attendanceRecorded(meeting = M-1, person = PE-4, organisation = O-1, capacity = apologies)",
       "2025-01-16 agendaItemAdded(meeting = M-1, item = 1, number = 1, kind = standing) text = \"Welcome\"",
       "2025-01-16 agendaItemAdded(meeting = M-1, item = 2, number = 2, owner = O-2) text = \"The tide gauge\"",
       "2025-01-16 agendaItemAdded(meeting = M-1, item = 3, number = 3, confidential = true) text = \"The customs "
       "house\"",
       "2025-01-16 decisionRecorded(group = G-2, meeting = M-1, item = 2, kind = approved, proposer = PE-1, seconder "
       "= PE-3, reviewOn = 2025-05-01) text = \"Buy a tide gauge\"",
       "2025-01-16 positionRecorded(decision = D-1, party = PE-2, onBehalfOf = O-2, position = abstained) note = "
       "\"advice is to come\"",
       "2025-01-16 decisionRecorded(group = G-2, meeting = M-1, item = 3, confidential = true) text = \"Sell it below "
       "its price\"",
       "2025-01-16 actionRaised(owners = [(party = PE-2, onBehalfOf = O-2)], group = G-2, meeting = M-1, item = 2, due "
       "= 2025-04-30) text = \"Order the gauge\"",
       "2025-01-16 actionRaised(owners = [(party = O-2)], group = G-2, meeting = M-1, item = 2, confidential = true) "
       "text = \"Find a quiet buyer\"",
       "2025-01-16 actionRaised(owners = [(party = O-2)], group = G-2, meeting = M-1, item = 3) text = \"Value the "
       "slipway\"",
       "2025-01-16 actionRaised(owners = [(party = O-1)], group = G-2, meeting = M-1) text = \"Paint the railings\"",
       "2025-03-01 topicRaised(group = G-2, raisedBy = O-2) text = \"Gulls and chips\"",
       "2025-03-02 actionClaimed(action = A-4, party = O-1) note = \"painted blue\" evidence = \"a photograph\""});
  if (isAgreed)
    for (const char* line :
         {"2025-05-15 meetingHeld(meeting = M-2)",
          "2025-05-15 agendaItemAdded(meeting = M-2, item = 1, number = 1) text = \"Minutes of the last meeting\"",
          "2025-05-15 minutesCorrected(meeting = M-1, at = M-2) text = \"Ida Moss, Lee & Moss\" quote = \"Ida Moss\"",
          "2025-05-15 minutesCorrected(meeting = M-1, at = M-2, subject = D-2) text = \"Sell it in secrecy\"",
          "2025-05-15 minutesAgreed(meeting = M-1, at = M-2, corrected = true)",
          "2025-05-15 actionCarriedForward(action = A-1, meeting = M-2, item = 1) note = \"the maker is late\"",
          "2025-05-15 actionClosed(action = A-4, meeting = M-2, item = 1)",
          "2025-05-15 actionCarriedForward(action = A-2, meeting = M-2, item = 1) note = \"buyers are shy\""})
      lines.emplace_back(line);
  return lines;
}

// None of the confidential words of customsHouse() is in the document.
inline void expectNothingConfidential(const Document& document) {
  auto text = everyText(document);
  for (const char* secret :
       {"customs house", "below its price", "quiet buyer", "slipway", "in secrecy", "buyers are shy"})
    EXPECT_EQ(text.find(secret), std::string::npos) << secret;
}

}  // namespace minuted::report
