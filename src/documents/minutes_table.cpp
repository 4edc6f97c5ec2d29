#include "documents/minutes_table.h"

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "documents/column_names.h"
#include "documents/margins.h"
#include "documents/markup.h"
#include "documents/phrases.h"

namespace minuted::documents {
namespace {

using Cells = std::vector<std::string>;

bool isRow(const Line& line) { return !line.cells.empty() || isTableLine(line.text); }

bool isRule(const Line& line) { return line.cells.empty() && trim(line.text).find_first_not_of("|-: \t") == nowhere; }

Cells cellsOf(const Line& line) {
  if (!line.cells.empty()) return line.cells;
  auto row = trim(line.text);
  row.remove_prefix(1);
  if (row.ends_with('|')) row.remove_suffix(1);
  Cells cells;
  for (auto cell : split(row, '|')) cells.push_back(withBreaks(cell));
  return cells;
}

std::vector<std::string> paragraphs(std::string_view cell) {
  std::vector<std::string> all;
  for (auto each : split(cell, '\n')) all.push_back(withoutMarkup(each));
  return all;
}

std::vector<std::string> nonEmpty(std::vector<std::string> paragraphs) {
  std::erase_if(paragraphs, [](const auto& each) { return each.empty(); });
  return paragraphs;
}

// The paragraphs of a cell in one line.
std::string joined(std::string_view cell) {
  std::string all;
  for (const auto& each : nonEmpty(paragraphs(cell))) all += (all.empty() ? "" : " ") + each;
  return all;
}

// The columns of such a table. Those before the discussion hold the number and the title of the item.
struct Columns {
  size_t discussion = 0;
  std::optional<size_t> owners = {};
  std::optional<size_t> decisions = {};
};

std::optional<Columns> columnsOf(const Cells& header) {
  Columns columns{.discussion = header.size()};
  for (size_t i = 0; i < header.size(); ++i) {
    auto name = columnNamed(joined(header[i]));
    if (name == ColumnName::due || name == ColumnName::status) return std::nullopt;  // a table of actions
    if (columns.discussion == header.size() && name == ColumnName::discussion) columns.discussion = i;
    if (columns.discussion < i && name == ColumnName::decision) columns.decisions = i;
    if (columns.discussion < i && (name == ColumnName::action || name == ColumnName::owner)) columns.owners = i;
  }
  return columns.discussion == header.size() ? std::nullopt : std::optional(columns);
}

// The columns of a table without a header, if it can be minutes: one column holds most of the text, in paragraphs, and
// is the last or the last but one; all other columns are narrow.
std::optional<Columns> guessColumns(const std::vector<Cells>& rows) {
  constexpr size_t narrow = 60, shortest = 400;
  std::vector<size_t> sizes, longest;
  size_t total = 0, cellsWithParagraphs = 0;
  for (const auto& row : rows) {
    sizes.resize(std::max(sizes.size(), row.size()));
    longest.resize(sizes.size());
    for (size_t i = 0; i < row.size(); ++i) {
      auto size = joined(row[i]).size();
      sizes[i] += size;
      longest[i] = std::max(longest[i], size);
      total += size;
      cellsWithParagraphs += nonEmpty(paragraphs(row[i])).size() > 2 ? 1 : 0;
    }
  }
  if (sizes.size() < 2 || sizes.size() > 4 || cellsWithParagraphs == 0) return std::nullopt;
  auto widest = static_cast<size_t>(std::ranges::max_element(sizes) - sizes.begin());
  bool isMinutes = sizes[widest] >= shortest && sizes[widest] * 10 >= total * 7 && widest + 2 >= sizes.size();
  for (size_t i = 0; i < longest.size(); ++i) isMinutes = isMinutes && (i == widest || longest[i] <= narrow);
  if (!isMinutes) return std::nullopt;
  return Columns{.discussion = widest, .owners = widest + 1 < sizes.size() ? std::optional(widest + 1) : std::nullopt};
}

// Collects the lines of text that replace one row.
class RowLines {
 public:
  explicit RowLines(const Line& row) : row_(row) {}

