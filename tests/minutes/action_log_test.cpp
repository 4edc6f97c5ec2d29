// Action logs: whole tables and workbooks, and beneath them columns, statuses and updates.
#include "minutes/action_log/action_log.h"

#include <gtest/gtest.h>

#include "minutes/action_log/log_history.h"
#include "minutes/proposal_lines.h"

namespace minuted::minutes {
namespace {

ReadOptions optionsWith(std::string_view columns = "", const std::string& group = "") {
  ReadOptions options;
  options.log.group = group;
  options.log.columns = *parseColumnSettings(columns);
  return options;
}

Lines linesOf(const Result<Reading>& reading) {
  if (!reading) return {"refused: " + reading.error().message};
  Lines lines;
  for (auto proposal : reading->proposals()) lines.push_back(lineOf(proposal));
  for (const auto& row : reading->leftOutRows)
    lines.push_back(fmt::format("left out: line {}: {}: {}", row.line, row.text, row.why));
  return lines;
}

// What is found in a table that is written in Markdown.
Lines linesOfTable(std::string_view text, const ReadOptions& options = optionsWith()) {
  return linesOf(read(text, "log.md", options));
}

const Lines autumn{
    "log Safer Streets Sub-Group | as of 2025-11-04 | Ref = reference; Date raised = raised; Action = action; Lead = "
    "owner; "
    "Due date = due; Revised due date = revised due; Status = status; Date closed = closed; Updates = updates",
    "2.10 2025-07-08: Walk the harbour steps after dark and list where light is wanted | Supt Ritchie; Mina Castellan "
    "| due "
    "2025-08-31 | 2025-07-15 progressed 'date fixed with the county.' | 2025-09-02 progressed 'put off because of the "
    "storm'",
    "2.11 2025-07-08: Ask the bus company about a later bus | Kit Sandhu | due 2025-09-30 | 2025-08-20 progressed "
    "'letter "
    "sent' | 2025-10-14 progressed 'the bus runs' | extended to 2025-10-31 | 2025-10-14 closed",
    "2.12 2025-07-08: Write to the licensing committee | Eastshore Police | ? the due date is not clear: 'asap'",
    "2.13 2025-11-04: Put the lamp plan before the partnership | Mina Castellan | due at the next meeting | dropped "
    "'the "
    "county does it'",
    "left out: line 1: Safer Streets Sub-Group: action log: it is a heading within the table",
    "left out: line 6: Autumn: it is a heading within the table",
    "left out: line 8: - - - - - - - - -: it names no action and no decision"};

TEST(ActionLog, ReadsAWorkbookOfAnyKindRowByRow) {
  for (std::string name : {"2025-11-action-log.csv", "2025-11-action-log.xlsx", "2025-11-action-log.ods"})
    EXPECT_EQ(linesOf(read(fileText(MINUTED_SOURCE "/tests/sample/formats/" + name), name, optionsWith())), autumn)
        << name;
}

TEST(ActionLog, ReadsATableInADocument) {
  EXPECT_EQ(linesOfTable("# Actions\n\n| No. | Detail | Resp. | Status |\n|---|---|---|---|\n"
                         "| 2.10 | Ask the county | TG | Done- Milan has |\n| 2.11 | **Call** | ?? | Not done |\n"
                         "| 2.12 | Write | JS/AB & CD | TG to discuss with BM |\n"),
            (Lines{"log  | No. = reference; Detail = action; Resp. = owner; Status = status",
                   "2.10: Ask the county | TG | closed 'Milan has'", "2.11: Call",
                   "2.12: Write | JS; AB; CD | progressed 'TG to discuss with BM'",
                   "left out: line 1: Actions: it is a heading or a note, and no row of the log"}));
}

TEST(ActionLog, TakesItsColumnsFromSettings) {
  auto text = "| Was | Wer | Wann |\n|---|---|---|\n| Write | Ann Lee | 5 May 2025 |\n";
  EXPECT_TRUE(linesOfTable(text)[0].starts_with("held")) << "nothing says that it is a log";
  auto options = optionsWith("Was=action, B=owner, Wann=due", "Harbour Board");
  options.type = ReadOptions::Type::log;
  EXPECT_EQ(linesOfTable(text, options),
            (Lines{"log Harbour Board | Was = action; Wer = owner; Wann = due", ": Write | Ann Lee | due 2025-05-05"}));
  auto status = linesOfTable("| Action | Lead | State |\n|---|---|---|\n| Write | Ann Lee | done |\n",
                             optionsWith("State=nothing"));
  EXPECT_EQ(status[1], ": Write | Ann Lee");
}

TEST(ActionLog, SaysWhatIsWrongWithSettings) {
  EXPECT_TRUE(
      parseColumnSettings("Lead=boss").error().message.starts_with("'Lead=boss' does not say what a column holds"));
  EXPECT_TRUE(parseColumnSettings("Lead").error().message.starts_with("'Lead' does not say"));
  EXPECT_EQ(parseColumnSettings("").value_or(std::vector<ColumnSetting>(1)).size(), 0u);
  auto options = optionsWith();
  options.type = ReadOptions::Type::log;
  EXPECT_TRUE(linesOfTable("| a | b |\n|---|---|\n| c | d |\n", options)[0].starts_with(
      "refused: log.md holds no row of an action log"));
}

TEST(ActionLog, ReadsDecisions) {
  EXPECT_EQ(linesOfTable("| Date | Decision | Owner |\n|---|---|---|\n| 5 May 2025 | To buy the boat | Ann Lee |\n")[1],
            " 2025-05-05: decided: To buy the boat | Ann Lee");
}

TEST(ActionLog, KeepsWhatHappenedWithinTheLifeOfTheAction) {
  auto rows = linesOfTable(
      "| Raised | Action | Owner | Status | Closed | Updates |\n|---|---|---|---|---|---|\n"
      "| 5 May 2025 | Write | JS | Closed | 1 June 2025 | 3/6/25: thanked |\n"
      "| 5 May 2025 | Call | JS | Open | | 3/6/24: rang |\n");
  EXPECT_EQ(rows[1],
            " 2025-05-05: Write | JS | 2025-06-01 closed '2025-06-03: thanked' | ? 2025-06-03 is after it was over");
  EXPECT_EQ(rows[2], " 2025-05-05: Call | JS | progressed '2024-06-03: rang' | ? 2024-06-03 is before it was raised");
}

TEST(ActionLog, TakesNoRowOfDataForARowOfNames) {
  auto rows = linesOfTable(
      "| Ref | Action | Owner | Status |\n|---|---|---|---|\n| 1 | Write | Ann Lee | Open |\n"
      "| 2 | Agree actions | Joe Kidman | Completed |\n| Ref | Action | Owner | Status |\n| 3 | Ring | Ann Lee | |\n");
  EXPECT_EQ(rows, (Lines{"log  | Ref = reference; Action = action; Owner = owner; Status = status",
                         "1: Write | Ann Lee", "2: Agree actions | Joe Kidman | closed", "3: Ring | Ann Lee",
                         "left out: line 5: Ref Action Owner Status: it names the columns again"}));
}

TEST(ActionLog, KnowsTheColumnsOfOurOwnExports) {
  auto rows = linesOfTable(
      "| ref | text | owners | group | groupRef | status | overdue | due | firstDue | raisedOn | meeting | statusOn | "
      "note "
      "|\n|---|---|---|---|---|---|---|---|---|---|---|---|---|\n"
      "| A-1 | Survey the shelters | Health and Care Network; Ann Lee | Safer Streets | G-2 | accepted | no | "
      "2025-05-31 | "
      "2025-03-31 | 2025-01-16 | M-1 | 2025-02-01 | gladly |\n"
      "| A-2 | Write | Ann Lee | Safer Streets | G-2 | closed | no | 2025-03-31 | 2025-03-31 | 2025-01-16 | M-1 | "
      "2025-03-20 | |\n");
  EXPECT_EQ(rows[0],
            "log  | as of 2025-03-20 | ref = reference; text = action; owners = owner list; group = group; "
            "status = status; due = revised due; firstDue = due; raisedOn = raised; statusOn = status date");
  EXPECT_EQ(rows[1],
            "A-1 2025-01-16: Survey the shelters | Health and Care Network; Ann Lee | due 2025-03-31 | "
            "extended to 2025-05-31 | 2025-02-01 accepted");
  EXPECT_EQ(rows[2], "A-2 2025-01-16: Write | Ann Lee | due 2025-03-31 | 2025-03-20 closed");
  rows = linesOfTable(
      "| ref | text | kind | decidedOn | group | groupRef |\n|---|---|---|---|---|---|\n"
      "| D-1 | To light the steps | approved | 2025-01-16 | Safer Streets | G-2 |\n");
  EXPECT_EQ(rows[1], "D-1 2025-01-16: decided: To light the steps");
}

TEST(ActionLog, PutsMonthsFirstWhereADateCanOnlyBeSo) {
  auto rows = linesOfTable(
      "| Raised | Action | Owner |\n|---|---|---|\n| 03/25/2025 | Write | JS |\n| 04/05/2025 | Call | JS |\n");
  EXPECT_EQ(rows[1], " 2025-03-25: Write | JS");
  EXPECT_EQ(rows[2], " 2025-04-05: Call | JS");
}

TEST(ActionLog, EndsNoActionByAnUpdateThatGoesOnBehindItsStatus) {
  auto rows = linesOfTable(
      "| Action | Owner | Status | Updates |\n|---|---|---|---|\n"
      "| Write | JS | In progress | 12/05/2025: Completed form sent |\n| Call | JS | Open | 12/05/2025: Dropped. No "
      "use. |\n");
  EXPECT_EQ(rows[1], " 2025-05-12: Write | JS | 2025-05-12 progressed 'Completed form sent'");
  EXPECT_EQ(rows[2],
            " 2025-05-12: Call | JS | 2025-05-12 progressed 'Dropped. No use.' | ? an update ends it, but its status "
            "does not");
}

TEST(ActionLog, RefusesAColumnThatIsNotThere) {
  EXPECT_TRUE(linesOfTable("| Action | Lead |\n|---|---|\n| Write | JS |\n", optionsWith("Leed=owner"))[0].starts_with(
      "refused: log.md has no column 'Leed'"));
}

TEST(ActionLog, NeedsNoNamesOfColumnsThatAreSetByLetter) {
  auto options = optionsWith("B=action, C=owner");
  options.type = ReadOptions::Type::log;
  EXPECT_EQ(linesOfTable("| 1 | Write | Ann Lee |\n|---|---|---|\n| 2 | Call | Joe Kidman |\n", options),
            (Lines{"log  | B = action; C = owner", ": Write | Ann Lee", ": Call | Joe Kidman"}));
}

TEST(ActionLog, TakesMinutesWithATableForMinutes) {
  EXPECT_TRUE(
      linesOfTable("Harbour Board\n\n5 May 2025\n\nPresent: Ann Lee, Joe Kidman\n\n| Action | Owner |\n|---|---|\n"
                   "| Write to the county about the roof | AL |\n")[0]
          .starts_with("held 2025-05-05"));
}

// --- Columns ---

TEST(LogColumns, AreGuessedFromTheirNames) {
  struct {
    std::string_view heading;
    std::optional<LogColumn> content;
  } const examples[]{{"Ref.", LogColumn::reference},
                     {"Action No", LogColumn::reference},
                     {"Action", LogColumn::text},
                     {"Action Owner", LogColumn::owner},
                     {"ACTION (what)", LogColumn::text},
                     {"Lead Officer", LogColumn::owner},
                     {"By whom?", LogColumn::owner},
                     {"Target Date", LogColumn::due},
                     {"Original target date", LogColumn::due},
                     {"Revised target date", LogColumn::revisedDue},
                     {"Due", LogColumn::due},
                     {"Date action raised", LogColumn::raised},
                     {"Date closed", LogColumn::closed},
                     {"Status (open/closed)", LogColumn::status},
                     {"Progress / update", LogColumn::updates},
                     {"RAG", std::nullopt},
                     {"", std::nullopt}};
  for (const auto& [heading, content] : examples) {
    auto columns = guessColumns({std::string(heading), "Description of action", "Comments"});
    ASSERT_TRUE(columns) << heading;
    auto found = columns->find(0);
    EXPECT_EQ(found == columns->end() ? std::nullopt : std::optional(found->second), content) << heading;
  }
  EXPECT_FALSE(guessColumns({"Item", "Discussion"}));
  EXPECT_FALSE(guessColumns({"Action"}));
}

TEST(LogColumns, HaveLetters) {
  EXPECT_EQ(columnLetters(0), "A");
  EXPECT_EQ(columnLetters(25), "Z");
  EXPECT_EQ(columnLetters(26), "AA");
}

// --- Status and updates ---

const OptionalDate reference = dateOf(2025, 5, 1);

std::string lineOf(const LogNews& news) {
  auto line = fmt::format("{}{}", news.on ? isoDate(*news.on) + ' ' : "", inWords(news.news));
  if (news.due) line += " to " + isoDate(*news.due);
  for (const auto& owner : news.owners) line += " to " + owner;
  return news.note.empty() ? line : line + " '" + news.note + "'";
}

TEST(LogStatus, IsReadByItsFirstWords) {
  const std::pair<std::string_view, std::string_view> examples[]{
      {"", "raised"},
      {"Open", "raised"},
      {"Not Started", "raised"},
      {"**Done**", "closed"},
      {"Done- Milan has", "closed 'Milan has'"},
      {"Complete (12/5/25): letter sent", "2025-05-12 closed 'letter sent'"},
      {"Superseded and thus closed", "dropped 'and thus closed'"},
      {"Ongoing", "progressed"},
      {"Open – waiting for the county", "progressed 'waiting for the county'"},
      {"transferred to SP", "reassigned to SP 'transferred to SP'"},
      {"TG to discuss with BM", "progressed 'TG to discuss with BM'"},
      {"Carried forward", "carried forward"},
      {"no longer needed", "dropped 'needed'"},
      {"Notified everybody", "progressed 'Notified everybody'"}};
  for (const auto& [text, expected] : examples) EXPECT_EQ(lineOf(readStatus(text, reference)), expected) << text;
}

TEST(LogUpdates, BecomeDatedNews) {
  const std::pair<std::string_view, Lines> examples[]{
      {"", {}},
      {"JS is on it", {"progressed 'JS is on it'"}},
      {"12/05/25: chased. 14/06/25 - police replied",
       {"2025-05-12 progressed 'chased.'", "2025-06-14 progressed 'police replied'"}},
      {"First word\n- 3 June: rang\n- (10 June 2025) wrote",
       {"progressed 'First word'", "2025-06-03 progressed 'rang'", "2025-06-10 progressed 'wrote'"}},
      {"20/5/25 extended to 30 June 2025", {"2025-05-20 extended to 2025-06-30"}},
      {"20/5/25: carried forward", {"2025-05-20 carried forward 'carried forward'"}},
      {"The meeting of 5 June 2025 will see it", {"progressed 'The meeting of 5 June 2025 will see it'"}}};
  for (const auto& [text, expected] : examples) {
    Lines lines;
    for (const auto& news : readUpdates(text, reference)) lines.push_back(lineOf(news));
    if (text.starts_with("20/5/25 extended")) lines[0] = lines[0].substr(0, lines[0].find(" '"));
    EXPECT_EQ(lines, expected) << text;
  }
}

}  // namespace
}  // namespace minuted::minutes
