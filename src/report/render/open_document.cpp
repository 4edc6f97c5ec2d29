// Adds to an ODT what pandoc does not support, as word.cpp does to a DOCX.
#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "report/render/office.h"
#include "report/render/part_xml.h"
#include "report/render/pieces.h"

namespace minuted::report {
namespace {

using pugi::xml_node;

constexpr const char* content = "content.xml";

// Our own styles. They are added here because the reference document may be one of the user without them.
constexpr std::string_view styles =
    "<style:style style:name=\"MinutedRow\" style:family=\"table-row\"><style:table-row-properties "
    "fo:keep-together=\"always\"/></style:style>"
    "<style:style style:name=\"MinutedNumber\" style:family=\"paragraph\" "
    "style:parent-style-name=\"Table_20_Contents\"><style:paragraph-properties fo:text-align=\"end\"/></style:style>"
    "<style:style style:name=\"MinutedNumberTitle\" style:family=\"paragraph\" "
    "style:parent-style-name=\"Table_20_Heading\"><style:paragraph-properties fo:text-align=\"end\"/></style:style>"
    "<style:style style:name=\"MinutedStrong\" style:family=\"paragraph\" "
    "style:parent-style-name=\"Table_20_Contents\"><style:text-properties fo:font-weight=\"bold\"/></style:style>"
    "<style:style style:name=\"MinutedStrongNumber\" style:family=\"paragraph\" "
    "style:parent-style-name=\"Table_20_Contents\"><style:paragraph-properties fo:text-align=\"end\"/>"
    "<style:text-properties fo:font-weight=\"bold\"/></style:style>";

// The name of the style for a cell with heavy or light lines above and below it.
std::string cellStyle(bool heavyAbove, bool heavyBelow) {
  return fmt::format("MinutedCell{}{}", heavyAbove ? "Above" : "", heavyBelow ? "Below" : "");
}

std::string cellStyles() {
  constexpr std::string_view heavy = "1pt solid #1f3a5f", light = "0.5pt solid #c3c9d1";
  std::string all;
  for (bool above : {false, true})
    for (bool below : {false, true})
      all += fmt::format(
          "<style:style style:name=\"{}\" style:family=\"table-cell\"><style:table-cell-properties "
          "fo:padding-top=\"0.08cm\" fo:padding-bottom=\"0.08cm\" fo:padding-left=\"0.05cm\" "
          "fo:padding-right=\"0.15cm\" fo:border-left=\"none\" fo:border-right=\"none\" fo:border-top=\"{}\" "
          "fo:border-bottom=\"{}\"/></style:style>",
          cellStyle(above, below), above ? heavy : light, below ? heavy : light);
  return all;
}

xml_node automaticStyles(xml_node document) {
  return lastChild(document.child("office:document-content"), "office:automatic-styles");
}

class OpenDocumentTable {
 public:
  OpenDocumentTable(xml_node node, const Table& table)
      : node_(node), table_(table), hasTitles_(hasColumnTitles(table)) {}

  void complete(xml_node automatic) {
    setWidths(automatic);
    auto rows = elementsNamed(node_, "table:table-row");
    for (size_t i = 0; i < rows.size(); ++i) {
      bool isTitleRow = hasTitles_ && i == 0;
      auto number = hasTitles_ ? i - 1 : i;
      bool total = !isTitleRow && number < table_.rows.size() && table_.rows[number].isTotal;
      completeRow(rows[i], isTitleRow, total, cellStyle(i == 0 || total, isTitleRow || i + 1 == rows.size()));
    }
  }

 private:
  // The table gets the width of the text, and the columns their shares of it in thousandths.
  void setWidths(xml_node automatic) {
    std::string name = node_.attribute("table:style-name").value();
    auto widths = columnWidths(table_);
    size_t column = 0;
    for (auto style : automatic.children("style:style")) {
      std::string_view each = style.attribute("style:name").value();
      if (each == name) {
        auto properties = lastChild(style, "style:table-properties");
        setAttribute(properties, "table:align", "margins");
        setAttribute(properties, "style:rel-width", "100%");
        setAttribute(properties, "fo:margin-bottom", "0.4cm");
        setAttribute(properties, "table:border-model", "collapsing");
      } else if (each.starts_with(name + ".") && column < widths.size()) {
        setAttribute(lastChild(style, "style:table-column-properties"), "style:rel-column-width",
                     fmt::format("{}*", widths[column++]));
      }
    }
  }

  void completeRow(xml_node row, bool isTitleRow, bool total, const std::string& cells) {
    setAttribute(row, "table:style-name", "MinutedRow");
    size_t column = 0;
    for (auto cell : row.children("table:table-cell")) {
      if (column == table_.columns.size()) return;
      setAttribute(cell, "table:style-name", cells);
      bool isStrong = total || (table_.hasRowHeaders && column == 0), numeric = table_.columns[column].isNumeric;
      for (auto paragraph : cell.children("text:p"))
        setAttribute(paragraph, "text:style-name",
                     isTitleRow ? (numeric ? "MinutedNumberTitle" : "Table_20_Heading")
                     : isStrong ? (numeric ? "MinutedStrongNumber" : "MinutedStrong")
                     : numeric  ? "MinutedNumber"
                                : "Table_20_Contents");
      ++column;
    }
  }

