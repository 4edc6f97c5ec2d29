// Reads XLSX, that is SpreadsheetML (ECMA-376 part 1, 18.3): shared and inline strings, numbers, and the results of
// formulas as they were when the file was saved. A number that is formatted as a date is read as 2025-05-31.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <set>

#include "base/text.h"
#include "documents/phrases.h"
#include "reader/archive.h"
#include "reader/readers.h"
#include "reader/xml.h"

namespace minuted::reader {
namespace {

using pugi::xml_node;

// The text of a string item, which is one element or several runs. Phonetic guides (rPh) are left out.
std::string stringOf(xml_node item) {
  std::string text = item.child("t").text().get();
  for (auto run : item.children("r")) text += run.child("t").text().get();
  return text;
}

std::vector<std::string> sharedStrings(xml_node table) {
  std::vector<std::string> strings;
  for (auto item : table.children("si")) strings.push_back(stringOf(item));
  return strings;
}

// Whether a number format shows a date, that is a day or a year. Text in quotes or brackets does not count.
bool showsDate(std::string_view format) {
  auto text = documents::toLower(format);
  if (text.empty() || text == "general") return false;
  bool isQuoted = false, isBracketed = false;
  for (char c : text) {
    if (c == '"') isQuoted = !isQuoted;
    if (c == '[') isBracketed = true;
    if (c == ']') isBracketed = false;
    if (!isQuoted && !isBracketed && (c == 'd' || c == 'y')) return true;
  }
  return false;
}

// The cell styles whose numbers are dates, by their index in cellXfs.
std::set<int> dateStyles(xml_node sheet) {
  std::set<int> formats{14, 15, 16, 17, 22};  // built-in date formats, which files do not define (18.8.30)
  for (auto format : sheet.child("numFmts").children("numFmt"))
    if (showsDate(format.attribute("formatCode").value())) formats.insert(format.attribute("numFmtId").as_int());
  std::set<int> styles;
  int index = 0;
  for (auto style : sheet.child("cellXfs").children("xf")) {
    if (formats.contains(style.attribute("numFmtId").as_int())) styles.insert(index);
    ++index;
  }
  return styles;
}

// The column of a cell reference, from 0: 'BC12' -> 54. Nothing where the reference has no letters.
std::optional<size_t> columnOf(std::string_view reference) {
  size_t column = 0;
  for (char c : reference) {
    if (c < 'A' || c > 'Z') break;
    column = column * 26 + static_cast<size_t>(c - 'A' + 1);
    if (column > 20'000) return std::nullopt;
  }
  return column == 0 ? std::nullopt : std::optional(column - 1);
}

std::string dayText(double serial, bool countsFrom1904) {
  using namespace std::chrono;
  auto first = countsFrom1904 ? sys_days(1904y / January / 1) : sys_days(1899y / December / 30);
  year_month_day day{first + days(static_cast<int>(serial))};
  return fmt::format("{:04}-{:02}-{:02}", int(day.year()), unsigned(day.month()), unsigned(day.day()));
}

std::string numberText(double value) {
  constexpr double largestExact = 1e15;
  if (std::abs(value) < largestExact && value == std::floor(value)) return std::to_string(static_cast<int64_t>(value));
  return fmt::format("{:.10g}", value);
}

struct Book {
  std::vector<std::string> strings;
  std::set<int> dateStyles;
  bool countsFrom1904 = false;  // instead of from 1900
};

std::string cellText(xml_node cell, const Book& book) {
  std::string_view type = cell.attribute("t").value();
  std::string_view value = cell.child("v").text().get();
  if (type == "inlineStr") return stringOf(cell.child("is"));
  if (type == "s") {
    auto place = cell.child("v").text().as_ullong(~0ull);
    return place < book.strings.size() ? book.strings[place] : "";
  }
  if (type == "b") return value == "1" ? "yes" : "no";
  if (type == "d") return std::string(value.substr(0, 10));
  if (!type.empty() && type != "n") return std::string(value);  // the text or the error that a formula gave
  double number = 0;
  auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error != std::errc()) return std::string(value);
  constexpr double latest = 200'000;  // days: the year 2447
  bool isDate = book.dateStyles.contains(cell.attribute("s").as_int(0)) && number >= 1 && number <= latest;
  return isDate ? dayText(number, book.countsFrom1904) : numberText(number);
}

class Sheets {
 public:
  explicit Sheets(Book book) : book_(std::move(book)) {}

