// The lines of a word processor's document or of a web page, collected into a Document; and the rows of workbooks. See
// readers.h.
#include "base/text.h"
#include "reader/readers.h"

namespace minuted::reader {

std::unexpected<Error> refuse(std::string reason) { return fail(ErrorKind::refused, std::move(reason)); }

void LineCollector::addParagraph(std::string_view text) {
  for (auto line : split(text, '\n')) {
    ++number_;
    bool isBlank = foldSpace(line).empty();
    if (!isBlank)
      lines_.push_back({.number = number_, .page = page_, .gap = gap_, .isParagraph = true, .text = std::string(line)});
    size_ += line.size();
    gap_ = isBlank;
  }
}

void LineCollector::addRow(std::vector<std::string> cells) {
  ++number_;
  for (const auto& cell : cells) size_ += cell.size();
  bool isBlank = true;
  for (const auto& cell : cells) isBlank = isBlank && foldSpace(cell).empty();
  if (!isBlank)
    lines_.push_back({.number = number_, .page = page_, .gap = gap_, .isParagraph = true, .cells = std::move(cells)});
  gap_ = isBlank;
}

void addRow(documents::Document& document, int sheet, int row, std::vector<std::string> cells) {
  while (!cells.empty() && foldSpace(cells.back()).empty()) cells.pop_back();
  documents::Block block{
      .kind = documents::BlockKind::tableRow, .line = row, .sheet = sheet, .cells = std::move(cells)};
  for (const auto& cell : block.cells)
    if (auto folded = foldSpace(cell); !folded.empty()) block.text += (block.text.empty() ? "" : " ") + folded;
  if (block.text.empty()) return;
  // The digest of the text must depend on which cell each text stands in, so cells are separated by a character that
  // foldSpace() keeps.
  for (const auto& cell : block.cells) document.text.append(cell).append("\u241F");
  document.text += '\n';
  document.blocks.push_back(std::move(block));
}

documents::Document LineCollector::document(std::string title) && {
  documents::Document document{.title = foldSpace(title)};
  std::string text;
  bool hasPages = page_ > 1;
  for (auto& line : lines_) {
    if (!hasPages) line.page = 0;
    text.append(line.text).append("\n");
    for (const auto& cell : line.cells) text.append(cell).append("\n");
  }
  document.text = foldSpace(text);
  document.blocks = documents::blocksOf(std::move(lines_));
  return document;
}

}  // namespace minuted::reader
