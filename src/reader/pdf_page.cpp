// How a page is read:
// 1. Words whose middles are at about the same height form a line. Gaps wider than the line is high divide it into
//    segments.
// 2. If most lines of the page have a gap at the same place and words on both sides of it, the page has two columns of
//    prose, and the left one is read before the right one.
// 3. A line whose segments are the headings of columns begins a table. It extends over the following lines, as long as
//    they leave the same gaps free.
// 4. Within a table, a new row begins where the space between lines is larger than the lines of one cell leave. If no
//    rows are spaced in this way, a new row begins where the first column has text again.
// 5. The other lines are laid out with spaces, so that lines.h can recognise columns and margins in them.
#include "reader/pdf_page.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

#include "base/text.h"
#include "documents/column_names.h"
#include "documents/phrases.h"

namespace minuted::reader {
namespace {

struct Segment {
  double left = 0, right = 0;
  std::string text;
};

struct PlacedLine {
  double top = 0, bottom = 0;
  std::vector<Segment> segments;

  double height() const { return bottom - top; }
};
using Page = std::vector<PlacedLine>;

void addWord(PlacedLine& line, const PlacedWord& word) {
  auto gap = line.segments.empty() ? 0.0 : word.left - line.segments.back().right;
  if (line.segments.empty() || gap > line.height()) {
    line.segments.push_back({word.left, word.right, word.text});
  } else {
    auto& last = line.segments.back();
    last.text += (gap > line.height() * 0.1 ? " " : "") + word.text;
    last.right = std::max(last.right, word.right);
  }
  line.top = std::min(line.top, word.top);
  line.bottom = std::max(line.bottom, word.bottom);
}

// Whether two words are on one line; the middle of the second must not be above that of the first. Small letters that
// are raised, as in '9th', may be further off.
bool areOnOneLine(const PlacedWord& first, const PlacedWord& second) {
  auto height = first.bottom - first.top, other = second.bottom - second.top;
  auto distance = std::abs((second.top + second.bottom) - (first.top + first.bottom)) / 2;
  bool hasOtherSize = std::min(height, other) < std::max(height, other) * 0.8;
  return distance < std::max(height, other) * (hasOtherSize ? 0.5 : 0.3);
}

Page linesOf(std::vector<PlacedWord> words) {
  auto middle = [](const PlacedWord& word) { return (word.top + word.bottom) / 2; };
  std::ranges::stable_sort(words, {}, middle);
  Page page;
  for (size_t i = 0; i < words.size();) {
    auto end = i + 1;
    while (end < words.size() && areOnOneLine(words[i], words[end])) ++end;
    std::sort(words.begin() + static_cast<ptrdiff_t>(i), words.begin() + static_cast<ptrdiff_t>(end),
              [](const auto& a, const auto& b) { return a.left < b.left; });
    PlacedLine line{.top = words[i].top, .bottom = words[i].bottom};
    for (; i < end; ++i) addWord(line, words[i]);
    page.push_back(std::move(line));
  }
  return page;
}

// --- Columns of prose ---

size_t wordsIn(const PlacedLine& line, double from, double to) {
  size_t count = 0;
  for (const auto& each : line.segments)
    if (each.left >= from && each.right <= to) count += documents::spacedWords(each.text).size();
  return count;
}

bool leavesGapAt(const PlacedLine& line, double x) {
  return std::ranges::none_of(line.segments, [&](const auto& each) { return each.left < x && each.right > x; });
}

// Where the right one of two columns of prose begins. A table, or a margin with initials, is no such column, since it
// has few words on one side.
std::optional<double> gutterOf(const Page& page) {
  constexpr size_t fewestLines = 15, fewestWords = 4;
  if (page.size() < fewestLines) return std::nullopt;
  double width = 0;
  for (const auto& line : page) width = std::max(width, line.segments.back().right);
  std::optional<double> gutter;
  auto most = static_cast<ptrdiff_t>(page.size() * 6 / 10);  // lines with words on both sides
  for (double x = width / 3; x < width * 2 / 3; x += 4) {
    auto count = std::ranges::count_if(page, [&](const auto& line) {
      return leavesGapAt(line, x) && wordsIn(line, 0, x) >= fewestWords && wordsIn(line, x, width) >= fewestWords;
    });
    if (count <= most) continue;
    most = count;
    gutter = x;
  }
  return gutter;
}

Page inReadingOrder(Page page) {
  auto gutter = gutterOf(page);
  if (!gutter) return page;
  Page left, right;
  for (auto& line : page) {
    if (!leavesGapAt(line, *gutter)) {  // a title across both columns: the columns above it are read first
      left.insert(left.end(), std::make_move_iterator(right.begin()), std::make_move_iterator(right.end()));
      right.clear();
      left.push_back(std::move(line));
      continue;
    }
    PlacedLine halves[2]{{line.top, line.bottom, {}}, {line.top, line.bottom, {}}};
    for (auto& each : line.segments) halves[each.left > *gutter ? 1 : 0].segments.push_back(std::move(each));
    if (!halves[0].segments.empty()) left.push_back(std::move(halves[0]));
    if (!halves[1].segments.empty()) right.push_back(std::move(halves[1]));
  }
  left.insert(left.end(), std::make_move_iterator(right.begin()), std::make_move_iterator(right.end()));
  return left;
}

// --- Tables ---

// The spans extended by the segments of a line. Spans that are nearer to each other than `gap` are merged.
Spans extended(Spans spans, const PlacedLine& line, double gap) {
  for (const auto& each : line.segments) spans.push_back({each.left, each.right});
  std::ranges::sort(spans, {}, &Span::left);
  Spans merged;
  for (const auto& each : spans) {
    if (!merged.empty() && each.left - merged.back().right < gap)
      merged.back().right = std::max(merged.back().right, each.right);
    else
      merged.push_back(each);
  }
  return merged;
}

struct Table {
  size_t end = 0;  // the line after its last
  Spans columns;
};

std::vector<std::string> cellsOf(const PlacedLine& line, const Spans& columns) {
  std::vector<std::string> cells(columns.size());
  for (const auto& each : line.segments) {
    size_t column = 0;
    while (column + 1 < columns.size() && each.left >= columns[column].right) ++column;
    cells[column] += (cells[column].empty() ? "" : " ") + each.text;
  }
  return cells;
}

// The table that begins at line `begin` with these columns: the following lines that leave the gaps between them free.
Table growTable(const Page& page, size_t begin, Spans columns) {
  constexpr double largestSpace = 3;  // in heights of a line
  auto gap = page[begin].height() * 0.4;
  auto end = begin;
  for (; end < page.size(); ++end) {
    auto extendedColumns = extended(columns, page[end], gap);
    if (extendedColumns.size() != columns.size()) break;
    if (end > begin && page[end].top - page[end - 1].bottom > largestSpace * page[begin].height()) break;
    columns = std::move(extendedColumns);
  }
  return {end, std::move(columns)};
}

bool hasRows(const Page& page, size_t begin, size_t end) {
  return std::any_of(page.begin() + static_cast<ptrdiff_t>(begin), page.begin() + static_cast<ptrdiff_t>(end),
                     [](const auto& line) { return line.segments.size() > 1; });
}

bool startsWithBullet(std::string_view text) {
  constexpr std::array<std::string_view, 5> bullets{"•", "●", "\u200B", "- ", "* "};
  return std::ranges::any_of(bullets, [&](auto bullet) { return text.starts_with(bullet); });
}

std::optional<Table> tableAt(const Page& page, size_t begin) {
  std::vector<std::string_view> names;
  for (const auto& each : page[begin].segments) names.push_back(each.text);
  if (!documents::areNamesOfColumns(names)) return std::nullopt;
  auto table = growTable(page, begin, extended({}, page[begin], page[begin].height() * 0.4));
  if (table.columns.size() != names.size() || !hasRows(page, begin + 1, table.end)) return std::nullopt;
  // Beside bullets in the first column, owners often stand a little higher or lower, so that rows cannot be recognised.
  for (auto i = begin + 1; i < table.end; ++i)
    if (startsWithBullet(cellsOf(page[i], table.columns)[0])) return std::nullopt;
  return table;
}

// The smallest space between two lines of one cell; at most a quarter of the height of a line.
double smallestLineSpace(const Page& page, size_t begin, const Table& table) {
  double least = page[begin].height() * 0.25;
  for (size_t column = 0; column < table.columns.size(); ++column) {
    std::optional<double> bottom;
    for (auto i = begin + 1; i < table.end; ++i) {
      if (cellsOf(page[i], table.columns)[column].empty()) continue;
      if (bottom) least = std::min(least, page[i].top - *bottom);
      bottom = page[i].bottom;
    }
  }
  return least;
}

struct Row {
  size_t line = 0;
  std::vector<std::string> cells;
};

// The rows of the table. With `hasHeader` its first line is a row by itself.
std::vector<Row> rowsOf(const Page& page, size_t begin, const Table& table, bool hasHeader) {
  auto largestLineSpace = smallestLineSpace(page, begin, table) + page[begin].height() * 0.12;
  std::vector<std::vector<std::string>> all;
  for (auto i = begin; i < table.end; ++i) all.push_back(cellsOf(page[i], table.columns));
  bool hasSpacedRows = false;
  double bottom = page[begin].bottom;
  std::vector<bool> starts(all.size());
  for (size_t i = 1; i < all.size(); ++i) {
    const auto& line = page[begin + i];
    bool isSpaced = line.top - bottom > largestLineSpace;
    starts[i] = isSpaced || (hasHeader && i == 1);
    hasSpacedRows = hasSpacedRows || isSpaced;
    bottom = std::max(bottom, line.bottom);
  }
  std::vector<Row> rows{{begin, all[0]}};
  for (size_t i = 1; i < all.size(); ++i) {
    if (starts[i] || (!hasSpacedRows && !all[i][0].empty()))
      rows.push_back({begin + i, std::vector<std::string>(table.columns.size())});
    for (size_t column = 0; column < all[i].size(); ++column) {
      auto& cell = rows.back().cells[column];
      const auto& text = all[i][column];
      bool hasBullet = startsWithBullet(text);
      bool endsWithHyphen = cell.size() > 1 && cell.back() == '-' && cell[cell.size() - 2] != ' ';
      if (!text.empty()) cell += (cell.empty() || endsWithHyphen ? "" : hasBullet ? "\n" : " ") + text;
    }
  }
  return rows;
}

// --- Lines ---

// The text of a line with as many spaces as the gaps on the page have letters of average width.
std::string layOut(const PlacedLine& line, double left, double letterWidth) {
  constexpr size_t widest = 300;
  std::string text;
  size_t column = 0;
  for (const auto& each : line.segments) {
    auto target = std::min(widest, static_cast<size_t>(std::max(0.0, (each.left - left) / letterWidth)));
    auto begin = std::max(target, text.empty() ? 0 : column + 3);
    text.append(begin - column, ' ').append(each.text);
    column = begin + static_cast<size_t>((each.right - each.left) / letterWidth);
  }
  return text;
}

double averageLetterWidth(const Page& page) {
  double width = 0;
  size_t letters = 0;
  for (const auto& line : page)
    for (const auto& each : line.segments) {
      width += each.right - each.left;
      letters += each.text.size();
    }
  return letters == 0 || width <= 0 ? 1 : width / static_cast<double>(letters);
}

// The space between the lines of a paragraph: the median of all spaces on the page.
double usualSpace(const Page& page) {
  std::vector<double> spaces;
  for (size_t i = 1; i < page.size(); ++i)
    if (auto space = page[i].top - page[i - 1].bottom; space > -page[i].height()) spaces.push_back(space);
  if (spaces.empty()) return 0;
  auto middle = spaces.begin() + static_cast<ptrdiff_t>(spaces.size() / 2);
  std::ranges::nth_element(spaces, middle);
  return *middle;
}

// The right edge of the text. One line in fifty may extend beyond it.
double rightEdge(const Page& page) {
  std::vector<double> rights;
  for (const auto& line : page) rights.push_back(line.segments.back().right);
  std::ranges::sort(rights);
  return rights[rights.size() - 1 - rights.size() / 50];
}

// Whether the first word of the next line would not have fitted into the line.
bool isFull(const PlacedLine& line, const PlacedLine& next, double right) {
  const auto& first = next.segments[0];
  auto letterWidth = (first.right - first.left) / static_cast<double>(first.text.size());
  auto word = first.text.substr(0, first.text.find(' '));
  return line.segments.back().right + letterWidth * static_cast<double>(word.size() + 1) * 0.95 > right;
}

}  // namespace

std::vector<documents::Line> PageReader::read(std::vector<PlacedWord> words) {
  ++page_;
  auto page = inReadingOrder(linesOf(std::move(words)));
  std::vector<documents::Line> lines;
  if (page.empty()) return lines;
  double left = page[0].segments[0].left;
  for (const auto& line : page) left = std::min(left, line.segments[0].left);
  auto letterWidth = averageLetterWidth(page), space = usualSpace(page), right = rightEdge(page);
  auto continued = std::exchange(columns_, {});
  for (size_t i = 0; i < page.size();) {
    bool gap = i == 0 || page[i].top - page[i - 1].bottom > space + page[i].height() * 0.35;
    auto table = tableAt(page, i);
    bool continuesTable = !table && i == 0 && !continued.empty();
    if (continuesTable) table = growTable(page, i, continued);
    if (table && table->end > i) {
      if (table->end == page.size()) columns_ = table->columns;
      for (auto& row : rowsOf(page, i, *table, !continuesTable)) {
        bool continuesRow = continuesTable && row.line == i && row.cells[0].empty();
        lines.push_back({.number = line_ + static_cast<int>(row.line - i) + 1,
                         .page = page_,
                         .gap = gap,
                         .isParagraph = true,
                         .cells = std::move(row.cells),
                         .continuesRow = continuesRow});
      }
      line_ += static_cast<int>(table->end - i);
      i = table->end;
      continue;
    }
    bool isFullLine = i + 1 < page.size() && isFull(page[i], page[i + 1], right);
    lines.push_back({.number = ++line_,
                     .page = page_,
                     .gap = gap,
                     .isFull = isFullLine,
                     .text = layOut(page[i], left, letterWidth)});
    ++i;
  }
  return lines;
}

}  // namespace minuted::reader
