// The readers of minuted-reader: bytes of a file -> document. Each stops at what is too large to be minutes. What they
// refuse is said without the name of the file: 'is locked with a password. …'.
#pragma once

#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "documents/document.h"
#include "documents/lines.h"

namespace minuted::reader {

void preparePdf();  // loads what poppler needs of the system, before there is none
Result<documents::Document> readPdf(BytesView bytes);
Result<documents::Document> readHtml(BytesView bytes);
Result<documents::Document> readCsv(BytesView bytes);
Result<documents::Document> readPacked(BytesView bytes);  // DOCX, ODT, XLSX, ODS: told apart by what is in them

Result<documents::Document> readDocx(class Archive& archive);
Result<documents::Document> readOdt(class Archive& archive);
Result<documents::Document> readXlsx(class Archive& archive);
Result<documents::Document> readOds(class Archive& archive);

// Of a workbook: a filled row of a sheet, both numbered from 1.
void addRow(documents::Document& document, int sheet, int row, std::vector<std::string> cells);
constexpr size_t mostCells = 1'000'000;
constexpr std::string_view tooManyCells = "holds more cells than an action log does. Nothing was read.";

constexpr int deepest = 200;            // elements within one another
constexpr size_t mostText = 5'000'000;  // bytes, of all that is read: some two thousand pages

// Lines of a word processor's document or of a page, as they are gathered.
class Gathered {
 public:
  void paragraph(std::string_view text);     // each line of it is one
  void row(std::vector<std::string> cells);  // paragraphs in a cell are parted by line feeds
  void newPage() { ++page_; }
  bool tooLong() const { return size_ > mostText; }
  size_t size() const { return lines_.size(); }
  documents::Document document(std::string title) &&;

 private:
  std::vector<documents::Line> lines_;
  size_t size_ = 0;
  int number_ = 0, page_ = 1;
  bool gap_ = false;
};

std::unexpected<Error> refused(std::string why);

}  // namespace minuted::reader
