// Lines of a word processor's document or of a web page, gathered into a document: see readers.h.
#include "base/text.h"
#include "reader/readers.h"

namespace minuted::reader {

std::unexpected<Error> refused(std::string why) { return fail(ErrorKind::refused, std::move(why)); }

void Gathered::paragraph(std::string_view text) {
  for (auto line : split(text, '\n')) {
    ++number_;
    bool blank = foldSpace(line).empty();
    if (!blank)
      lines_.push_back({.number = number_, .page = page_, .gap = gap_, .whole = true, .text = std::string(line)});
    size_ += line.size();
    gap_ = blank;
  }
}

void Gathered::row(std::vector<std::string> cells) {
  ++number_;
  for (const auto& cell : cells) size_ += cell.size();
  bool blank = true;
  for (const auto& cell : cells) blank = blank && foldSpace(cell).empty();
  if (!blank)
    lines_.push_back({.number = number_, .page = page_, .gap = gap_, .whole = true, .cells = std::move(cells)});
  gap_ = blank;
}

void addRow(documents::Document& document, int sheet, int row, std::vector<std::string> cells) {
  while (!cells.empty() && foldSpace(cells.back()).empty()) cells.pop_back();
  documents::Block block{
      .kind = documents::BlockKind::tableRow, .line = row, .sheet = sheet, .cells = std::move(cells)};
  for (const auto& cell : block.cells)
    if (auto folded = foldSpace(cell); !folded.empty()) block.text += (block.text.empty() ? "" : " ") + folded;
  if (block.text.empty()) return;
  // Which cell each text stands in enters the digest of the whole, so it is marked by a sign that folding keeps.
  for (const auto& cell : block.cells) document.text.append(cell).append("\u241F");
  document.text += '\n';
  document.blocks.push_back(std::move(block));
}

documents::Document Gathered::document(std::string title) && {
  documents::Document document{.title = foldSpace(title)};
  std::string text;
  bool pages = page_ > 1;
  for (auto& line : lines_) {
    if (!pages) line.page = 0;
    text.append(line.text).append("\n");
    for (const auto& cell : line.cells) text.append(cell).append("\n");
  }
  document.text = foldSpace(text);
  document.blocks = documents::blocksOf(std::move(lines_));
  return document;
}

}  // namespace minuted::reader
