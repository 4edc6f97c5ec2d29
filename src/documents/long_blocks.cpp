#include "documents/long_blocks.h"

#include <algorithm>
#include <string_view>

namespace minuted::documents {
namespace {

bool isLongRow(const Block& block) {
  return block.cells.size() > mostCellsInRow ||
         std::ranges::any_of(block.cells, [](const auto& cell) { return cell.size() > longestCell; });
}

bool isLong(const Block& block) {
  return block.kind == BlockKind::tableRow ? isLongRow(block) : block.text.size() > longestBlock;
}

// Where the first piece of the text ends: behind a space, or between two characters where there is none.
size_t endOfPiece(std::string_view text) {
  if (text.size() <= longestBlock) return text.size();
  if (auto space = text.substr(0, longestBlock).rfind(' '); space != std::string_view::npos && space > 0)
    return space + 1;
  auto end = longestBlock;
  while (end > 1 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return end;
}

void addPieces(Block block, std::vector<Block>& to) {
  auto text = std::move(block.text);
  auto margin = std::move(block.margin);
  auto columns = std::move(block.columns);
  if (block.kind == BlockKind::tableRow) block.kind = BlockKind::paragraph;
  block.cells.clear();
  for (size_t begin = 0; begin < text.size();) {
    auto end = begin + endOfPiece(std::string_view(text).substr(begin));
    bool isLast = end == text.size();
    auto piece = block;
    piece.text = text.substr(begin, end - begin);
    piece.margin.clear();
    piece.columns.clear();
    for (const auto& note : margin)
      if (note.at >= begin && (note.at < end || isLast)) piece.margin.push_back({note.at - begin, note.text});
    for (auto column : columns)
      if (column > begin && column < end) piece.columns.push_back(column - begin);
    while (piece.text.ends_with(' ')) piece.text.pop_back();
    if (!piece.text.empty()) to.push_back(std::move(piece));
    block.gap = false;
    block.number = 0;
    begin = end;
  }
}

}  // namespace

bool hasLongBlocks(const Document& document) { return std::ranges::any_of(document.blocks, isLong); }

Document withShortBlocks(const Document& document) {
  Document cut = document;
  cut.blocks.clear();
  for (const auto& block : document.blocks) {
    if (isLong(block))
      addPieces(block, cut.blocks);
    else
      cut.blocks.push_back(block);
  }
  return cut;
}

}  // namespace minuted::documents
