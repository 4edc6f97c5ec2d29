#include "report/sources.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/guard.h"
#include "base/text.h"
#include "domain/event.h"
#include "queries/history/summary.h"
#include "queries/public_copy.h"
#include "report/document_writer.h"
#include "report/render/pieces.h"

namespace minuted::report {
namespace {

// The meeting that an event names, and the document and line that it was read from.
std::string originOf(domain::Event event, queries::Names& names) {
  std::string where;
  domain::forEachCompanion(event, [&](Id id) {
    if (id.kind() == Kind::MEETING && where.empty()) where = reference(id);
  });
  auto source = queries::sourceOf(event, names);
  if (source.empty() || source == where) return where;
  return where.empty() ? source : where + "; " + source;
}

constexpr std::string_view documentsCaption = "The documents that events were read from";

// For each document the first cited event that was read from it.
using ReadFrom = std::map<Id, uint64_t>;

Result<Row> rowOf(uint64_t position, ReportContext& context, ReadFrom& readFrom) {
  TRY(auto stored, context.snapshot().event(position));
  return guarded(fmt::format("event {}", position), [&]() -> Result<Row> {
    auto event = stored->event();
    if (event.hasSource() && event.getSource().getDocument() != 0)
      readFrom.emplace(Id(event.getSource().getDocument()), position);
    auto happened = readDate(event.hasHappenedOn(), event.getHappenedOn());
    return Row{
        {makeText(fmt::to_string(position)), makeText(queries::summaryOf(event, stored->words(), context.names())),
         makeText(domain::isKnowledge(event.getBody().which()) || !happened ? "" : isoDate(*happened)),
         makeText(originOf(event, context.names())), makeText(isoDate(localDay(event.getRecordedAt())))},
        false,
        anchorOf(position)};
  });
}

// The documents that cited events were read from, with digests to identify the files.
Result<Table> documentsOf(const ReadFrom& readFrom, ReportContext& context) {
  Table table{.caption = std::string(documentsCaption),
              .columns = {{"Document", false, 3}, {"SHA-256", false, 5}},
              .rows = {},
              .hasRowHeaders = true};
  for (const auto& [id, position] : readFrom) {
    TRY(auto document, context.find<domain::Document>(id));
    if (document)
      table.rows.push_back({{Text{.text = document->name, .cites = {position}, .link = "#" + anchorOf(position)},
                             makeText(hex(document->digest))},
                            false,
                            {}});
  }
  return table;
}

// What each small number in the text stands for.
Table notesTable(const Notes& notes) {
  Table table{.caption = "What the small numbers in the text rest on",
              .columns = {{"Number", true}, {"Events of the register", false, 8}},
              .rows = {},
              .hasRowHeaders = true};
  for (uint32_t number = 1; number <= notes.all.size(); ++number)
    table.rows.push_back({{makeText(std::to_string(number)),
                           Text{.text = {}, .cites = notes.all[number - 1], .link = {}, .listsCites = true}},
                          false,
                          noteAnchor(number)});
  return table;
}

std::string dayOf(domain::Event event) {
  auto happened = readDate(event.hasHappenedOn(), event.getHappenedOn());
  return domain::isKnowledge(event.getBody().which()) || !happened ? "" : isoDate(*happened);
}

}  // namespace

Result<SourceText> sourceText(const engine::Snapshot& snapshot, uint64_t position, queries::Names& names) {
  TRY(auto stored, snapshot.event(position));
  return guarded(fmt::format("event {}", position), [&]() -> Result<SourceText> {
    auto event = stored->event();
    return SourceText{domain::subjectOf(event), queries::summaryOf(event, stored->words(), names), dayOf(event),
                      originOf(event, names)};
  });
}

Result<std::vector<Block>> sourcesOf(const Citations& cited, const Document& document, ReportContext& context) {
  std::vector<Block> blocks;
  if (cited.empty()) return blocks;
  Table table{.caption = "The events that this report rests on",
              .columns = {{"Event", true},
                          {"What it says", false, 5},
                          {"On", false, 1},
                          {"From", false, 2},
                          {"Recorded", false, 1}},
              .rows = {},
              .hasRowHeaders = true};
  ReadFrom readFrom;
  for (auto position : cited) {
    TRY(auto row, rowOf(position, context, readFrom));
    table.rows.push_back(std::move(row));
  }
  blocks.push_back(Paragraph{
      .text = makeText("A small number in the text leads to the events that it rests on. With 'minuted verify "
                       "--report FILE' this report can be made again from the register, and compared word by "
                       "word."),
      .origin = Origin::fixed});
  blocks.push_back(notesTable(notesOf(document)));
  blocks.push_back(std::move(table));
  TRY(auto documents, documentsOf(readFrom, context));
  if (!documents.rows.empty()) blocks.push_back(std::move(documents));
  return blocks;
}

namespace {

// Inserts the blocks below the heading with that anchor.
void insertBelow(Document& document, std::string_view anchor, std::vector<Block> blocks) {
  auto heading = std::ranges::find_if(document.blocks, [&](const Block& block) {
    const auto* each = std::get_if<Heading>(&block);
    return each != nullptr && each->anchor == anchor;
  });
  if (heading == document.blocks.end()) return;
  document.blocks.insert(heading + 1, std::make_move_iterator(blocks.begin()), std::make_move_iterator(blocks.end()));
}

// The names of the documents in the last table of the sources.
std::vector<Block> papersIn(const std::vector<Block>& sources) {
  List papers{.items = {}, .origin = Origin::fixed};
  const auto* table = sources.empty() ? nullptr : std::get_if<Table>(&sources.back());
  if (table == nullptr || table->caption != documentsCaption) return {};
  for (const auto& row : table->rows)
    papers.items.push_back({.text = row.cells.front().text, .cites = {}, .link = row.cells.front().link});
  return {Block(std::move(papers))};
}

}  // namespace

Result<void> fillSources(Document& document, ReportContext& context) {
  TRY(auto blocks, sourcesOf(citationsOf(document), document, context));
  insertBelow(document, papersKey, papersIn(blocks));
  insertBelow(document, sourcesKey, std::move(blocks));
  return {};
}

Result<void> addLogState(const engine::Snapshot& snapshot, Document& document) {
  document.logSize = snapshot.size();
  TRY(auto root, snapshot.root());
  document.logRoot = hex(view(root));
  TRY(auto newest, snapshot.event(snapshot.lastPosition()));
  return guarded("the newest event", [&]() -> Result<void> {
    document.recordedAt = newest->event().getRecordedAt();
    return {};
  });
}

void tellPublicCopy(Document& document, const engine::Snapshot& snapshot) {
  if (!snapshot.isPublicCopy()) return;
  document.blocks.insert(
      document.blocks.begin() + (coverOf(document) != nullptr ? 1 : 0),
      Paragraph{.text = makeText(std::string(queries::publicCopyNote(snapshot))), .origin = Origin::fixed});
}

Result<void> complete(Document& document, ReportContext& context) {
  document.blocks.push_back(Heading{1, "Sources", std::string(sourcesKey)});
  TRY_DONE(fillSources(document, context));
  tellPublicCopy(document, context.snapshot());
  return {};
}

}  // namespace minuted::report