  // Returns false where the workbook has too many cells.
  bool add(const std::string& name, xml_node data) {
    document_.sheets.push_back(name);
    int number = 0;
    for (auto row : data.children("row")) {
      number = row.attribute("r").as_int(number + 1);
      std::vector<std::string> cells;
      size_t column = 0;
      for (auto cell : row.children("c")) {
        column = columnOf(cell.attribute("r").value()).value_or(column);
        if (column >= mostColumns) break;
        cells.resize(std::max(cells.size(), column + 1));
        cells[column++] = cellText(cell, book_);
      }
      count_ += cells.size();
      if (count_ > mostCells) return false;
      addRow(document_, static_cast<int>(document_.sheets.size()), number, std::move(cells));
    }
    return true;
  }

  documents::Document document() && {
    document_.text = foldSpace(document_.text);
    return std::move(document_);
  }

 private:
  Book book_;
  documents::Document document_;
  size_t count_ = 0;
};

// Removes the namespace prefixes that some programs put before each name: 'x:row'.
void dropPrefixes(xml_node parent, int depth = 0) {
  if (depth > deepest) return;
  for (auto node : parent.children()) {
    std::string_view name = node.name();
    if (auto colon = name.find(':'); colon != std::string_view::npos)
      node.set_name(std::string(name.substr(colon + 1)).c_str());
    dropPrefixes(node, depth + 1);
  }
}

Result<void> load(const Archive& archive, const std::string& part, pugi::xml_document& document) {
  TRY(auto text, archive.read(part));
  if (text.empty()) return {};
  TRY_DONE(parseXml(document, text));
  bool isPrefixed = std::string_view(document.document_element().name()).contains(':');
  if (isPrefixed) dropPrefixes(document);
  return {};
}

// The name of the part to which a relation of the workbook leads. Its target is relative to the folder of the workbook,
// or absolute: 'worksheets/sheet1.xml', '/xl/worksheets/sheet1.xml'.
std::string partOf(xml_node relations, std::string_view id) {
  for (auto each : relations.children("Relationship"))
    if (id == each.attribute("Id").value()) {
      std::string target = each.attribute("Target").value();
      return target.starts_with('/') ? target.substr(1) : "xl/" + target;
    }
  return "";
}

}  // namespace

Result<documents::Document> readXlsx(Archive& archive) {
  pugi::xml_document workbook, relations, strings, styles;
  TRY_DONE(load(archive, "xl/workbook.xml", workbook));
  TRY_DONE(load(archive, "xl/_rels/workbook.xml.rels", relations));
  TRY_DONE(load(archive, "xl/sharedStrings.xml", strings));
  TRY_DONE(load(archive, "xl/styles.xml", styles));
  auto root = workbook.child("workbook");
  Sheets sheets({.strings = sharedStrings(strings.child("sst")),
                 .dateStyles = dateStyles(styles.child("styleSheet")),
                 .countsFrom1904 = root.child("workbookPr").attribute("date1904").as_bool()});
  for (auto each : root.child("sheets").children("sheet")) {
    pugi::xml_document sheet;
    TRY_DONE(load(archive, partOf(relations.child("Relationships"), each.attribute("r:id").value()), sheet));
    if (!sheets.add(each.attribute("name").value(), sheet.child("worksheet").child("sheetData")))
      return refuse(std::string(tooManyCells));
  }
  return std::move(sheets).document();
}

}  // namespace minuted::reader
