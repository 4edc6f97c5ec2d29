#include "minutes/asks/tabled_asks.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "documents/column_names.h"
#include "documents/phrases.h"
#include "minutes/language/dates.h"
#include "minutes/language/owners.h"

namespace minuted::minutes {
namespace {

std::string_view cellAt(const documents::Block& row, std::optional<size_t> column) {
  return column && *column < row.cells.size() ? std::string_view(row.cells[*column]) : "";
}

}  // namespace

std::optional<AskColumns> askColumnsOf(const documents::Block& row) {
  AskColumns columns;
  for (size_t i = 0; i < row.cells.size(); ++i) {
    auto name = documents::columnNamed(row.cells[i]);
    auto take = [&](documents::ColumnName wanted, std::optional<size_t>& column) {
      if (name == wanted && !column) column = i;
    };
    take(documents::ColumnName::action, columns.text);
    take(documents::ColumnName::owner, columns.owners);
    take(documents::ColumnName::due, columns.due);
    take(documents::ColumnName::status, columns.status);
  }
  if (!columns.text && columns.owners)
    for (size_t i = 0; i < row.cells.size(); ++i)
      if (documents::toLower(row.cells[i]).starts_with("outcome")) {
        columns.text = i;
        columns.status.reset();
        columns.requiresOwner = true;
      }
  // Without other columns, the column of actions must name the owners: 'JS to write'.
  bool isAlone = columns.text && !columns.owners && !columns.due && !columns.status && row.cells.size() > 1;
  if (isAlone && documents::toLower(row.cells[*columns.text]).starts_with("action")) columns.requiresOwner = true;
  bool hasKnownColumn = columns.owners || columns.due || columns.status || columns.requiresOwner;
  return columns.text && hasKnownColumn ? std::optional(columns) : std::nullopt;
}

std::optional<AskColumns> guessedAskColumns(const Minutes& minutes, size_t first) {
  constexpr size_t maxColumns = 6, maxRows = 200;
  const auto& blocks = minutes.document.blocks;
  std::array<size_t, maxColumns> sizes{}, named{}, dated{};
  size_t rows = 0, widest = 0;
  for (auto i = first; i < blocks.size() && blocks[i].kind == documents::BlockKind::tableRow && rows < maxRows; ++i) {
    if (askColumnsOf(blocks[i]) || blocks[i].cells.size() > maxColumns) return std::nullopt;
    if (blocks[i].text.empty()) continue;
    ++rows;
    for (size_t c = 0; c < blocks[i].cells.size(); ++c) {
      std::string_view cell = blocks[i].cells[c];
      sizes[c] += cell.size();
      named[c] += !ownerNames(cell, minutes).empty() ? 1 : 0;
      dated[c] += findDate(cell, minutes.heldOn) ? 1 : 0;
      if (sizes[c] > sizes[widest]) widest = c;
    }
  }
  AskColumns columns{.text = widest};
  for (size_t c = 0; c < maxColumns; ++c) {
    if (c == widest) continue;
    if (!columns.owners && named[c] * 2 > rows)
      columns.owners = c;
    else if (!columns.due && dated[c] * 2 > rows)
      columns.due = c;
  }
  return rows > 0 && columns.owners ? std::optional(columns) : std::nullopt;
}

bool isSubheading(const documents::Block& row) {
  constexpr size_t mostWords = 3;
  auto filled = std::ranges::count_if(row.cells, [](const auto& cell) { return !cell.empty(); });
  return row.cells.size() < 2 || (filled == 1 && documents::spacedWords(row.text).size() <= mostWords);
}

Ask askOfRow(const Minutes& minutes, size_t block, const AskColumns& columns) {
  const auto& row = minutes.document.blocks[block];
  auto news = newsIn(cellAt(row, columns.status));
  return makeAsk(minutes, block, AskOrigin::entry,
                 {.text = cellAt(row, columns.text),
                  .quote = row.text,
                  .owners = cellAt(row, columns.owners),
                  .due = cellAt(row, columns.due),
                  .news = news.value_or(schema::ActionNews::RAISED)});
}

}  // namespace minuted::minutes
