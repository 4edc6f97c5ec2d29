// ODS, that is an OpenDocument spreadsheet. A cell is what it shows; a date is written as such: 2025-05-31.
#include <algorithm>

#include "base/text.h"
#include "reader/archive.h"
#include "reader/readers.h"
#include "reader/xml.h"

namespace minuted::reader {
namespace {

using pugi::xml_node;

constexpr int mostColumns = 200, mostRows = 100'000;

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

// An element may stand for many alike; empty ones do so up to the edge of the sheet.
int repeated(xml_node node, const char* attribute, int most) {
  return std::clamp(node.attribute(attribute).as_int(1), 1, most);
}

std::vector<std::string> cellsOf(xml_node row) {
  std::vector<std::string> cells;
  for (auto cell : row.children()) {
    if (!is(cell, "table:table-cell") && !is(cell, "table:covered-table-cell")) continue;
    auto left = mostColumns - static_cast<int>(cells.size());
    if (left <= 0) break;
    cells.insert(cells.end(), static_cast<size_t>(repeated(cell, "table:number-columns-repeated", left)), textOf(cell));
  }
  while (!cells.empty() && cells.back().empty()) cells.pop_back();
  return cells;
}

class Sheets {
 public:
  bool rows(xml_node parent, int sheet, int depth = 0) {
    if (depth > deepest) return true;
    for (auto node : parent.children()) {
      bool group =
          is(node, "table:table-rows") || is(node, "table:table-header-rows") || is(node, "table:table-row-group");
      if (group && !rows(node, sheet, depth + 1)) return false;
      if (!is(node, "table:table-row")) continue;
      auto cells = cellsOf(node);
      auto times = repeated(node, "table:number-rows-repeated", mostRows);
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
      if (!rows(table, static_cast<int>(document_.sheets.size()))) return false;
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
    return refused(std::string(tooManyCells));
  return std::move(sheets).document();
}

}  // namespace minuted::reader
