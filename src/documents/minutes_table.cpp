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

std::vector<std::string> filled(std::vector<std::string> paragraphs) {
  std::erase_if(paragraphs, [](const auto& each) { return each.empty(); });
  return paragraphs;
}

std::string folded(std::string_view cell) {
  std::string all;
  for (const auto& each : filled(paragraphs(cell))) all += (all.empty() ? "" : " ") + each;
  return all;
}

// Which column tells what was said, and which, behind it, who is to act or what was decided. What stands before is
// number and title.
struct Columns {
  size_t text = 0;
  std::optional<size_t> who = {};
  std::optional<size_t> decided = {};
};

std::optional<Columns> columnsOf(const Cells& header) {
  Columns columns{.text = header.size()};
  for (size_t i = 0; i < header.size(); ++i) {
    auto name = columnNamed(folded(header[i]));
    if (name == ColumnName::due || name == ColumnName::status) return std::nullopt;  // of actions, with notes on them
    if (columns.text == header.size() && name == ColumnName::discussion) columns.text = i;
    if (columns.text < i && name == ColumnName::decision) columns.decided = i;
    if (columns.text < i && (name == ColumnName::action || name == ColumnName::owner)) columns.who = i;
  }
  return columns.text == header.size() ? std::nullopt : std::optional(columns);
}

// Without names of columns: one column has nearly all that is said, in paragraphs; the others are narrow.
std::optional<Columns> guessed(const std::vector<Cells>& rows) {
  constexpr size_t narrow = 60, shortest = 400;
  std::vector<size_t> sizes, longest;
  size_t all = 0, several = 0;
  for (const auto& row : rows) {
    sizes.resize(std::max(sizes.size(), row.size()));
    longest.resize(sizes.size());
    for (size_t i = 0; i < row.size(); ++i) {
      auto size = folded(row[i]).size();
      sizes[i] += size;
      longest[i] = std::max(longest[i], size);
      all += size;
      several += filled(paragraphs(row[i])).size() > 2 ? 1 : 0;
    }
  }
  if (sizes.size() < 2 || sizes.size() > 4 || several == 0) return std::nullopt;
  auto widest = static_cast<size_t>(std::ranges::max_element(sizes) - sizes.begin());
  bool fits = sizes[widest] >= shortest && sizes[widest] * 10 >= all * 7 && widest + 2 >= sizes.size();
  for (size_t i = 0; i < longest.size(); ++i) fits = fits && (i == widest || longest[i] <= narrow);
  if (!fits) return std::nullopt;
  return Columns{.text = widest, .who = widest + 1 < sizes.size() ? std::optional(widest + 1) : std::nullopt};
}

class Unrolled {
 public:
  explicit Unrolled(const Line& row) : row_(row) {}

  void heading(const std::string& text) { add("# " + text); }
  void add(const std::string& text) {
    lines_.push_back({.number = row_.number, .page = row_.page, .gap = true, .whole = true, .text = text});
  }
  // Beside the paragraphs from `first` on.
  void act(const std::vector<std::string>& who, size_t first) {
    auto said = filled(who);
    if (std::ranges::all_of(said, namesOnly)) {
      beside(who, said, first);
    } else {
      for (const auto& each : said) add("Action: " + each);
    }
  }
  std::vector<Line> lines() { return std::move(lines_); }
  size_t size() const { return lines_.size(); }

 private:
  void beside(const std::vector<std::string>& who, const std::vector<std::string>& said, size_t first) {
    if (said.empty() || first >= lines_.size()) return;
    bool aligned = who.size() == lines_.size() - first;
    for (size_t i = 0; i < who.size() && aligned; ++i) lines_[first + i].margin = who[i];
    if (aligned) return;
    for (size_t i = 0; i < said.size(); ++i) {
      auto place = lines_.size() - 1;
      for (auto at = first; at < lines_.size(); ++at)
        if (findPhrase(lines_[at].text, said[i]) != nowhere && lines_[at].margin.empty()) place = at;
      auto& margin = lines_[place].margin;
      margin += (margin.empty() ? "" : ", ") + said[i];
    }
  }

  const Line& row_;
  std::vector<Line> lines_;
};

std::vector<Line> unrolled(const Line& line, const Cells& cells, const Columns& columns) {
  Unrolled rows(line);
  std::string title;
  for (size_t i = 0; i < std::min(columns.text, cells.size()); ++i) {
    auto cell = folded(cells[i]);
    bool number = !cell.empty() && cell.find_first_not_of("0123456789.") == nowhere;
    while (number && cell.ends_with('.')) cell.pop_back();
    if (!cell.empty()) title += (title.empty() ? "" : " ") + cell + (number ? "." : "");
  }
  auto said = columns.text < cells.size() ? filled(paragraphs(cells[columns.text])) : Cells{};
  constexpr size_t longestTitle = 80;
  bool numberOnly = !title.empty() && title.find_first_not_of("0123456789. ") == nowhere;
  if (numberOnly && said.size() > 1 && said[0].size() <= longestTitle && !said[0].ends_with('.')) {
    title += ' ' + said[0];
    said.erase(said.begin());
  }
  if (!title.empty()) rows.heading(title);
  auto first = rows.size();
  for (const auto& each : said) rows.add(each);
  if (columns.decided && *columns.decided < cells.size())
    for (const auto& each : filled(paragraphs(cells[*columns.decided]))) rows.add("Decision: " + each);
  if (columns.who && *columns.who < cells.size()) rows.act(paragraphs(cells[*columns.who]), first);
  return rows.lines();
}

}  // namespace

void unrollMinutesTables(std::vector<Line>& lines) {
  if (std::ranges::none_of(lines, isRow)) return;
  std::vector<Line> kept;
  auto keep = [&](Line& line) { kept.push_back(std::move(line)); };
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
    auto named = rows.size() > 1 ? columnsOf(rows[0]) : std::nullopt;
    auto columns = named ? named : guessed(rows);
    for (size_t row = 0; row < rows.size(); ++row, ++i) {
      if (!columns) keep(lines[i]);
      if (!columns || (named && row == 0) || rows[row].empty()) continue;
      for (auto& each : unrolled(lines[i], rows[row], *columns)) keep(each);
    }
  }
  lines = std::move(kept);
}

}  // namespace minuted::documents