  xml_node node_;
  const Table& table_;
  bool hasTitles_;
};

Result<void> completeTables(xml_node document, const std::vector<const Table*>& tables) {
  auto nodes = elementsNamed(document, "table:table");
  if (nodes.size() != tables.size())
    return fail(ErrorKind::failed, fmt::format("pandoc made {} tables of {}.", nodes.size(), tables.size()));
  auto automatic = automaticStyles(document);
  // Add space after the items of lists, which pandoc sets without any.
  for (auto style : automatic.children("style:style"))
    if (style.attribute("style:list-style-name"))
      setAttribute(lastChild(style, "style:paragraph-properties"), "fo:margin-bottom", "0.1cm");
  for (size_t i = 0; i < nodes.size(); ++i) OpenDocumentTable(nodes[i], *tables[i]).complete(automatic);
  if (automatic.last_child()) insertAfter(automatic.last_child(), std::string(styles) + cellStyles());
  return {};
}

// Makes pictures as wide as the text and describes them. Pandoc gives them only their natural size.
void completePictures(xml_node document, const std::vector<const Figure*>& figures) {
  constexpr double width = 16.4;  // cm
  auto frames = elementsNamed(document, "draw:frame");
  for (size_t i = 0; i < frames.size() && i < figures.size(); ++i) {
    auto wide = frames[i].attribute("svg:width").as_double(), high = frames[i].attribute("svg:height").as_double();
    if (wide > 0) {
      setAttribute(frames[i], "svg:height", fmt::format("{:.2f}cm", width * high / wide));
      setAttribute(frames[i], "svg:width", fmt::format("{:.2f}cm", width));
    }
    setAttribute(frames[i], "text:anchor-type", "as-char");
    frames[i].append_child("svg:title").text().set(oneLine(figures[i]->caption).c_str());
    frames[i].append_child("svg:desc").text().set(oneLine(figures[i]->alternative).c_str());
  }
}

void styleCitations(xml_node document) {
  for (auto link : elementsNamed(document, "text:a"))
    if (std::string_view(link.attribute("xlink:href").value()).starts_with("#note-")) {
      setAttribute(link, "text:style-name", "Citation");
      setAttribute(link, "text:visited-style-name", "Citation");
      for (auto span : elementsNamed(link, "text:span")) setAttribute(span, "text:style-name", "Citation");
    }
}

// Replaces the space after the number in '12. The board …' by a tab.
void hangNumbers(xml_node document) {
  for (auto paragraph : elementsNamed(document, "text:p")) {
    if (std::string_view(paragraph.attribute("text:style-name").value()) != "Numbered Paragraph") continue;
    setAttribute(paragraph, "text:style-name",
                 "Numbered_20_Paragraph");  // style names have no spaces, but pandoc writes them
    auto first = paragraph.first_child();
    std::string words = first.value();
    auto space = words.find(' ');
    if (first.type() != pugi::node_pcdata || space == std::string::npos) continue;
    auto rest = paragraph.insert_child_after(pugi::node_pcdata, first);
    rest.set_value(words.substr(space + 1).c_str());
    first.set_value(words.substr(0, space).c_str());
    paragraph.insert_child_after("text:tab", first);
  }
}

std::string contentsXml(const std::vector<Heading>& headings) {
  std::string entries, templates;
  for (const auto& heading : headings)
    entries += fmt::format(
        "<text:p text:style-name=\"Contents_20_{}\"><text:a xlink:type=\"simple\" "
        "text:style-name=\"Index_20_Link\" text:visited-style-name=\"Index_20_Link\" "
        "xlink:href=\"#{}\">{}</text:a></text:p>",
        std::clamp(heading.level, 1, 2), escapeXml(heading.anchor), escapeXml(heading.text));
  for (int level : {1, 2})
    templates += fmt::format(
        "<text:table-of-content-entry-template text:outline-level=\"{0}\" text:style-name=\"Contents_20_{0}\">"
        "<text:index-entry-link-start/><text:index-entry-text/><text:index-entry-link-end/>"
        "</text:table-of-content-entry-template>",
        level);
  return fmt::format(
      "<text:table-of-content text:name=\"Contents\" text:protected=\"true\"><text:table-of-content-source "
      "text:outline-level=\"2\"><text:index-title-template text:style-name=\"Contents_20_Heading\">Contents"
      "</text:index-title-template>{}</text:table-of-content-source><text:index-body><text:index-title "
      "text:name=\"Contents_Head\"><text:p text:style-name=\"Contents_20_Heading\">Contents</text:p></text:index-title>"
      "{}</text:index-body></text:table-of-content>",
      templates, entries);
}

void insertContents(xml_node document, const Document& from) {
  auto headings = contentsOf(from);
  if (!from.hasContents || headings.empty()) return;
  auto at = document.child("office:document-content").child("office:body").child("office:text").first_child();
  auto before = [&](xml_node node) {
    std::string_view style = node.attribute("text:style-name").value();
    return node.type() != pugi::node_element || style == "Title" || style == "Subtitle" ||
           (std::strcmp(node.name(), "table:table") == 0 && coverOf(from) != nullptr);
  };
  while (at && before(at)) at = at.next_sibling();
  if (at) insertBefore(at, contentsXml(headings));
}

}  // namespace

Result<void> completeOpenDocument(Parts& parts, const Document& document) {
  pugi::xml_document xml;
  TRY_DONE(loadXml(xml, parts, content));
  TRY_DONE(completeTables(xml, tablesOf(document)));
  completePictures(xml, figuresOf(document));
  styleCitations(xml);
  hangNumbers(xml);
  insertContents(xml, document);
  saveXml(xml, parts, content);
  return {};
}

}  // namespace minuted::report
