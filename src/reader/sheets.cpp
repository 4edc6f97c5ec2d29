// Workbooks: CSV and XLSX, by orcus (ODS is in ods.cpp: orcus reads it in threads, which the sandbox does not have). Each filled row of each sheet becomes a row of a table; line breaks within a
// cell are kept. A date is written as such, whatever its format on screen: 2025-05-31.
#include <fmt/format.h>

#include <ixion/model_context.hpp>
#include <orcus/csv_parser.hpp>
#include <orcus/orcus_xlsx.hpp>
#include <orcus/spreadsheet/document.hpp>
#include <orcus/spreadsheet/factory.hpp>
#include <orcus/spreadsheet/sheet.hpp>
#include <orcus/spreadsheet/styles.hpp>
#include <orcus/types.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/date.h"
#include "base/text.h"
#include "documents/phrases.h"
#include "documents/text_reader.h"
#include "reader/readers.h"

namespace minuted {
namespace {

namespace sheets = orcus::spreadsheet;

constexpr int mostColumns = 200;

// Whether a format of numbers shows a date: a day or a year. What stands in quotes or brackets, and 'General', is none.
bool showsDate(std::string_view format) {
  auto text = lowered(format);
  if (text.empty() || text == "general") return false;
  bool quoted = false, bracketed = false;
  for (char c : text) {
    if (c == '"') quoted = !quoted;
    if (c == '[') bracketed = true;
    if (c == ']') bracketed = false;
    if (!quoted && !bracketed && (c == 'd' || c == 'y')) return true;
  }
  return false;
}

std::string plainNumber(double value) {
  constexpr double exact = 1e15;
  if (std::abs(value) < exact && value == std::floor(value)) return std::to_string(static_cast<int64_t>(value));
  return fmt::format("{:.10g}", value);
}

class Workbook {
 public:
  explicit Workbook(sheets::document& document) : from_(document) {
    dates_ = {14, 15, 16, 17, 22};  // Excel's own, which no file says (ECMA-376 part 1, 18.8.30)
    for (size_t i = 0; i < from_.get_styles().get_number_format_count(); ++i)
      if (const auto* format = from_.get_styles().get_number_format(i); showsDate(format->format_string))
        dates_.insert(format->identifier);
  }

  Result<Document> read() {
    for (size_t i = 0; i < from_.get_sheet_count(); ++i) {
      auto index = static_cast<sheets::sheet_t>(i);
      document_.sheets.emplace_back(from_.get_sheet_name(index));
      if (!readSheet(index)) return refused(std::string(tooManyCells));
    }
    document_.text = foldSpace(document_.text);
    return std::move(document_);
  }

 private:
  bool readSheet(sheets::sheet_t index) {
    const auto* sheet = from_.get_sheet(index);
    auto range = sheet->get_data_range();
    if (range.last.row < 0) return true;
    auto columns = std::min<int>(range.last.column + 1, mostColumns);
    for (int row = 0; row <= range.last.row; ++row) {
      std::vector<std::string> cells;
      for (int column = 0; column < columns; ++column) cells.push_back(cell(*sheet, index, row, column));
      cells_ += cells.size();
      if (cells_ > mostCells) return false;
      addRow(document_, index + 1, row + 1, std::move(cells));
    }
    return true;
  }

  std::string cell(const sheets::sheet& sheet, sheets::sheet_t index, int row, int column) const {
    ixion::abs_address_t at(index, row, column);
    const auto& model = from_.get_model_context();
    switch (model.get_celltype(at)) {
      case ixion::celltype_t::string: {
        auto text = model.get_string_value(at);
        return std::string(text);
      }
      case ixion::celltype_t::numeric: return number(sheet, row, column, model.get_numeric_value(at));
      case ixion::celltype_t::boolean: return model.get_boolean_value(at) ? "yes" : "no";
      case ixion::celltype_t::formula: return result(sheet, at);
      default: return "";
    }
  }

