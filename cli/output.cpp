#include "cli/output.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <numeric>

#include "base/text.h"
#include "formats/csv.h"
#include "formats/json.h"
#include "outcome.capnp.h"

namespace minuted::cli {
namespace {

constexpr size_t gap = 2;  // between columns

// The number of characters of a UTF-8 text: all bytes but those that continue a character.
size_t characters(std::string_view text) {
  return static_cast<size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<uint8_t>(c) & 0xC0) != 0x80; }));
}

size_t widestLine(std::string_view text) {
  size_t widest = 0;
  for (auto line : split(text, '\n')) widest = std::max(widest, characters(line));
  return widest;
}

// Breaks the text into lines between words. A word that is too long for a line is not broken.
std::vector<std::string> wrap(std::string_view text, size_t width) {
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

std::string pad(const std::string& text, size_t width, bool right) {
  std::string space(width - std::min(width, characters(text)), ' ');
  return right ? space + text : text + space;
}

void printRow(const std::vector<Column>& columns, const std::vector<size_t>& widths, const Row& row) {
  std::vector<std::vector<std::string>> cells;
  size_t height = 1;
  for (size_t i = 0; i < columns.size(); ++i) {
    cells.push_back(wrap(row.cells[i], widths[i]));
    height = std::max(height, cells.back().size());
  }
  for (size_t line = 0; line < height; ++line) {
    std::string text;
    for (size_t i = 0; i < columns.size(); ++i)
      text += (i == 0 ? "" : std::string(gap, ' ')) +
              pad(line < cells[i].size() ? cells[i][line] : "", widths[i], columns[i].alignRight);
    text.erase(text.find_last_not_of(' ') + 1);
    printOut("{}\n", row.isAlarm && usesColours() ? "\033[31m" + text + "\033[0m" : text);
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

// Columns without a share are as wide as their content. If the table is too wide, the others share the rest.
std::vector<size_t> columnWidths(const std::vector<Column>& columns, const std::vector<Row>& rows) {
  std::vector<size_t> widths, minimums;
  double shares = 0;
  size_t fixed = (columns.size() - 1) * gap;
  for (size_t i = 0; i < columns.size(); ++i) {
    widths.push_back(characters(columns[i].title));
    minimums.push_back(widths.back());
    for (const auto& row : rows) {
      widths[i] = std::max(widths[i], widestLine(row.cells[i]));
      minimums[i] = std::max(minimums[i], longestWord(row.cells[i]));
    }
    shares += columns[i].share;
    if (columns[i].share == 0) fixed += widths[i];
  }
  if (totalWidth(widths) <= terminalWidth()) return widths;
  auto left = terminalWidth() > fixed ? static_cast<double>(terminalWidth() - fixed) : 0;
  // Space that one column does not need goes to those after it.
  for (size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].share == 0) continue;
    auto fairShare = static_cast<size_t>(left * columns[i].share / shares);
    widths[i] = std::min(widths[i], std::max(fairShare, std::min<size_t>(minimums[i], 24)));
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

bool usesColours() {
  static const bool isColoured = ::isatty(STDOUT_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr;
  return isColoured;
}

std::string bold(const std::string& text) { return usesColours() ? "\033[1m" + text + "\033[0m" : text; }

void printTable(const std::vector<Column>& columns, const std::vector<Row>& rows) {
  auto widths = columnWidths(columns, rows);
  Row titles;
  for (const auto& column : columns) titles.cells.push_back(column.title);
  printRow(columns, widths, titles);
  for (const auto& row : rows) printRow(columns, widths, row);
  flushOutput();
}

bool printForPrograms(const GlobalOptions& options, capnp::DynamicStruct::Reader answer) {
  if (options.json)
    printOut("{}\n", formats::json(answer));
  else if (options.csv)
    printOut("{}{}", options.bom ? formats::byteOrderMark : "", formats::csv(answer));
  return isForPrograms(options);
}

bool printElement(const GlobalOptions& options, capnp::DynamicStruct::Reader element, bool isFirst) {
  if (options.json) {
    printOut("{}\n", formats::jsonLine(element));
  } else if (options.csv) {
    if (isFirst) printOut("{}{}", options.bom ? formats::byteOrderMark : "", formats::csvHeader(element.getSchema()));
    printOut("{}", formats::csvRow(element));
  }
  return isForPrograms(options);
}

bool printRecorded(const GlobalOptions& options, const engine::Recorded& recorded, size_t index) {
  queries::Answer<schema::RecordedAnswer> answer;
  (*answer).setRecorded(reference(recorded.subjects.at(index)));
  (*answer).setEvent(static_cast<uint32_t>(recorded.first + index));
  (*answer).setCount(recorded.count);
  return printForPrograms(options, answer.get());
}

}  // namespace minuted::cli
