// Reads ODT, that is OpenDocument text (ISO/IEC 26300). Tracked deletions are stored in an element of their own
// (text:tracked-changes), which is not read.
#include <algorithm>
#include <map>

#include "base/text.h"
#include "documents/phrases.h"
#include "reader/archive.h"
#include "reader/readers.h"
#include "reader/xml.h"

namespace minuted::reader {
namespace {

using pugi::xml_node;

// For each list style and level, the text after the number: '.' of '3.'; nothing where the marker is a bullet.
using ListStyles = std::map<std::string, std::map<int, std::optional<std::string>>>;

void addListStyles(xml_node styles, ListStyles& to) {
  for (auto style : styles.children("text:list-style"))
    for (auto level : style.children()) {
      auto& suffix = to[style.attribute("style:name").value()][level.attribute("text:level").as_int()];
      if (is(level, "text:list-level-style-number") && *level.attribute("style:num-format").value() != 0)
        suffix = std::string(level.attribute("style:num-suffix").value());
    }
}

class OdtReader {
 public:
  explicit OdtReader(ListStyles styles) : styles_(std::move(styles)) {}

  void blocks(xml_node parent, int depth = 0) {
    if (depth > deepest) return;
    for (auto node : parent.children()) {
      if (collector_.tooLong()) return;
      if (is(node, "text:p"))
        paragraph(node, "");
      else if (is(node, "text:h"))
        paragraph(node, "# ");
      else if (is(node, "text:list"))
        list(node, {}, depth + 1);
      else if (is(node, "table:table"))
        table(node, depth + 1);
      else if (is(node, "text:section") || is(node, "text:index-body"))
        blocks(node, depth + 1);
    }
  }

  LineCollector& collector() { return collector_; }

 private:
  void paragraph(xml_node node, const std::string& prefix) {
    auto text = textOf(node);
    collector_.addParagraph(foldSpace(text).empty() ? text : prefix + text);
  }

  std::string textOf(xml_node node) {
    std::string text;
    inlines(node, text, 0);
    return text;
  }

  void inlines(xml_node parent, std::string& text, int depth) {
    if (depth > deepest) return;
    for (auto node : parent.children()) {
      if (node.type() == pugi::node_pcdata)
        text += node.value();
      else if (is(node, "text:tab"))
        text += '\t';
      else if (is(node, "text:line-break"))
        text += '\n';
      else if (is(node, "text:s"))
        text += std::string(static_cast<size_t>(std::clamp(node.attribute("text:c").as_int(1), 1, 200)), ' ');
      else if (is(node, "text:soft-page-break"))
        collector_.newPage();
      else if (is(node, "draw:frame") || is(node, "draw:text-box"))
        frames(node, depth + 1);
      else if (!is(node, "text:note") && !is(node, "office:annotation"))
        inlines(node, text, depth + 1);
    }
  }

  // The text boxes that are anchored in the paragraph.
  void frames(xml_node node, int depth) {
    if (is(node, "draw:text-box")) return blocks(node, depth);
    for (auto child : node.children("draw:text-box")) blocks(child, depth + 1);
  }

  void list(xml_node node, std::string style, int depth, int level = 1) {
    if (depth > deepest) return;
    if (auto own = node.attribute("text:style-name")) style = own.value();
    auto suffix = styles_[style][level];
    auto& count = counts_[style + '/' + std::to_string(level)];
    if (!node.attribute("text:continue-numbering").as_bool() && !node.attribute("text:continue-list")) count = 0;
    for (auto item : node.children()) {
      if (!is(item, "text:list-item") && !is(item, "text:list-header")) continue;
      if (auto start = item.attribute("text:start-value")) count = std::clamp(start.as_int(), 0, 100'000) - 1;
      bool needsMarker = is(item, "text:list-item");
      if (needsMarker) ++count;
      for (auto child : item.children()) {
        if (is(child, "text:list")) list(child, style, depth + 1, level + 1);
        if (!is(child, "text:p") && !is(child, "text:h")) continue;
        auto marker = suffix ? std::to_string(count) + *suffix + ' ' : std::string("• ");
        paragraph(child, (is(child, "text:h") ? "# " : "") + (needsMarker ? marker : ""));
        needsMarker = false;
      }
    }
  }

  void table(xml_node node, int depth) {
    if (depth > deepest) return;
    for (auto child : node.children()) {
      if (collector_.tooLong()) return;
      if (is(child, "table:table-header-rows") || is(child, "table:table-rows")) table(child, depth + 1);
      if (!is(child, "table:table-row")) continue;
      std::vector<std::string> cells;
      for (auto cell : child.children()) {
        if (!is(cell, "table:table-cell") && !is(cell, "table:covered-table-cell")) continue;
        cells.push_back(cellText(cell, depth + 1));
      }
      if (cells.size() > 1)
        collector_.addRow(std::move(cells));
      else
        for (auto cell : child.children("table:table-cell")) blocks(cell, depth + 1);
    }
  }

  std::string cellText(xml_node cell, int depth) {
    std::string text;
    if (depth > deepest) return text;
    for (auto node : cell.children()) {
      bool isParagraph = is(node, "text:p") || is(node, "text:h");
      auto part = isParagraph ? textOf(node) : cellText(node, depth + 1);
      if (is(node, "text:list-item") && !part.empty()) part = "• " + part;
      if (isParagraph || !part.empty()) text += (text.empty() ? "" : "\n") + part;
    }
    return text;
  }

  ListStyles styles_;
  std::map<std::string, int> counts_;
  LineCollector collector_;
};

}  // namespace

Result<documents::Document> readOdt(Archive& archive) {
  pugi::xml_document content, styles, meta;
  TRY(auto text, archive.read("content.xml"));
  TRY_DONE(parseXml(content, text));
  TRY(auto styleText, archive.read("styles.xml"));
  if (!styleText.empty()) TRY_DONE(parseXml(styles, styleText));
  TRY(auto metaText, archive.read("meta.xml"));
  if (!metaText.empty()) TRY_DONE(parseXml(meta, metaText));
  auto root = content.child("office:document-content");
  ListStyles lists;
  addListStyles(styles.child("office:document-styles").child("office:styles"), lists);
  addListStyles(styles.child("office:document-styles").child("office:automatic-styles"), lists);
  addListStyles(root.child("office:automatic-styles"), lists);
  auto body = root.child("office:body").child("office:text");
  if (!body) return refuse("is damaged: it has no text. Open it in the program it comes from and save it again.");
  OdtReader reader(std::move(lists));
  reader.blocks(body);
  if (reader.collector().tooLong()) return refuse("is longer than minutes are. Import those of one meeting at a time.");
  auto title = meta.child("office:document-meta").child("office:meta").child("dc:title");
  return std::move(reader.collector()).document(title.text().get());
}

}  // namespace minuted::reader