  // What a formula gave when the file was saved; it is not worked out here.
  std::string result(const sheets::sheet& sheet, const ixion::abs_address_t& at) const {
    const auto& result = from_.get_model_context().get_formula_result(at);
    if (result.get_type() == ixion::formula_result::result_type::value)
      return number(sheet, at.row, at.column, result.get_value());
    return result.get_type() == ixion::formula_result::result_type::string ? std::string(result.get_string()) : "";
  }

  std::string number(const sheets::sheet& sheet, int row, int column, double value) const {
    const auto* format = from_.get_styles().get_cell_format(sheet.get_cell_format(row, column));
    constexpr double latest = 200'000;  // days: the year 2447
    bool date = format != nullptr && dates_.contains(format->number_format) && value >= 1 && value <= latest;
    if (!date) return plainNumber(value);
    auto origin = from_.get_origin_date();
    std::chrono::sys_days first{std::chrono::year(origin.year) / origin.month / origin.day};
    std::chrono::year_month_day day{first + std::chrono::days(static_cast<int>(value))};
    return fmt::format("{:04}-{:02}-{:02}", int(day.year()), unsigned(day.month()), unsigned(day.day()));
  }

  const sheets::document& from_;
  std::set<size_t> dates_;  // formats of numbers that show dates
  Document document_;
  size_t cells_ = 0;
};

template <typename Import>
Result<Document> imported(Import&& import) {
  sheets::document document({1'048'576, 16'384});
  sheets::import_factory factory(document);
  import(factory);
  factory.finalize();
  return Workbook(document).read();
}

}  // namespace

void addRow(Document& document, int sheet, int row, std::vector<std::string> cells) {
  while (!cells.empty() && foldSpace(cells.back()).empty()) cells.pop_back();
  Block block{.kind = BlockKind::tableRow, .line = row, .sheet = sheet, .cells = std::move(cells)};
  for (const auto& cell : block.cells)
    if (auto folded = foldSpace(cell); !folded.empty()) block.text += (block.text.empty() ? "" : " ") + folded;
  if (block.text.empty()) return;
  document.text.append(block.text).append("\n");
  document.blocks.push_back(std::move(block));
}

Result<Document> readXlsx(BytesView bytes) {
  return imported([&](auto& factory) { orcus::orcus_xlsx(&factory).read_stream(bytes); });
}

namespace {

// Cells of a CSV file as they are written: '2.10' is a reference and no number.
class CsvRows {
 public:
  void begin_parse() {}
  void end_parse() {}
  void begin_row() { cells_.clear(); }
  void cell(const char* value, size_t size, bool) { cells_.emplace_back(value, size); }
  void end_row() {
    ++row_;
    size_ += cells_.size();
    if (size_ <= mostCells) addRow(document_, 1, row_, std::move(cells_));
    cells_ = {};
  }
  bool tooLarge() const { return size_ > mostCells; }
  Document document() && {
    document_.sheets.emplace_back("");
    document_.text = foldSpace(document_.text);
    return std::move(document_);
  }

 private:
  std::vector<std::string> cells_;
  Document document_;
  size_t size_ = 0;
  int row_ = 0;
};

// The sign that stands most often in the first line, outside quotation marks.
char separatorOf(std::string_view text) {
  std::map<char, int> found{{',', 0}, {';', 0}, {'\t', 0}};
  bool quoted = false;
  for (char c : text) {
    if (c == '\n' && !quoted) break;
    if (c == '"') quoted = !quoted;
    if (auto known = found.find(c); known != found.end() && !quoted) ++known->second;
  }
  return std::ranges::max_element(found, {}, [](const auto& each) { return each.second; })->first;
}

}  // namespace

Result<Document> readCsv(BytesView bytes) {
  auto text = decodeText(bytes, "");
  if (!text) return refused(foldSpace(text.error().message));
  orcus::csv::parser_config config;
  config.delimiters.assign(1, separatorOf(*text));
  config.text_qualifier = '"';
  config.trim_cell_value = true;
  std::erase(*text, '\r');  // at which orcus takes offence behind a quotation mark
  CsvRows rows;
  orcus::csv_parser<CsvRows>(text->data(), text->size(), rows, config).parse();
  if (rows.tooLarge()) return refused(std::string(tooManyCells));
  return std::move(rows).document();
}

}  // namespace minuted
