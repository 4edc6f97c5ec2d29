#include "cli/output.h"

#include <capnp/compat/json.h>
#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <numeric>

#include "base/text.h"

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

// Text of one cell of CSV; lists are joined, structs show their names.
std::string cellText(capnp::DynamicValue::Reader value) {
  switch (value.getType()) {
    case capnp::DynamicValue::TEXT: return value.as<capnp::Text>().cStr();
    case capnp::DynamicValue::BOOL: return value.as<bool>() ? "yes" : "no";
    case capnp::DynamicValue::INT: return std::to_string(value.as<int64_t>());
    case capnp::DynamicValue::UINT: return std::to_string(value.as<uint64_t>());
    case capnp::DynamicValue::FLOAT: return fmt::format("{:.2f}", value.as<double>());
    case capnp::DynamicValue::ENUM: return spaced(value.as<capnp::DynamicEnum>());
    case capnp::DynamicValue::LIST: {
      std::string text;
      for (auto element : value.as<capnp::DynamicList>()) text += (text.empty() ? "" : "; ") + cellText(element);
      return text;
    }
    case capnp::DynamicValue::STRUCT: {
      auto fields = value.as<capnp::DynamicStruct>();
      for (const char* name : {"name", "title"})
        KJ_IF_MAYBE (field, fields.getSchema().findFieldByName(name)) {
          return cellText(fields.get(*field));
        }
      return "";
    }
    default: return "";
  }
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

void printJson(capnp::DynamicStruct::Reader answer) {
  capnp::JsonCodec codec;
  codec.setPrettyPrint(true);
  auto text = codec.encode(answer);
  fmt::print("{}\n", text.cStr());
}

std::string csvCell(const std::string& text) {
  auto cell = text;
  constexpr std::string_view formula = "=+-@\t\r";
  if (!cell.empty() && formula.find(cell.front()) != std::string_view::npos) cell.insert(0, 1, '\'');
  std::erase(cell, '\0');
  if (cell.find_first_of("\",\n\r") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (char c : cell) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + '"';
}

void printCsv(capnp::DynamicStruct::Reader list) {
  auto items = list.get("items").as<capnp::DynamicList>();
  auto fields = items.getSchema().getStructElementType().getFields();
  std::string line;
  for (auto field : fields) line += (line.empty() ? "" : ",") + std::string(field.getProto().getName().cStr());
  fmt::print("{}\r\n", line);
  for (auto item : items) {
    line.clear();
    bool first = true;
    for (auto field : fields) {
      line += (first ? "" : ",") + csvCell(cellText(item.as<capnp::DynamicStruct>().get(field)));
      first = false;
    }
    fmt::print("{}\r\n", line);
  }
}

bool printedForPrograms(const GlobalOptions& options, capnp::DynamicStruct::Reader answer) {
  if (options.json)
    printJson(answer);
  else if (options.csv)
    printCsv(answer);
  return options.json || options.csv;
}

std::string spaced(capnp::DynamicEnum value) {
  KJ_IF_MAYBE (enumerant, value.getEnumerant()) return minuted::spaced(enumerant->getProto().getName().cStr());
  return "";
}

}  // namespace minuted::cli
