#include "documents/message.h"

#include <capnp/message.h>

namespace minuted {
namespace {

void write(const std::vector<std::string>& texts, capnp::List<capnp::Text>::Builder to) {
  for (unsigned i = 0; i < to.size(); ++i) to.set(i, texts[i]);
}

std::vector<std::string> texts(capnp::List<capnp::Text>::Reader from) {
  std::vector<std::string> all;
  for (auto each : from) all.emplace_back(each.begin(), each.size());
  return all;
}

void write(const Block& block, schema::DocumentBlocks::Block::Builder to) {
  to.setKind(static_cast<uint8_t>(block.kind));
  to.setNumber(static_cast<uint16_t>(block.number));
  to.setLine(static_cast<unsigned>(block.line));
  to.setPage(static_cast<unsigned>(block.page));
  to.setSheet(static_cast<unsigned>(block.sheet));
  to.setGap(block.gap);
  to.setText(block.text);
  write(block.cells, to.initCells(static_cast<unsigned>(block.cells.size())));
  auto margin = to.initMargin(static_cast<unsigned>(block.margin.size()));
  for (unsigned i = 0; i < margin.size(); ++i) {
    margin[i].setAt(static_cast<unsigned>(block.margin[i].at));
    margin[i].setText(block.margin[i].text);
  }
}

Block readBlock(schema::DocumentBlocks::Block::Reader from) {
  Block block{.kind = from.getKind() > 3 ? BlockKind::paragraph : static_cast<BlockKind>(from.getKind()),
              .line = static_cast<int>(from.getLine()),
              .page = static_cast<int>(from.getPage()),
              .sheet = static_cast<int>(from.getSheet()),
              .gap = from.getGap(),
              .number = from.getNumber(),
              .text = from.getText().cStr(),
              .cells = texts(from.getCells())};
  for (auto note : from.getMargin()) block.margin.push_back({note.getAt(), note.getText().cStr()});
  return block;
}

}  // namespace

void write(const Document& document, schema::DocumentBlocks::Builder to) {
  to.setTitle(document.title);
  to.setText(document.text);
  write(document.sheets, to.initSheets(static_cast<unsigned>(document.sheets.size())));
  auto blocks = to.initBlocks(static_cast<unsigned>(document.blocks.size()));
  for (unsigned i = 0; i < blocks.size(); ++i) write(document.blocks[i], blocks[i]);
}

Document readDocument(schema::DocumentBlocks::Reader from) {
  Document document{.title = from.getTitle().cStr(), .sheets = texts(from.getSheets()), .text = from.getText().cStr()};
  for (auto block : from.getBlocks()) document.blocks.push_back(readBlock(block));
  return document;
}

}  // namespace minuted
