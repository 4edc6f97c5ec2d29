// A table is a line of names of columns, and all lines below it that leave a gap where those names leave one. Its rows
// begin where the first column does; where that is not at the top of a row (words set in the middle of their cell), rows
// are what stands between blank lines.
#include "documents/spaced_table.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"
#include "documents/phrases.h"

namespace minuted {
namespace {

using namespace std::string_view_literals;

constexpr size_t widestLine = 400;  // characters

// From character to byte, one more than there are characters.
std::vector<size_t> charactersOf(std::string_view line) {
  std::vector<size_t> at;
  for (size_t i = 0; i < line.size(); ++i)
    if ((static_cast<unsigned char>(line[i]) & 0xC0) != 0x80) at.push_back(i);
  at.push_back(line.size());
  return at;
}

// Parts of a line with at least this gap between them.
std::vector<std::string_view> segments(std::string_view line, size_t gap) {
  std::vector<std::string_view> found;
  for (size_t at = line.find_first_not_of(' '); at != nowhere && at < line.size();) {
    auto end = line.find(std::string(gap, ' '), at);
    found.push_back(trim(line.substr(at, end == nowhere ? nowhere : end - at)));
    at = end == nowhere ? nowhere : line.find_first_not_of(' ', end);
  }
  return found;
}

bool namesColumns(std::string_view line) {
  return line.size() <= widestLine && areNamesOfColumns(segments(line, 2));
}

// Which characters of a page's width are taken.
using Taken = std::vector<bool>;

void take(Taken& taken, std::string_view line) {
  auto at = charactersOf(line);
  taken.resize(std::max(taken.size(), at.size() - 1));
  for (size_t i = 0; i + 1 < at.size(); ++i)
    if (line[at[i]] != ' ') taken[i] = true;
}

// The first characters of columns: what is taken behind a gap.
std::vector<size_t> columnsOf(const Taken& taken) {
  constexpr size_t gap = 2;
  std::vector<size_t> columns;
  size_t blank = gap;
  for (size_t i = 0; i < taken.size(); ++i) {
    if (taken[i] && blank >= gap) columns.push_back(i);
    blank = taken[i] ? 0 : blank + 1;
  }
  return columns;
}

struct Table {
  size_t end = 0;  // the line after its last
  std::vector<size_t> columns;
};

std::optional<Table> tableAt(const std::vector<Line>& lines, size_t begin) {
  auto isPlain = [&](const Line& line) {
    return line.cells.empty() && !line.whole && line.text.find('\t') == nowhere && line.text.size() <= widestLine &&
           !isTableLine(line.text);
  };
  if (!isPlain(lines[begin]) || !namesColumns(lines[begin].text)) return std::nullopt;
  auto wanted = segments(lines[begin].text, 2).size();
  Taken taken;
  take(taken, lines[begin].text);
  size_t filled = 0, end = begin + 1;
  for (; end < lines.size() && isPlain(lines[end]) && lines[end].page == lines[begin].page; ++end) {
    auto more = taken;
    take(more, lines[end].text);
    if (columnsOf(more).size() < wanted) break;
    bool severalCells = segments(lines[end].text, 2).size() > 1;
    bool narrow = !severalCells && lines[end].gap && filled > 0 && lines[end].text.find_first_not_of(' ') == 0;
    if (narrow && (end + 1 == lines.size() || segments(lines[end + 1].text, 2).size() < 2)) break;  // text goes on below
    taken = std::move(more);
    filled += severalCells ? 1 : 0;
  }
  auto columns = columnsOf(taken);
  if (filled < 1 || columns.size() != wanted) return std::nullopt;
  // Bullets in the first column, owners beside them a line higher or lower: no rows can be told from these lines.
  for (auto i = begin + 1; i < end; ++i)
    if (lines[i].text.find_first_not_of(' ') < columns[1] && startsWithBullet(trim(lines[i].text))) return std::nullopt;
  return Table{end, std::move(columns)};
}

std::vector<std::string> cellsOf(std::string_view line, const std::vector<size_t>& columns) {
  auto at = charactersOf(line);
  auto byte = [&](size_t character) { return at[std::min(character, at.size() - 1)]; };
  std::vector<std::string> cells;
  for (size_t i = 0; i < columns.size(); ++i) {
    auto begin = byte(i == 0 ? 0 : columns[i]);
    auto end = i + 1 < columns.size() ? byte(columns[i + 1]) : line.size();
    cells.emplace_back(trim(line.substr(begin, end - begin)));
  }
  return cells;
}

// Lines of a cell are one paragraph, but for those that begin with a bullet.
void append(std::vector<std::string>& row, const std::vector<std::string>& cells) {
  for (size_t i = 0; i < cells.size(); ++i) {
    if (cells[i].empty()) continue;
    row[i] += (row[i].empty() ? "" : startsWithBullet(cells[i]) ? "\n" : " ") + cells[i];
  }
}

std::vector<Line> rowsOf(const std::vector<Line>& lines, size_t begin, const Table& table) {
  std::vector<std::vector<std::string>> all;
  for (auto i = begin; i < table.end; ++i) all.push_back(cellsOf(lines[i].text, table.columns));
  auto alone = [](const auto& cells) {
    return !cells[0].empty() && std::ranges::count_if(cells, [](const auto& each) { return !each.empty(); }) == 1;
  };
  bool fromTheTop = std::none_of(all.begin() + 1, all.end(), alone);
  std::vector<Line> rows;
  for (size_t i = 0; i < all.size(); ++i) {
    const auto& line = lines[begin + i];
    bool next = i < 2 || line.gap || (fromTheTop && !all[i][0].empty());
    if (next)
      rows.push_back({.number = line.number, .page = line.page, .gap = line.gap, .whole = true,
                      .cells = std::vector<std::string>(table.columns.size())});
    append(rows.back().cells, all[i]);
  }
  return rows;
}

}  // namespace

bool startsWithBullet(std::string_view text) {
  constexpr std::array bullets{"•"sv, "●"sv, "\u200B"sv, "- "sv, "* "sv};
  return std::ranges::any_of(bullets, [&](auto bullet) { return text.starts_with(bullet); });
}

bool areNamesOfColumns(const std::vector<std::string_view>& names) {
  constexpr std::array words{"action"sv,   "actions"sv,  "owner"sv,        "who"sv,          "when"sv,
                             "due"sv,      "date"sv,     "item"sv,         "items"sv,        "name"sv,
                             "status"sv,   "lead"sv,     "organisation"sv, "by"sv,           "agenda"sv,
                             "no"sv,       "ref"sv,      "responsible"sv,  "deadline"sv,     "detail"sv,
                             "details"sv,  "task"sv,     "description"sv,  "progress"sv,     "update"sv,
                             "initials"sv, "role"sv,     "representing"sv, "responsibility"sv};
  constexpr size_t mostWords = 4, mostColumns = 8;
  if (names.size() < 2 || names.size() > mostColumns) return false;
  size_t known = 0;
  for (auto name : names) {
    auto all = wordsOf(name);
    if (all.empty() || all.size() > mostWords || !isUpper(name) || name.ends_with('.')) return false;
    known += std::ranges::any_of(all, [&](const auto& word) { return std::ranges::find(words, word) != words.end(); });
  }
  return known * 2 >= names.size();
}

void readSpacedTables(std::vector<Line>& lines) {
  std::vector<Line> kept;
  for (size_t i = 0; i < lines.size();) {
    auto table = tableAt(lines, i);
    if (!table) {
      kept.push_back(std::move(lines[i++]));
      continue;
    }
    for (auto& row : rowsOf(lines, i, *table)) kept.push_back(std::move(row));
    i = table->end;
  }
  lines = std::move(kept);
}

}  // namespace minuted
