// The readers of minuted-reader. Each turns the bytes of a file of one kind into a document, and refuses a file that is
// damaged or too large to be minutes. The message of an error does not have the name of the file, which the caller puts
// before it: 'is locked with a password. …'.
#pragma once

#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "documents/calendar_replies.h"
#include "documents/document.h"
#include "documents/lines.h"
#include "documents/printed_text.h"

namespace minuted::reader {

// Loads the character tables that readPdf needs; must be called before enterSandbox(), after which no file can be
// opened.
void preparePdf();
Result<documents::Document> readPdf(BytesView bytes);
Result<documents::Document> readHtml(BytesView bytes);
Result<documents::Document> readCsv(BytesView bytes);
// DOCX, ODT, XLSX and ODS; the parts of the archive tell which of them it is.
Result<documents::Document> readPacked(BytesView bytes);

Result<documents::Document> readDocx(class Archive& archive);
Result<documents::Document> readOdt(class Archive& archive);
Result<documents::Document> readXlsx(class Archive& archive);
Result<documents::Document> readOds(class Archive& archive);

// The words of a file as somebody reads them who opens it (documents/printed_text.h). What is struck out or hidden is
// not among them. Pictures are lines of their own: what describes them, and the digest of their bytes.
Result<documents::PrintedText> printedTextOfHtml(BytesView bytes);
Result<documents::PrintedText> printedTextOfPdf(BytesView bytes);
Result<documents::PrintedText> printedTextOfPacked(BytesView bytes);  // DOCX and ODT
// The answers to invitations in a calendar.
Result<std::vector<documents::CalendarReply>> readCalendarReplies(BytesView bytes);

// Loads what computing digests needs; must be called before enterSandbox().
void prepareDigests();

// Collects lines of printed text, piece by piece.
class PrintedLines {
 public:
  void addText(std::string_view text) { line_ += text; }
  void endCell() { isRow_ = true, line_ += cellEnd; }
  void endLine();  // does nothing where nothing was added since the last
  void addLine(std::string text);
  bool tooLong() const { return size_ > mostText; }
  documents::PrintedText take() &&;

  static constexpr size_t mostText = 20'000'000;  // bytes

 private:
  static constexpr char cellEnd = '\t';

  documents::PrintedText lines_;
  std::string line_;
  bool isRow_ = false;
  size_t size_ = 0;
};

// Appends a row of a sheet to a workbook, if any cell has text. Sheets and rows count from 1.
void addRow(documents::Document& document, int sheet, int row, std::vector<std::string> cells);
constexpr size_t mostCells = 1'000'000;
constexpr size_t mostColumns = 200;  // of a sheet; cells further to the right are ignored
constexpr std::string_view tooManyCells = "holds more cells than an action log does. Nothing was read.";

constexpr int deepest = 200;            // levels of nested elements; what is nested deeper is ignored
constexpr size_t mostText = 5'000'000;  // bytes of text in a document: about two thousand pages

// Collects the lines of a word processor's document or of a web page, in order.
class LineCollector {
 public:
  void addParagraph(std::string_view text);     // each line of the text is a paragraph
  void addRow(std::vector<std::string> cells);  // the paragraphs in a cell are separated by line feeds
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

// An error whose message completes a sentence that begins with the name of the file.
std::unexpected<Error> refuse(std::string reason);

}  // namespace minuted::reader
