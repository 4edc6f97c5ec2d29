#include "report/report_text.h"

#include <set>

namespace minuted::report {
namespace {

// A part of the answer, as schema/outcome.capnp has it.
struct TextPart {
  std::string kind, text, origin;
  Citations events;
  std::vector<std::string> cells;
  int level = 0;
  std::string section;
};

std::string nameOf(Origin origin) {
  switch (origin) {
    case Origin::computed: return "computed";
    case Origin::narrative: return "narrative";
    case Origin::fixed: return "fixed";
  }
  return "";
}

// Appends the parts of a block.
class PartList {
 public:
  void operator()(const Heading& heading) {
    parts_.push_back({.kind = "heading", .text = heading.text, .level = heading.level});
  }
  void operator()(const Paragraph& paragraph) { add("paragraph", paragraph.text, paragraph.origin); }
  void operator()(const List& list) {
    for (const auto& item : list.items) add("item", item, list.origin);
  }
  void operator()(const Table& table) {
    TextPart columns{.kind = "columns", .text = table.caption, .origin = nameOf(table.origin)};
    for (const auto& column : table.columns) columns.cells.push_back(column.title);
    parts_.push_back(std::move(columns));
    for (const auto& row : table.rows) {
      TextPart part{.kind = "row", .origin = nameOf(table.origin)};
      std::set<uint64_t> cited;
      for (const auto& cell : row.cells) {
        part.cells.push_back(cell.text);
        cited.insert(cell.cites.begin(), cell.cites.end());
      }
      part.events.assign(cited.begin(), cited.end());
      parts_.push_back(std::move(part));
    }
  }
  void operator()(const Figure& figure) {
    parts_.push_back(
        {.kind = "figure", .text = figure.caption, .origin = nameOf(Origin::computed), .events = figure.cites});
  }
  void operator()(const Narrative& narrative) {
    for (const auto& paragraph : narrative.text)
      parts_.push_back({.kind = "words",
                        .text = paragraph,
                        .origin = nameOf(Origin::narrative),
                        .events = {narrative.event},
                        .section = narrative.section});
  }

  const std::vector<TextPart>& parts() const { return parts_; }

 private:
  void add(const char* kind, const Text& text, Origin origin) {
    parts_.push_back({.kind = kind, .text = text.text, .origin = nameOf(origin), .events = text.cites});
  }

  std::vector<TextPart> parts_;
};

void writeTexts(const std::vector<std::string>& texts, capnp::List<capnp::Text>::Builder to) {
  for (uint i = 0; i < to.size(); ++i) to.set(i, texts[i]);
}

void write(const TextPart& part, schema::ReportText::Part::Builder to) {
  to.setKind(part.kind);
  to.setLevel(static_cast<uint16_t>(part.level));
  to.setText(part.text);
  if (!part.cells.empty()) writeTexts(part.cells, to.initCells(static_cast<uint>(part.cells.size())));
  to.setOrigin(part.origin);
  auto events = to.initEvents(static_cast<uint>(part.events.size()));
  for (uint i = 0; i < events.size(); ++i) events.set(i, static_cast<uint32_t>(part.events[i]));
  to.setSection(part.section);
}

}  // namespace

queries::Answer<schema::ReportText> reportText(const Document& document, const std::vector<std::string>& files) {
  queries::Answer<schema::ReportText> answer;
  auto to = *answer;
  to.setTitle(document.title);
  to.setSubtitle(document.subtitle);
  to.setSize(static_cast<uint32_t>(document.logSize));
  to.setRoot(document.logRoot);
  if (document.recordedAt > 0) to.setRecordedAt(utcTime(document.recordedAt));
  writeTexts(files, to.initFiles(static_cast<uint>(files.size())));
  PartList list;
  for (const auto& block : document.blocks) std::visit(list, static_cast<const AnyBlock&>(block));
  auto items = to.initItems(static_cast<uint>(list.parts().size()));
  for (uint i = 0; i < items.size(); ++i) write(list.parts()[i], items[i]);
  return answer;
}

}  // namespace minuted::report
