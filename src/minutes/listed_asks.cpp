// Lists and tables of actions:
//   Actions                          | No. | Detail                  | Resp. | Due   |
//   1. AB to write to the council    | 2.1 | Write to the council    | AB    | 5 May |
#include <algorithm>
#include <array>
#include <span>

#include "base/text.h"
#include "minutes/asks.h"
#include "minutes/owners.h"
#include "documents/phrases.h"

namespace minuted {
namespace {

using namespace std::string_view_literals;

// 'ACTIONS:', 'Action log', 'Summary of actions'; not 'Actions from the last meeting'.
bool isLabel(const Block& block) {
  constexpr std::array labels{"action"sv,
                              "actions"sv,
                              "action log"sv,
                              "action list"sv,
                              "action points"sv,
                              "action items"sv,
                              "summary of actions"sv,
                              "actions summary"sv,
                              "action summary"sv,
                              "list of actions"sv,
                              "actions agreed"sv,
                              "agreed actions"sv,
                              "new actions"sv,
                              "actions arising"sv,
                              "actions to be taken"sv,
                              "actions required"sv,
                              "next steps"sv,
                              "actions/next steps"sv,
                              "action points agreed"sv,
                              "to do"sv,
                              "table of actions"sv,
                              "actions from this meeting"sv,
                              "actions from the meeting"sv};
  if (!block.cells.empty()) return false;
  auto text = lowered(trim(block.text));
  while (text.ends_with(':') || text.ends_with('.')) text.pop_back();
  if (std::ranges::find(labels, text) != labels.end()) return true;
  // 'Actions relating to the website'
  return block.kind == BlockKind::heading && block.number == 0 &&
         std::ranges::any_of(
             std::array{"actions relating to"sv, "actions on"sv, "actions for"sv, "actions regarding"sv},
             [&](auto words) { return beginsWithPhrase(text, words); });
}

// 'Action items      Person responsible      Deadline': a table of which only the lines are left.
bool isFlatTable(const Block& block) {
  auto text = lowered(block.text);
  bool action =
      beginsWithPhrase(text, "action") || beginsWithPhrase(text, "actions") || beginsWithPhrase(text, "action items");
  return block.cells.empty() && action && spacedWords(text).size() <= 8 &&
         (findPhrase(text, "responsible") != nowhere || findPhrase(text, "owner") != nowhere ||
          findPhrase(text, "by whom") != nowhere);
}

// --- Tables ---

struct Columns {
  std::optional<size_t> text, owners, due, status;
};

bool isAnyOf(std::string_view name, std::span<const std::string_view> words) {
  return std::ranges::find(words, name) != words.end();
}

// From the names of the columns; nothing where they are not those of a table of actions.
std::optional<Columns> columnsOf(const Block& row) {
  constexpr std::array texts{"action"sv,        "actions"sv,         "detail"sv,
                             "details"sv,       "description"sv,     "task"sv,
                             "what"sv,          "action point"sv,    "action required"sv,
                             "action item"sv,   "action/decision"sv, "action to be taken"sv,
                             "action points"sv, "agreed action"sv};
  constexpr std::array owners{"owner"sv,
                              "owners"sv,
                              "by whom"sv,
                              "who"sv,
                              "lead"sv,
                              "resp"sv,
                              "responsible"sv,
                              "responsibility"sv,
                              "assigned to"sv,
                              "assignee"sv,
                              "action by"sv,
                              "person"sv,
                              "initials"sv,
                              "by"sv,
                              "action owner"sv,
                              "person responsible"sv,
                              "responsible person"sv,
                              "lead officer"sv};
  constexpr std::array dues{"due"sv,       "due date"sv,    "deadline"sv,        "by when"sv,
                            "when"sv,      "date due"sv,    "target"sv,          "target date"sv,
                            "timescale"sv, "complete by"sv, "completion date"sv, "timing"sv};
  constexpr std::array statuses{"status"sv, "progress"sv, "update"sv, "state"sv, "complete"sv};
  Columns columns;
  for (size_t i = 0; i < row.cells.size(); ++i) {
    auto name = lowered(row.cells[i]);
    while (name.ends_with('.') || name.ends_with(':') || name.ends_with('?')) name.pop_back();
    if (!columns.text && isAnyOf(name, texts)) columns.text = i;
    if (!columns.owners && isAnyOf(name, owners)) columns.owners = i;
    if (!columns.due && isAnyOf(name, dues)) columns.due = i;
    if (!columns.status && isAnyOf(name, statuses)) columns.status = i;
  }
  return columns.text && (columns.owners || columns.due || columns.status) ? std::optional(columns) : std::nullopt;
}

std::string_view cellAt(const Block& row, std::optional<size_t> column) {
  return column && *column < row.cells.size() ? std::string_view(row.cells[*column]) : "";
}

Ask rowAsk(const Minutes& minutes, size_t block, const Columns& columns) {
  const auto& row = minutes.document.blocks[block];
  auto news = newsNamed(lowered(cellAt(row, columns.status)));
  return askOf(minutes, block, AskOrigin::entry,
               {.text = cellAt(row, columns.text),
                .quote = row.text,
                .owners = cellAt(row, columns.owners),
                .due = cellAt(row, columns.due),
                .news = news.value_or(schema::ActionNews::RAISED)});
}

// --- Lists ---

// The last of a list's entries is followed by a heading, an item of the agenda or, after a blank line, by what is no
// ask.
bool endsList(const Minutes& minutes, size_t block, bool first) {
  const auto& next = minutes.document.blocks[block];
  bool newItem = minutes.items[block] != minutes.items[block - 1];
  if ((next.kind == BlockKind::heading && next.number == 0) || newItem || attendanceLabel(next) || isLabel(next))
    return true;
  if (first || !next.gap) return false;
  return next.kind == BlockKind::paragraph || readAsked(next.text, minutes).owners.empty();
}

size_t readList(const Minutes& minutes, size_t label, Asks& asks) {
  size_t i = label + 1;
  const auto& blocks = minutes.document.blocks;
  for (; i < blocks.size() && blocks[i].kind != BlockKind::tableRow; ++i) {
    if (endsList(minutes, i, i == label + 1)) break;
    for (const auto& body : splitAsks(blocks[i].text, minutes)) {
      auto ask = askOf(minutes, i, AskOrigin::entry, {.text = body, .quote = blocks[i].text});
      if (!ask.text.empty()) asks.push_back(std::move(ask));
    }
  }
  return i;
}

// Of such a table the names stand on lines of their own, or behind an entry, in the order of the entries, though not
// beside them: only where there are as many of them as of entries is it known whose is which.
size_t readFlatTable(const Minutes& minutes, size_t label, Asks& asks) {
  const auto& blocks = minutes.document.blocks;
  std::vector<std::string> owners;
  std::vector<std::pair<size_t, std::string>> entries;  // block and text
  size_t i = label + 1;
  for (; i < blocks.size(); ++i) {
    const auto& block = blocks[i];
    if (block.kind == BlockKind::heading || isLabel(block) || isFlatTable(block)) break;
    auto text = block.text.substr(0, block.text.find(" Enter "));  // 'Enter deadline here': nobody did
    if (block.kind != BlockKind::listItem) {
      if (namedOwners(text, minutes).empty()) break;
      owners.push_back(text);
      continue;
    }
    auto last = std::string(spacedWords(text).back());  // 'Send a poll to parents. Jac'
    if (text.size() > last.size() && isUpper(last) && resolveParty(last, minutes)) {
      owners.push_back(last);
      text = trim(std::string_view(text).substr(0, text.size() - last.size()));
    }
    entries.emplace_back(i, text);
  }
  for (size_t n = 0; n < entries.size(); ++n) {
    const auto& [block, text] = entries[n];
    auto owner = owners.size() == entries.size() ? owners[n] : "";
    auto ask = askOf(minutes, block, AskOrigin::entry, {.text = text, .quote = blocks[block].text, .owners = owner});
    if (!ask.text.empty()) asks.push_back(std::move(ask));
  }
  return i;
}

}  // namespace

Asks listedAsks(const Minutes& minutes) {
  Asks asks;
  const auto& blocks = minutes.document.blocks;
  std::optional<Columns> columns;  // of the table that we are in
  for (size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].kind != BlockKind::tableRow) {
      columns.reset();
      if (isLabel(blocks[i]))
        i = readList(minutes, i, asks) - 1;
      else if (isFlatTable(blocks[i]))
        i = readFlatTable(minutes, i, asks) - 1;
      continue;
    }
    if (auto header = columnsOf(blocks[i])) {
      columns = header;
    } else if (columns && blocks[i].cells.size() > 1) {  // one cell alone is a heading within the table
      auto ask = rowAsk(minutes, i, *columns);
      if (!ask.text.empty()) asks.push_back(std::move(ask));
    }
  }
  return asks;
}

}  // namespace minuted
