// Reads CSV with the parser of orcus.
#include <algorithm>
#include <map>
#include <orcus/csv_parser.hpp>

#include "base/formula.h"
#include "base/text.h"
#include "documents/text_reader.h"
#include "reader/readers.h"

namespace minuted::reader {
namespace {

// Without the apostrophe by which spreadsheets, and our own exports, say that '=1+1' is text and no formula.
std::string_view withoutTextMark(std::string_view cell) {
  bool isMarked = cell.starts_with('\'') && looksLikeFormula(cell.substr(1));
  return isMarked ? cell.substr(1) : cell;
}

// Receives the rows from the parser of orcus, which prescribes the names of the functions. Cells are kept as they are
// written: '2.10' is a reference and not a number.
class CsvRows {
 public:
  void begin_parse() {}
  void end_parse() {}
  void begin_row() { cells_.clear(); }
  void cell(const char* value, size_t size, bool) { cells_.emplace_back(withoutTextMark({value, size})); }
  void end_row() {
    ++row_;
    size_ += cells_.size();
    if (size_ <= mostCells) addRow(document_, 1, row_, std::move(cells_));
    cells_ = {};
  }
  bool tooLarge() const { return size_ > mostCells; }
  documents::Document document() && {
    document_.sheets.emplace_back("");
    document_.text = foldSpace(document_.text);
    return std::move(document_);
  }

 private:
  std::vector<std::string> cells_;
  documents::Document document_;
  size_t size_ = 0;
  int row_ = 0;
};

// The separator of the cells: whichever of comma, semicolon and tab is most frequent, outside quotation marks, in the
// first line that has one.
char separatorOf(std::string_view text) {
  std::map<char, int> counts{{',', 0}, {';', 0}, {'\t', 0}};
  bool isQuoted = false;
  for (char c : text) {
    bool hasSeparator = std::ranges::any_of(counts, [](const auto& each) { return each.second > 0; });
    if (c == '\n' && !isQuoted && hasSeparator) break;
    if (c == '"') isQuoted = !isQuoted;
    if (auto count = counts.find(c); count != counts.end() && !isQuoted) ++count->second;
  }
  return std::ranges::max_element(counts, {}, [](const auto& each) { return each.second; })->first;
}

}  // namespace

Result<documents::Document> readCsv(BytesView bytes) {
  auto text = documents::decodeText(bytes);
  if (!text) return refuse(foldSpace(text.error().message));
  // Line ends are reduced to line feeds: orcus reports an error at a carriage return after a quotation mark.
  if (text->find('\n') == std::string::npos) std::ranges::replace(*text, '\r', '\n');
  std::erase(*text, '\r');
  orcus::csv::parser_config config;
  config.delimiters.assign(1, separatorOf(*text));
  config.text_qualifier = '"';
  config.trim_cell_value = true;
  CsvRows rows;
  try {
    orcus::csv_parser<CsvRows>(text->data(), text->size(), rows, config).parse();
  } catch (const orcus::csv::parse_error&) {
    return refuse(
        "is not quite a CSV file: a quotation mark in it is not closed, or text follows a closed one. Open it in "
        "a spreadsheet program, save it again and import that.");
  }
  if (rows.tooLarge()) return refuse(std::string(tooManyCells));
  return std::move(rows).document();
}

}  // namespace minuted::reader
