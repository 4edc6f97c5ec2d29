// Lists and tables of actions:
//   Actions                          | No. | Detail                  | Resp. | Due   |
//   1. AB to write to the council    | 2.1 | Write to the council    | AB    | 5 May |
#include <algorithm>
#include <array>

#include "base/text.h"
#include "documents/column_names.h"
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

// --- Tables ---

struct Columns {
  std::optional<size_t> text, owners, due, status;
};

// From the names of the columns; nothing where they are not those of a table of actions.
std::optional<Columns> columnsOf(const Block& row) {
  Columns columns;
  for (size_t i = 0; i < row.cells.size(); ++i) {
    auto name = columnNamed(row.cells[i]);
    auto take = [&](ColumnName wanted, std::optional<size_t>& column) {
      if (name == wanted && !column) column = i;
    };
    take(ColumnName::action, columns.text);
    take(ColumnName::owner, columns.owners);
    take(ColumnName::due, columns.due);
    take(ColumnName::status, columns.status);
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

}  // namespace

Asks listedAsks(const Minutes& minutes) {
  Asks asks;
  const auto& blocks = minutes.document.blocks;
  std::optional<Columns> columns;  // of the table that we are in
  for (size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].kind != BlockKind::tableRow) {
      columns.reset();
      if (isLabel(blocks[i])) i = readList(minutes, i, asks) - 1;
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