  void addHeading(const std::string& text) { add("# " + text); }
  void add(const std::string& text) {
    lines_.push_back({.number = row_.number, .page = row_.page, .gap = true, .isParagraph = true, .text = text});
  }
  // Adds the paragraphs of the column of those who act: as notes in the margin of the lines from `first` on, where they
  // only name people, and else as actions.
  void addOwners(const std::vector<std::string>& paragraphs, size_t first) {
    auto notes = nonEmpty(paragraphs);
    if (std::ranges::all_of(notes, hasOnlyNames)) {
      addToMargin(paragraphs, notes, first);
    } else {
      for (const auto& each : notes) add("Action: " + each);
    }
  }
  std::vector<Line> lines() { return std::move(lines_); }
  size_t size() const { return lines_.size(); }

 private:
  // Where there are as many paragraphs as lines, each stands beside its line. Otherwise a note is put beside the last
  // line that has its text in it and no note yet, or beside the last line of all.
  void addToMargin(const std::vector<std::string>& paragraphs, const std::vector<std::string>& notes, size_t first) {
    if (notes.empty() || first >= lines_.size()) return;
    bool isAligned = paragraphs.size() == lines_.size() - first;
    for (size_t i = 0; i < paragraphs.size() && isAligned; ++i) lines_[first + i].margin = paragraphs[i];
    if (isAligned) return;
    for (size_t i = 0; i < notes.size(); ++i) {
      auto place = lines_.size() - 1;
      for (auto at = first; at < lines_.size(); ++at)
        if (findPhrase(lines_[at].text, notes[i]) != nowhere && lines_[at].margin.empty()) place = at;
      auto& margin = lines_[place].margin;
      margin += (margin.empty() ? "" : ", ") + notes[i];
    }
  }

  const Line& row_;
  std::vector<Line> lines_;
};

std::vector<Line> linesOfRow(const Line& line, const Cells& cells, const Columns& columns) {
  RowLines rowLines(line);
  std::string title;
  for (size_t i = 0; i < std::min(columns.discussion, cells.size()); ++i) {
    auto cell = joined(cells[i]);
    bool isNumber = !cell.empty() && cell.find_first_not_of("0123456789.") == nowhere;
    while (isNumber && cell.ends_with('.')) cell.pop_back();
    if (!cell.empty()) title += (title.empty() ? "" : " ") + cell + (isNumber ? "." : "");
  }
  auto discussion = columns.discussion < cells.size() ? nonEmpty(paragraphs(cells[columns.discussion])) : Cells{};
  constexpr size_t longestTitle = 80;
  // Where only a number precedes the discussion, a short first paragraph is the title.
  bool isNumberOnly = !title.empty() && title.find_first_not_of("0123456789. ") == nowhere;
  if (isNumberOnly && discussion.size() > 1 && discussion[0].size() <= longestTitle && !discussion[0].ends_with('.')) {
    title += ' ' + discussion[0];
    discussion.erase(discussion.begin());
  }
  if (!title.empty()) rowLines.addHeading(title);
  auto first = rowLines.size();
  for (const auto& each : discussion) rowLines.add(each);
  if (columns.decisions && *columns.decisions < cells.size())
    for (const auto& each : nonEmpty(paragraphs(cells[*columns.decisions]))) rowLines.add("Decision: " + each);
  if (columns.owners && *columns.owners < cells.size()) rowLines.addOwners(paragraphs(cells[*columns.owners]), first);
  return rowLines.lines();
}

}  // namespace

void unrollMinutesTables(std::vector<Line>& lines) {
  if (std::ranges::none_of(lines, isRow)) return;
  std::vector<Line> output;
  auto keep = [&](Line& line) { output.push_back(std::move(line)); };
  for (size_t i = 0; i < lines.size();) {
    std::vector<Cells> rows;
    while (i + rows.size() < lines.size() && isRow(lines[i + rows.size()])) {
      const auto& line = lines[i + rows.size()];
      rows.push_back(isRule(line) ? Cells{} : cellsOf(line));
    }
    if (rows.empty()) {
      keep(lines[i++]);
      continue;
    }
    auto columnsOfHeader = rows.size() > 1 ? columnsOf(rows[0]) : std::nullopt;
    auto columns = columnsOfHeader ? columnsOfHeader : guessColumns(rows);
    for (size_t row = 0; row < rows.size(); ++row, ++i) {
      if (!columns) keep(lines[i]);
      if (!columns || (columnsOfHeader && row == 0) || rows[row].empty()) continue;
      for (auto& each : linesOfRow(lines[i], rows[row], *columns)) keep(each);
    }
  }
  lines = std::move(output);
}

}  // namespace minuted::documents
