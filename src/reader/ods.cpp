// Reads ODS, that is OpenDocument spreadsheets. A cell is read as the text that it shows, and a date as 2025-05-31.
#include <algorithm>

#include "base/text.h"
#include "reader/archive.h"
#include "reader/readers.h"
#include "reader/xml.h"

namespace minuted::reader {
namespace {

using pugi::xml_node;

constexpr int mostRows = 100'000;  // that one element may stand for

void addText(xml_node node, std::string& text, int depth) {
  if (depth > deepest) return;
  for (auto child : node.children()) {
    if (child.type() == pugi::node_pcdata) text += child.value();
    if (is(child, "text:line-break")) text += '\n';
    if (is(child, "text:s")) text += ' ';
    addText(child, text, depth + 1);
  }
}

std::string textOf(xml_node cell) {
  if (std::string_view(cell.attribute("office:value-type").value()) == "date")
    return std::string(std::string_view(cell.attribute("office:date-value").value()).substr(0, 10));
  std::string text;
  for (auto paragraph : cell.children("text:p")) {
    if (!text.empty()) text += '\n';
    addText(paragraph, text, 0);
  }
  return text;
}

// How often an element is repeated: one element may stand for many equal ones, and empty ones fill the sheet to its
// edge.
int repetitions(xml_node node, const char* attribute, int most) {
  return std::clamp(node.attribute(attribute).as_int(1), 1, most);
}

std::vector<std::string> cellsOf(xml_node row) {
  std::vector<std::string> cells;
  for (auto cell : row.children()) {
    if (!is(cell, "table:table-cell") && !is(cell, "table:covered-table-cell")) continue;
    auto remaining = static_cast<int>(mostColumns) - static_cast<int>(cells.size());
    if (remaining <= 0) break;
    auto count = repetitions(cell, "table:number-columns-repeated", remaining);
    cells.insert(cells.end(), static_cast<size_t>(count), textOf(cell));
  }
  while (!cells.empty() && cells.back().empty()) cells.pop_back();
  return cells;
}

class Sheets {
 public:
  // Returns false where the workbook has too many cells.
  bool addRows(xml_node parent, int sheet, int depth = 0) {
    if (depth > deepest) return true;
    for (auto node : parent.children()) {
      bool isGroup =
          is(node, "table:table-rows") || is(node, "table:table-header-rows") || is(node, "table:table-row-group");
      if (isGroup && !addRows(node, sheet, depth + 1)) return false;
      if (!is(node, "table:table-row")) continue;
      auto cells = cellsOf(node);
      auto times = repetitions(node, "table:number-rows-repeated", mostRows);
      if (cells.empty()) row_ += times;
      for (int i = 0; i < times && !cells.empty(); ++i) {
        cells_ += cells.size();
        if (cells_ > mostCells) return false;
        addRow(document_, sheet, ++row_, cells);
      }
    }
    return true;
  }

  bool read(xml_node workbook) {
    for (auto table : workbook.children("table:table")) {
      document_.sheets.emplace_back(table.attribute("table:name").value());
      row_ = 0;
      if (!addRows(table, static_cast<int>(document_.sheets.size()))) return false;
    }
    document_.text = foldSpace(document_.text);
    return true;
  }

  documents::Document document() && { return std::move(document_); }

 private:
  documents::Document document_;
  size_t cells_ = 0;
  int row_ = 0;
};

}  // namespace

Result<documents::Document> readOds(Archive& archive) {
  pugi::xml_document content;
  TRY(auto text, archive.read("content.xml"));
  TRY_DONE(parseXml(content, text));
  Sheets sheets;
  if (!sheets.read(content.child("office:document-content").child("office:body").child("office:spreadsheet")))
    return refuse(std::string(tooManyCells));
  return std::move(sheets).document();
}

}  // namespace minuted::reader
