#include "cli/output.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <numeric>

#include "base/text.h"
#include "formats/answers.h"

namespace minuted::cli {
namespace {

constexpr size_t gap = 2;  // between columns

// Characters, counted as a terminal shows them: without the bytes that continue one.
size_t characters(std::string_view text) {
  return static_cast<size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<uint8_t>(c) & 0xC0) != 0x80; }));
}

size_t widestLine(std::string_view text) {
  size_t widest = 0;
  for (auto line : split(text, '\n')) widest = std::max(widest, characters(line));
  return widest;
}

// Broken into lines between words; a word that is too long for a line is left whole.
std::vector<std::string> wrapped(std::string_view text, size_t width) {
  std::vector<std::string> lines;
  for (auto paragraph : split(text, '\n')) {
    lines.emplace_back();
    for (auto word : split(paragraph, ' ')) {
      if (!lines.back().empty() && characters(lines.back()) + 1 + characters(word) > width) lines.emplace_back();
      if (!lines.back().empty()) lines.back() += ' ';
      lines.back() += word;
    }
  }
  return lines;
}

std::string padded(const std::string& text, size_t width, bool right) {
  std::string space(width - std::min(width, characters(text)), ' ');
  return right ? space + text : text + space;
}

void printRow(const std::vector<Column>& columns, const std::vector<size_t>& widths, const Row& row) {
  std::vector<std::vector<std::string>> cells;
  size_t height = 1;
  for (size_t i = 0; i < columns.size(); ++i) {
    cells.push_back(wrapped(row.cells[i], widths[i]));
    height = std::max(height, cells.back().size());
  }
  for (size_t line = 0; line < height; ++line) {
    std::string text;
    for (size_t i = 0; i < columns.size(); ++i)
      text += (i == 0 ? "" : std::string(gap, ' ')) +
              padded(line < cells[i].size() ? cells[i][line] : "", widths[i], columns[i].right);
    text.erase(text.find_last_not_of(' ') + 1);
    fmt::print("{}\n", row.alarm && colours() ? "\033[31m" + text + "\033[0m" : text);
  }
}

size_t totalWidth(const std::vector<size_t>& widths) {
  return std::accumulate(widths.begin(), widths.end(), (widths.size() - 1) * gap);
}

size_t longestWord(std::string_view text) {
  size_t longest = 0;
  for (auto line : split(text, '\n'))
    for (auto word : split(line, ' ')) longest = std::max(longest, characters(word));
  return longest;
}

// Columns without a share are as wide as their content; the others share what is left, if they do not fit as they are.
std::vector<size_t> columnWidths(const std::vector<Column>& columns, const std::vector<Row>& rows) {
  std::vector<size_t> widths, least;
  double shares = 0;
  size_t fixed = (columns.size() - 1) * gap;
  for (size_t i = 0; i < columns.size(); ++i) {
    widths.push_back(characters(columns[i].title));
    least.push_back(widths.back());
    for (const auto& row : rows) {
      widths[i] = std::max(widths[i], widestLine(row.cells[i]));
      least[i] = std::max(least[i], longestWord(row.cells[i]));
    }
    shares += columns[i].share;
    if (columns[i].share == 0) fixed += widths[i];
  }
  if (totalWidth(widths) <= terminalWidth()) return widths;
  auto left = terminalWidth() > fixed ? static_cast<double>(terminalWidth() - fixed) : 0;
  // What a column does not need goes to the ones after it.
  for (size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].share == 0) continue;
    auto due = static_cast<size_t>(left * columns[i].share / shares);
    widths[i] = std::min(widths[i], std::max(due, std::min<size_t>(least[i], 24)));
    left -= static_cast<double>(widths[i]);
    shares -= columns[i].share;
  }
  return widths;
}

}  // namespace

size_t terminalWidth() {
  if (const char* columns = std::getenv("COLUMNS"); columns != nullptr && std::atoi(columns) >= 40)
    return static_cast<size_t>(std::atoi(columns));
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40) return size.ws_col;
  return 80;
}

bool colours() {
  static const bool wanted = ::isatty(STDOUT_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr;
  return wanted;
}

std::string bold(const std::string& text) { return colours() ? "\033[1m" + text + "\033[0m" : text; }

void printTable(const std::vector<Column>& columns, const std::vector<Row>& rows) {
  auto widths = columnWidths(columns, rows);
  Row titles;
  for (const auto& column : columns) titles.cells.push_back(column.title);
  printRow(columns, widths, titles);
  for (const auto& row : rows) printRow(columns, widths, row);
  std::fflush(stdout);
}

bool printedForPrograms(const GlobalOptions& options, capnp::DynamicStruct::Reader answer) {
  if (options.json)
    fmt::print("{}\n", formats::json(answer));
  else if (options.csv)
    fmt::print("{}", formats::csv(answer));
  return options.json || options.csv;
}

}  // namespace minuted::cli
