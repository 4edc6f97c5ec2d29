// CSV, by the parser of orcus. Cells stay as they are written.
#include <algorithm>
#include <map>
#include <orcus/csv_parser.hpp>

#include "base/text.h"
#include "documents/text_reader.h"
#include "reader/readers.h"

namespace minuted::reader {
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

// The sign that stands most often in the first line that has any, outside quotation marks.
char separatorOf(std::string_view text) {
  std::map<char, int> found{{',', 0}, {';', 0}, {'\t', 0}};
  bool quoted = false;
  for (char c : text) {
    bool any = std::ranges::any_of(found, [](const auto& each) { return each.second > 0; });
    if (c == '\n' && !quoted && any) break;
    if (c == '"') quoted = !quoted;
    if (auto known = found.find(c); known != found.end() && !quoted) ++known->second;
  }
  return std::ranges::max_element(found, {}, [](const auto& each) { return each.second; })->first;
}

}  // namespace

Result<documents::Document> readCsv(BytesView bytes) {
  auto text = documents::decodeText(bytes, "");
  if (!text) return refused(foldSpace(text.error().message));
  // Lines end by a line feed alone: at a carriage return behind a quotation mark orcus takes offence.
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
    return refused(
        "is not quite a CSV file: a quotation mark in it is not closed, or text follows a closed one. Open it in "
        "a spreadsheet program, save it again and import that.");
  }
  if (rows.tooLarge()) return refused(std::string(tooManyCells));
  return std::move(rows).document();
}

}  // namespace minuted::reader
