// Words whose middles are at one height are a line. A gap wider than letters are high parts it into segments, and these
// tell columns: of prose, where most lines of the page have a gap at one place and words on both sides; of a table,
// where a line of names of columns is followed by lines that leave the same gaps. A row of a table ends where all
// columns leave more space than lines of one cell do, or, where rows stand close, where the first column has something
// again.
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

void put(PlacedLine& line, const PlacedWord& word) {
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

// Of two words, the second not higher than the first: small raised letters are of the line, too.
bool areOfOneLine(const PlacedWord& first, const PlacedWord& second) {
  auto height = first.bottom - first.top, other = second.bottom - second.top;
  auto apart = std::abs((second.top + second.bottom) - (first.top + first.bottom)) / 2;
  bool small = std::min(height, other) < std::max(height, other) * 0.8;
  return apart < std::max(height, other) * (small ? 0.5 : 0.3);
}

Page placed(std::vector<PlacedWord> words) {
  auto middle = [](const PlacedWord& word) { return (word.top + word.bottom) / 2; };
  std::ranges::stable_sort(words, {}, middle);
  Page page;
  for (size_t i = 0; i < words.size();) {
    auto end = i + 1;
    while (end < words.size() && areOfOneLine(words[i], words[end])) ++end;
    std::sort(words.begin() + static_cast<ptrdiff_t>(i), words.begin() + static_cast<ptrdiff_t>(end),
              [](const auto& a, const auto& b) { return a.left < b.left; });
    PlacedLine line{.top = words[i].top, .bottom = words[i].bottom};
    for (; i < end; ++i) put(line, words[i]);
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

// Where the right one of two columns of prose begins; a table, or a margin with initials, has few words on one side.
std::optional<double> gutterOf(const Page& page) {
  constexpr size_t fewestLines = 15, fewestWords = 4;
  if (page.size() < fewestLines) return std::nullopt;
  double width = 0;
  for (const auto& line : page) width = std::max(width, line.segments.back().right);
  std::optional<double> gutter;
  auto most = static_cast<ptrdiff_t>(page.size() * 6 / 10);
  for (double x = width / 3; x < width * 2 / 3; x += 4) {
    auto both = std::ranges::count_if(page, [&](const auto& line) {
      return leavesGapAt(line, x) && wordsIn(line, 0, x) >= fewestWords && wordsIn(line, x, width) >= fewestWords;
    });
    if (both <= most) continue;
    most = both;
    gutter = x;
  }
  return gutter;
}

Page inReadingOrder(Page page) {
  auto gutter = gutterOf(page);
  if (!gutter) return page;
  Page left, right;
  for (auto& line : page) {
    if (!leavesGapAt(line, *gutter)) {  // a title across both: what stood above it comes first
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

Spans with(Spans spans, const PlacedLine& line, double gap) {
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

// The lines from `begin` on that leave the gaps between these columns.
Table grown(const Page& page, size_t begin, Spans columns) {
  constexpr double farthest = 3;  // lines
  auto gap = page[begin].height() * 0.4;
  auto end = begin;
  for (; end < page.size(); ++end) {
    auto more = with(columns, page[end], gap);
    if (more.size() != columns.size()) break;
    if (end > begin && page[end].top - page[end - 1].bottom > farthest * page[begin].height()) break;
    columns = std::move(more);
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
  auto table = grown(page, begin, with({}, page[begin], page[begin].height() * 0.4));
  if (table.columns.size() != names.size() || !hasRows(page, begin + 1, table.end)) return std::nullopt;
  // Bullets in the first column, owners beside them a little higher or lower: no rows can be told from these lines.
  for (auto i = begin + 1; i < table.end; ++i)
    if (startsWithBullet(cellsOf(page[i], table.columns)[0])) return std::nullopt;
  return table;
}

// The space that lines of one cell leave between them, at least; where no cell has two, that of widely set ones.
double leading(const Page& page, size_t begin, const Table& table) {
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

std::vector<Row> rowsOf(const Page& page, size_t begin, const Table& table, bool header) {
  auto closest = leading(page, begin, table) + page[begin].height() * 0.12;
  std::vector<std::vector<std::string>> all;
  for (auto i = begin; i < table.end; ++i) all.push_back(cellsOf(page[i], table.columns));
  bool spaced = false;
  double bottom = page[begin].bottom;
  std::vector<bool> starts(all.size());
  for (size_t i = 1; i < all.size(); ++i) {
    const auto& line = page[begin + i];
    bool apart = line.top - bottom > closest;
    starts[i] = apart || (header && i == 1);
    spaced = spaced || apart;
    bottom = std::max(bottom, line.bottom);
  }
  std::vector<Row> rows{{begin, all[0]}};
  for (size_t i = 1; i < all.size(); ++i) {
    if (starts[i] || (!spaced && !all[i][0].empty()))
      rows.push_back({begin + i, std::vector<std::string>(table.columns.size())});
    for (size_t column = 0; column < all[i].size(); ++column) {
      auto& cell = rows.back().cells[column];
      const auto& more = all[i][column];
      bool bullet = startsWithBullet(more);
      bool hyphen = cell.size() > 1 && cell.back() == '-' && cell[cell.size() - 2] != ' ';
      if (!more.empty()) cell += (cell.empty() || hyphen ? "" : bullet ? "\n" : " ") + more;
    }
  }
  return rows;
}

// --- Lines ---

// As wide as on the page, in letters of the page's average width.
std::string spacedOut(const PlacedLine& line, double left, double letter) {
  constexpr size_t widest = 300;
  std::string text;
  size_t column = 0;
  for (const auto& each : line.segments) {
    auto at = std::min(widest, static_cast<size_t>(std::max(0.0, (each.left - left) / letter)));
    auto least = text.empty() ? 0 : column + 3;
    text.append(std::max(at, least) - column, ' ').append(each.text);
    column = std::max(at, least) + static_cast<size_t>((each.right - each.left) / letter);
  }
  return text;
}

double letterOf(const Page& page) {
  double width = 0;
  size_t letters = 0;
  for (const auto& line : page)
    for (const auto& each : line.segments) {
      width += each.right - each.left;
      letters += each.text.size();
    }
  return letters == 0 || width <= 0 ? 1 : width / static_cast<double>(letters);
}

// Between the lines of a paragraph, the space that most lines leave.
double usualSpace(const Page& page) {
  std::vector<double> spaces;
  for (size_t i = 1; i < page.size(); ++i)
    if (auto space = page[i].top - page[i - 1].bottom; space > -page[i].height()) spaces.push_back(space);
  if (spaces.empty()) return 0;
  auto middle = spaces.begin() + static_cast<ptrdiff_t>(spaces.size() / 2);
  std::ranges::nth_element(spaces, middle);
  return *middle;
}

// Where the text ends to the right: a line or two may reach beyond.
double rightOf(const Page& page) {
  std::vector<double> rights;
  for (const auto& line : page) rights.push_back(line.segments.back().right);
  std::ranges::sort(rights);
  return rights[rights.size() - 1 - rights.size() / 50];
}

bool isFull(const PlacedLine& line, const PlacedLine& next, double right) {
  const auto& first = next.segments[0];
  auto letter = (first.right - first.left) / static_cast<double>(first.text.size());
  auto word = first.text.substr(0, first.text.find(' '));
  return line.segments.back().right + letter * static_cast<double>(word.size() + 1) * 0.95 > right;
}

}  // namespace

std::vector<documents::Line> Pages::read(std::vector<PlacedWord> words) {
  ++number_;
  auto page = inReadingOrder(placed(std::move(words)));
  std::vector<documents::Line> lines;
  if (page.empty()) return lines;
  double left = page[0].segments[0].left;
  for (const auto& line : page) left = std::min(left, line.segments[0].left);
  auto letter = letterOf(page), usual = usualSpace(page), right = rightOf(page);
  auto continued = std::exchange(columns_, {});
  for (size_t i = 0; i < page.size();) {
    bool gap = i == 0 || page[i].top - page[i - 1].bottom > usual + page[i].height() * 0.35;
    auto table = tableAt(page, i);
    bool goesOn = !table && i == 0 && !continued.empty();
    if (goesOn) table = grown(page, i, continued);
    if (table && table->end > i) {
      if (table->end == page.size()) columns_ = table->columns;
      for (auto& row : rowsOf(page, i, *table, !goesOn)) {
        bool rest = goesOn && row.line == i && row.cells[0].empty();
        lines.push_back({.number = line_ + static_cast<int>(row.line - i) + 1,
                         .page = number_,
                         .gap = gap,
                         .whole = true,
                         .cells = std::move(row.cells),
                         .rest = rest});
      }
      line_ += static_cast<int>(table->end - i);
      i = table->end;
      continue;
    }
    bool full = i + 1 < page.size() && isFull(page[i], page[i + 1], right);
    lines.push_back(
        {.number = ++line_, .page = number_, .gap = gap, .full = full, .text = spacedOut(page[i], left, letter)});
    ++i;
  }
  return lines;
}

}  // namespace minuted::reader
