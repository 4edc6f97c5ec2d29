#include "documents/message.h"

#include <capnp/message.h>
#include <kj/debug.h>

#include <algorithm>

#include "base/text.h"
#include "base/written_text.h"

namespace minuted::documents {
namespace {

void write(const std::vector<std::string>& texts, capnp::List<capnp::Text>::Builder to) {
  for (unsigned i = 0; i < to.size(); ++i) to.set(i, texts[i]);
}

// Form feeds and the like end no line here: the reader has told lines and pages already.
std::string text(capnp::Text::Reader from) {
  auto plain = withoutControls({from.begin(), from.size()});
  std::ranges::replace_if(plain, [](char c) { return c == '\f' || c == '\v' || c == '\r'; }, ' ');
  return plain;
}

std::vector<std::string> texts(capnp::List<capnp::Text>::Reader from) {
  std::vector<std::string> all;
  for (auto each : from) all.push_back(text(each));
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
  to.setIndent(static_cast<unsigned>(block.indent));
  auto columns = to.initColumns(static_cast<unsigned>(block.columns.size()));
  for (unsigned i = 0; i < columns.size(); ++i) columns.set(i, static_cast<unsigned>(block.columns[i]));
  auto margin = to.initMargin(static_cast<unsigned>(block.margin.size()));
  for (unsigned i = 0; i < margin.size(); ++i) {
    margin[i].setAt(static_cast<unsigned>(block.margin[i].at));
    margin[i].setText(block.margin[i].text);
  }
}

// Offsets and the number of a sheet are limited to what exists.
Block readBlock(schema::DocumentBlocks::Block::Reader from, size_t sheets) {
  Block block{.kind = from.getKind() > 3 ? BlockKind::paragraph : static_cast<BlockKind>(from.getKind()),
              .line = static_cast<int>(from.getLine() & 0x7FFFFFFF),
              .page = static_cast<int>(from.getPage() & 0x7FFFFFFF),
              .sheet = from.getSheet() > sheets ? 0 : static_cast<int>(from.getSheet()),
              .gap = from.getGap(),
              .number = from.getNumber(),
              .text = text(from.getText()),
              .cells = texts(from.getCells()),
              .indent = from.getIndent()};
  for (auto note : from.getMargin())
    block.margin.push_back({std::min<size_t>(note.getAt(), block.text.size()), text(note.getText())});
  for (auto column : from.getColumns())
    if (column < block.text.size()) block.columns.push_back(column);
  return block;
}

}  // namespace

void write(const Document& document, schema::DocumentBlocks::Builder to) {
  to.setTitle(document.title);
  to.setDate(document.date);
  to.setText(document.text);
  write(document.sheets, to.initSheets(static_cast<unsigned>(document.sheets.size())));
  auto blocks = to.initBlocks(static_cast<unsigned>(document.blocks.size()));
  for (unsigned i = 0; i < blocks.size(); ++i) write(document.blocks[i], blocks[i]);
}

Document readDocument(schema::DocumentBlocks::Reader from) {
  Document document{
      .title = foldSpace(text(from.getTitle())), .date = foldSpace(text(from.getDate())), .text = text(from.getText())};
  for (const auto& name : texts(from.getSheets())) document.sheets.push_back(foldSpace(name));
  for (auto block : from.getBlocks()) {
    KJ_REQUIRE(document.blocks.size() < mostBlocks, "more blocks than a document has");
    document.blocks.push_back(readBlock(block, document.sheets.size()));
  }
  return document;
}

void write(const PrintedText& printed, capnp::List<schema::PrintedLine>::Builder to) {
  for (unsigned i = 0; i < to.size(); ++i) {
    to[i].setText(printed[i].text);
    to[i].setPage(static_cast<unsigned>(printed[i].page));
  }
}

PrintedText readPrintedLines(capnp::List<schema::PrintedLine>::Reader from) {
  KJ_REQUIRE(from.size() <= mostBlocks, "more lines than a document has");
  PrintedText printed;
  for (auto line : from)
    printed.push_back({.text = text(line.getText()), .page = static_cast<int>(line.getPage() & 0x7FFFFFFF)});
  return printed;
}

}  // namespace minuted::documents
