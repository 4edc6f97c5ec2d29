#include "report/published_text.h"

#include <capnp/compat/json.h>
#include <capnp/message.h>

#include <variant>

#include "base/guard.h"
#include "report.capnp.h"
#include "report/render/pieces.h"

namespace minuted::report {
namespace {

using Published = schema::PublishedReport;

unsigned sizeOf(const auto& list) { return static_cast<unsigned>(list.size()); }

// --- To JSON ---

void write(const Citations& cites, capnp::List<uint64_t>::Builder to) {
  for (unsigned i = 0; i < to.size(); ++i) to.set(i, cites[i]);
}

void write(const Text& text, Published::Passage::Builder to) {
  to.setText(text.text);
  write(text.cites, to.initCites(sizeOf(text.cites)));
  to.setLink(text.link);
  to.setListsCites(text.listsCites);
}

void write(const std::vector<Text>& texts, capnp::List<Published::Passage>::Builder to) {
  for (unsigned i = 0; i < to.size(); ++i) write(texts[i], to[i]);
}

void write(const Heading& heading, Published::Block::Builder block) {
  auto to = block.initHeading();
  to.setLevel(static_cast<uint8_t>(heading.level));
  to.setText(heading.text);
  to.setAnchor(heading.anchor);
}

void write(const Paragraph& paragraph, Published::Block::Builder block) {
  auto to = block.initParagraph();
  write(paragraph.text, to.initText());
  to.setOrigin(static_cast<uint8_t>(paragraph.origin));
  to.setNumber(paragraph.number);
}

void write(const List& list, Published::Block::Builder block) {
  auto to = block.initList();
  write(list.items, to.initItems(sizeOf(list.items)));
  to.setOrigin(static_cast<uint8_t>(list.origin));
}

void write(const Table& table, Published::Block::Builder block) {
  auto to = block.initTable();
  to.setCaption(table.caption);
  auto columns = to.initColumns(sizeOf(table.columns));
  for (unsigned i = 0; i < columns.size(); ++i) {
    columns[i].setTitle(table.columns[i].title);
    columns[i].setIsNumeric(table.columns[i].isNumeric);
    columns[i].setShare(static_cast<uint8_t>(table.columns[i].share));
  }
  auto rows = to.initRows(sizeOf(table.rows));
  for (unsigned i = 0; i < rows.size(); ++i) {
    write(table.rows[i].cells, rows[i].initCells(sizeOf(table.rows[i].cells)));
    rows[i].setIsTotal(table.rows[i].isTotal);
    rows[i].setAnchor(table.rows[i].anchor);
  }
  to.setHasRowHeaders(table.hasRowHeaders);
  to.setOrigin(static_cast<uint8_t>(table.origin));
}

void write(const Figure& figure, Published::Block::Builder block) {
  auto to = block.initFigure();
  to.setCaption(figure.caption);
  to.setSvg(figure.svg);
  to.setAlternative(figure.alternative);
  write(figure.cites, to.initCites(sizeOf(figure.cites)));
}

void write(const Narrative& narrative, Published::Block::Builder block) {
  auto to = block.initNarrative();
  to.setSection(narrative.section);
  auto text = to.initText(sizeOf(narrative.text));
  for (unsigned i = 0; i < text.size(); ++i) text.set(i, narrative.text[i]);
  to.setAuthor(narrative.author);
  to.setWrittenOn(narrative.writtenOn);
  to.setEvent(narrative.event);
}

// --- From JSON ---

Origin originOf(uint8_t number) { return number > 2 ? Origin::computed : static_cast<Origin>(number); }

Citations citationsIn(capnp::List<uint64_t>::Reader from) {
  Citations cites;
  for (auto event : from) cites.push_back(event);
  return cites;
}

Text textOf(Published::Passage::Reader from) {
  return {from.getText().cStr(), citationsIn(from.getCites()), from.getLink().cStr(), from.getListsCites()};
}

std::vector<Text> textsOf(capnp::List<Published::Passage>::Reader from) {
  std::vector<Text> texts;
  for (auto each : from) texts.push_back(textOf(each));
  return texts;
}

Table tableOf(Published::Table::Reader from) {
  Table table{.caption = from.getCaption().cStr(),
              .columns = {},
              .rows = {},
              .hasRowHeaders = from.getHasRowHeaders(),
              .origin = originOf(from.getOrigin())};
  for (auto column : from.getColumns())
    table.columns.push_back({column.getTitle().cStr(), column.getIsNumeric(), column.getShare()});
  for (auto row : from.getRows()) {
    table.rows.push_back({textsOf(row.getCells()), row.getIsTotal(), row.getAnchor().cStr()});
    table.rows.back().cells.resize(table.columns.size());
  }
  return table;
}

Narrative narrativeOf(Published::Narrative::Reader from) {
  Narrative narrative{.section = from.getSection().cStr(),
                      .text = {},
                      .author = from.getAuthor().cStr(),
                      .writtenOn = from.getWrittenOn().cStr(),
                      .event = from.getEvent()};
  for (auto line : from.getText()) narrative.text.emplace_back(line.cStr());
  return narrative;
}

Block blockOf(Published::Block::Reader from) {
  switch (from.which()) {
    case Published::Block::HEADING: {
      auto heading = from.getHeading();
      return Heading{heading.getLevel(), heading.getText().cStr(), heading.getAnchor().cStr()};
    }
    case Published::Block::PARAGRAPH: {
      auto paragraph = from.getParagraph();
      return Paragraph{textOf(paragraph.getText()), originOf(paragraph.getOrigin()), paragraph.getNumber()};
    }
    case Published::Block::LIST: return List{textsOf(from.getList().getItems()), originOf(from.getList().getOrigin())};
    case Published::Block::TABLE: return tableOf(from.getTable());
    case Published::Block::FIGURE: {
      auto figure = from.getFigure();
      return Figure{figure.getCaption().cStr(), figure.getSvg().cStr(), figure.getAlternative().cStr(),
                    citationsIn(figure.getCites())};
    }
    case Published::Block::NARRATIVE: return narrativeOf(from.getNarrative());
  }
  return Paragraph{};
}

}  // namespace

std::string publishedText(const Document& document) {
  capnp::MallocMessageBuilder message;
  auto to = message.initRoot<Published>();
  to.setTitle(document.title);
  to.setSubtitle(document.subtitle);
  to.setRecipe(recipeSentence(document.recipe, extensionOf(Format::markdown)));
  to.setHasContents(document.hasContents);
  to.setLogSize(document.logSize);
  to.setLogRoot(document.logRoot);
  to.setRecordedAt(document.recordedAt);
  auto blocks = to.initBlocks(sizeOf(document.blocks));
  for (unsigned i = 0; i < blocks.size(); ++i)
    std::visit([&](const auto& block) { write(block, blocks[i]); }, document.blocks[i]);
  return capnp::JsonCodec().encode(to.asReader()).cStr();
}

Result<Document> publishedDocument(const std::string& text) {
  return guarded("the text of a published report", [&]() -> Result<Document> {
    capnp::MallocMessageBuilder message;
    auto builder = message.initRoot<Published>();
    capnp::JsonCodec().decode(kj::arrayPtr(text.data(), text.size()), builder);
    auto from = builder.asReader();
    Document document{.title = from.getTitle().cStr(), .subtitle = from.getSubtitle().cStr(), .blocks = {}};
    document.hasContents = from.getHasContents();
    document.logSize = from.getLogSize();
    document.logRoot = from.getLogRoot().cStr();
    document.recordedAt = from.getRecordedAt();
    if (auto printed = readRecipe(from.getRecipe().cStr())) document.recipe = printed->recipe;
    for (auto block : from.getBlocks()) document.blocks.push_back(blockOf(block));
    return document;
  });
}

}  // namespace minuted::report
