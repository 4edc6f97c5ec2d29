#include "cli/terminal/output.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <numeric>
#include <optional>

#include "base/guard.h"
#include "base/text.h"
#include "cli/terminal/wrapping.h"
#include "formats/csv.h"
#include "formats/json.h"
#include "formats/xlsx.h"
#include "outcome.capnp.h"

namespace minuted::cli {
namespace {

constexpr size_t gap = 2;  // between columns

size_t widestLine(std::string_view text) {
  size_t widest = 0;
  for (auto line : split(text, '\n')) widest = std::max(widest, displayWidth(line));
  return widest;
}

std::string pad(const std::string& text, size_t width, bool right) {
  std::string space(width - std::min(width, displayWidth(text)), ' ');
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
    for (auto word : split(line, ' ')) longest = std::max(longest, displayWidth(word));
  return longest;
}

// What the columns of a table need.
struct Needs {
  std::vector<size_t> whole;  // so that nothing is wrapped
  std::vector<size_t> least;  // so that no word is broken that is not very long
};

Needs needsOf(const std::vector<Column>& columns, const std::vector<Row>& rows) {
  constexpr size_t longWord = 24;
  Needs needs;
  for (size_t i = 0; i < columns.size(); ++i) {
    auto title = displayWidth(columns[i].title);
    size_t widest = title, word = 0;
    for (const auto& row : rows) {
      widest = std::max(widest, widestLine(row.cells[i]));
      word = std::max(word, longestWord(row.cells[i]));
    }
    needs.whole.push_back(widest);
    needs.least.push_back(columns[i].share == 0 ? widest : std::max(title, std::min(word, longWord)));
  }
  return needs;
}

// Shares out the width among the columns that have a share, each at least as wide as its words; the others are as wide
// as their content. Space that one column does not need goes to those after it. Nothing where the width is too small.
std::optional<std::vector<size_t>> sharedWidths(const std::vector<Column>& columns, const Needs& needs, size_t width) {
  if (totalWidth(needs.whole) <= width) return needs.whole;
  if (totalWidth(needs.least) > width) return std::nullopt;
  auto widths = needs.least;
  double shares = 0, left = static_cast<double>(width - totalWidth(needs.least));
  for (size_t i = 0; i < columns.size(); ++i) {
    shares += columns[i].share;
    if (columns[i].share > 0) left += static_cast<double>(needs.least[i]);
  }
  size_t later = 0;  // what the columns further on need at least
  for (size_t i = 0; i < columns.size(); ++i) later += columns[i].share > 0 ? needs.least[i] : 0;
  for (size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].share == 0) continue;
    later -= needs.least[i];
    auto fairShare = std::max(static_cast<size_t>(left * columns[i].share / shares), needs.least[i]);
    widths[i] = std::min({needs.whole[i], fairShare, static_cast<size_t>(left) - later});
    left -= static_cast<double>(widths[i]);
    shares -= columns[i].share;
  }
  return widths;
}

// On a narrow terminal a row becomes a block: its first cell, and below it a line for each other that says something.
void printBlock(const std::vector<Column>& columns, const Row& row, size_t width) {
  constexpr size_t indent = 2;
  std::string text;
  auto add = [&](std::string_view content, size_t margin) {
    for (const auto& line : wrap(content, width - margin)) text += std::string(margin, ' ') + line + '\n';
  };
  add(row.cells[0], 0);
  for (size_t i = 1; i < columns.size(); ++i)
    if (!row.cells[i].empty())
      add(columns[i].title.empty() ? row.cells[i] : fmt::format("{}: {}", columns[i].title, row.cells[i]), indent);
  text.pop_back();
  printOut("{}\n", row.isAlarm && usesColours() ? "\033[31m" + text + "\033[0m" : text);
}

// The width that COLUMNS or the terminal of the stream says, within what lines can be; nothing where neither does.
std::optional<size_t> knownWidth(int stream) {
  constexpr size_t narrowest = 40, widest = 1'000;
  if (const char* columns = std::getenv("COLUMNS"); columns != nullptr) {
    size_t number = 0;
    std::string_view text(columns);
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc() && end == text.data() + text.size() && number > 0)
      return std::clamp(number, narrowest, widest);
  }
  winsize size{};
  if (::ioctl(stream, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    return std::clamp<size_t>(size.ws_col, narrowest, widest);
  return std::nullopt;
}

}  // namespace

size_t terminalWidth() {
  constexpr size_t usual = 80;
  return knownWidth(STDOUT_FILENO).value_or(usual);
}

void printProse(std::string_view text) {
  auto width = knownWidth(STDERR_FILENO);
  printMessage("{}\n", width ? wrapProse(text, *width) : std::string(text));
}

void writeProse(std::string_view text) {
  auto width = knownWidth(STDOUT_FILENO);
  writeOut(width ? wrapProse(text, *width) : std::string(text));
}

void printField(std::string_view name, std::string_view text, size_t column) {
  if (text.empty()) return;
  auto width = knownWidth(STDOUT_FILENO);
  auto lines = width && *width > 2 * column ? wrap(text, *width - column) : std::vector{std::string(text)};
  for (size_t i = 0; i < lines.size(); ++i) writeProse(fmt::format("{:<{}}{}\n", i == 0 ? name : "", column, lines[i]));
}

bool isForTerminal() { return ::isatty(STDOUT_FILENO) != 0; }

bool usesColours() {
  static const bool isColoured = ::isatty(STDOUT_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr;
  return isColoured;
}

std::string bold(const std::string& text) { return usesColours() ? "\033[1m" + text + "\033[0m" : text; }

void printTable(const std::vector<Column>& columns, const std::vector<Row>& rows) {
  auto width = terminalWidth();
  auto widths = sharedWidths(columns, needsOf(columns, rows), width);
  Row titles;
  for (const auto& column : columns) titles.cells.push_back(column.title);
  if (widths) printRow(columns, *widths, titles);
  for (const auto& row : rows)
    if (widths)
      printRow(columns, *widths, row);
    else
      printBlock(columns, row, width);
  flushOutput();
}

namespace {

void writeWorkbook(capnp::DynamicStruct::Reader answer) {
  auto book = formats::xlsx(answer);
  if (!book) throw ReadFailure{book.error()};
  writeOut(*book);
}

}  // namespace

bool printForPrograms(const GlobalOptions& options, capnp::DynamicStruct::Reader answer) {
  if (options.json)
    printOut("{}\n", formats::json(answer));
  else if (options.csv)
    printOut("{}{}", options.bom ? formats::byteOrderMark : "", formats::csv(answer));
  else if (options.xlsx)
    writeWorkbook(answer);
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

std::string sizeText(uint64_t bytes) {
  if (bytes < 1000) return counted(bytes, "byte");
  if (bytes < 1'000'000) return fmt::format("{:.0f} kB", static_cast<double>(bytes) / 1e3);
  return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
}

}  // namespace minuted::cli
