// Adds to a DOCX what pandoc does not support: tables that fill the page and repeat their titles, a table of contents
// that is there when the file is opened, descriptions of pictures, and hanging numbers of paragraphs.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>

#include "base/text.h"
#include "report/render/office.h"
#include "report/render/part_xml.h"
#include "report/render/pieces.h"

namespace minuted::report {
namespace {

using pugi::xml_node;

constexpr const char* body = "word/document.xml";

// The properties of a paragraph, with its style as the first child, where the schema of DOCX requires it to be.
xml_node propertiesOf(xml_node paragraph) {
  auto properties = firstChild(paragraph, "w:pPr");
  if (auto style = properties.child("w:pStyle")) properties.prepend_move(style);
  return properties;
}

std::string styleOf(xml_node paragraph) {
  return paragraph.child("w:pPr").child("w:pStyle").attribute("w:val").value();
}

void keepWithNext(xml_node paragraph) {
  auto properties = propertiesOf(paragraph);
  if (properties.child("w:keepNext")) return;
  if (auto style = properties.child("w:pStyle"))
    properties.insert_child_after("w:keepNext", style);
  else
    properties.prepend_child("w:keepNext");
}

void align(xml_node paragraph, const char* side) {
  setAttribute(lastChild(propertiesOf(paragraph), "w:jc"), "w:val", side);
}

void embolden(xml_node below) {
  for (auto run : elementsNamed(below, "w:r")) {
    auto properties = firstChild(run, "w:rPr");
    if (properties.child("w:b")) continue;
    if (auto style = properties.child("w:rStyle"))
      properties.insert_child_after("w:b", style);
    else
      properties.prepend_child("w:b");
  }
}

// Sets the font size for crowded tables; the unit is half points.
void makeSmall(xml_node below) {
  for (auto run : elementsNamed(below, "w:r"))
    for (const char* size : {"w:sz", "w:szCs"}) setAttribute(lastChild(firstChild(run, "w:rPr"), size), "w:val", "16");
}

std::vector<xml_node> childrenNamed(xml_node node, const char* name) {
  std::vector<xml_node> children;
  for (auto child : node.children(name)) children.push_back(child);
  return children;
}

// The width between the margins, in twentieths of a point.
size_t textWidth(xml_node document) {
  auto sections = elementsNamed(document, "w:sectPr");
  if (sections.empty()) return 9412;
  auto page = sections.back().child("w:pgSz");
  auto margins = sections.back().child("w:pgMar");
  auto width = page.attribute("w:w").as_int(11906) - margins.attribute("w:left").as_int(1247) -
               margins.attribute("w:right").as_int(1247);
  return static_cast<size_t>(std::max(width, 1440));
}

class WordTable {
 public:
  WordTable(xml_node node, const Table& table, size_t width)
      : node_(node), table_(table), hasTitles_(hasColumnTitles(table)) {
    for (auto thousandths : columnWidths(table)) widths_.push_back(thousandths * width / 1000);
    width_ = width;
  }

  void complete() {
    writeProperties();
    writeGrid();
    auto rows = childrenNamed(node_, "w:tr");
    for (size_t i = 0; i < rows.size(); ++i) {
      bool isTitleRow = hasTitles_ && i == 0;
      auto number = hasTitles_ ? i - 1 : i;
      completeRow(rows[i], isTitleRow, !isTitleRow && number < table_.rows.size() && table_.rows[number].isTotal);
      // Titles stay on one page with the first row, and a sum with the row above it.
      bool beforeTotal = number + 1 < table_.rows.size() && table_.rows[number + 1].isTotal;
      if (isTitleRow || beforeTotal)
        for (auto paragraph : elementsNamed(rows[i], "w:p")) keepWithNext(paragraph);
    }
  }

 private:
  void writeProperties() {
    node_.remove_child("w:tblPr");
    auto look = fmt::format(
        "<w:tblLook w:val=\"{:04X}\" w:firstRow=\"{}\" w:lastRow=\"0\" w:firstColumn=\"{}\" w:lastColumn=\"0\" "
        "w:noHBand=\"1\" w:noVBand=\"1\"/>",
        0x0600 | (hasTitles_ ? 0x20 : 0) | (table_.hasRowHeaders ? 0x80 : 0), hasTitles_ ? 1 : 0,
        table_.hasRowHeaders ? 1 : 0);
    auto caption = table_.caption.empty() ? "" : fmt::format("<w:tblCaption w:val=\"{}\"/>", escapeXml(table_.caption));
    insertBefore(node_.first_child(),
                 fmt::format("<w:tblPr><w:tblStyle w:val=\"Table\"/><w:tblW w:w=\"{}\" w:type=\"dxa\"/>"
                             "<w:tblLayout w:type=\"fixed\"/>{}{}</w:tblPr>",
                             width_, look, caption));
  }

  void writeGrid() {
    node_.remove_child("w:tblGrid");
    std::string grid;
    for (auto width : widths_) grid += fmt::format("<w:gridCol w:w=\"{}\"/>", width);
    insertAfter(node_.child("w:tblPr"), "<w:tblGrid>" + grid + "</w:tblGrid>");
  }

  void completeRow(xml_node row, bool isTitleRow, bool total) {
    auto properties = firstChild(row, "w:trPr");
    if (!properties.child("w:cantSplit")) properties.append_child("w:cantSplit");
    properties.remove_child("w:cnfStyle");
    properties.remove_child("w:tblHeader");
    if (isTitleRow) properties.append_child("w:tblHeader");
    auto cells = childrenNamed(row, "w:tc");
    for (size_t i = 0; i < cells.size() && i < widths_.size(); ++i) {
      auto cell = firstChild(cells[i], "w:tcPr");
      cell.remove_children();
      auto width = cell.append_child("w:tcW");
      setAttribute(width, "w:w", std::to_string(widths_[i]));
      setAttribute(width, "w:type", "dxa");
      if (total) drawLineAbove(cell);
      for (auto paragraph : cells[i].children("w:p")) align(paragraph, table_.columns[i].isNumeric ? "right" : "left");
      if (isTitleRow || total || (table_.hasRowHeaders && i == 0)) embolden(cells[i]);
      if (isCrowded(table_)) makeSmall(cells[i]);
    }
  }

  static void drawLineAbove(xml_node cellProperties) {
    auto line = cellProperties.append_child("w:tcBorders").append_child("w:top");
    setAttribute(line, "w:val", "single");
    setAttribute(line, "w:sz", "8");
    setAttribute(line, "w:space", "0");
    setAttribute(line, "w:color", "1F3A5F");
  }

  xml_node node_;
  const Table& table_;
  bool hasTitles_;
  std::vector<size_t> widths_;
  size_t width_ = 0;
};

Result<void> completeTables(xml_node document, const std::vector<const Table*>& tables) {
  auto nodes = elementsNamed(document, "w:tbl");
  if (nodes.size() != tables.size())
    return fail(ErrorKind::failed, fmt::format("pandoc made {} tables of {}.", nodes.size(), tables.size()));
  auto width = textWidth(document);
  for (size_t i = 0; i < nodes.size(); ++i) {
    WordTable(nodes[i], *tables[i], width).complete();
    // A table has no space after it, so the paragraph that follows gets some before it.
    auto after = nodes[i].next_sibling("w:p");
    if (after == nodes[i].next_sibling() && (styleOf(after) == "BodyText" || styleOf(after) == "FirstParagraph"))
      setAttribute(lastChild(propertiesOf(after), "w:spacing"), "w:before", "200");
  }
  return {};
}

// Describes the pictures. Their distances are set to 0, because LibreOffice assumes others and moves the pictures.
void describePictures(xml_node document, const std::vector<const Figure*>& figures) {
  for (auto picture : elementsNamed(document, "wp:inline"))
    for (const char* distance : {"distT", "distB", "distL", "distR"}) setAttribute(picture, distance, "0");
  auto pictures = elementsNamed(document, "wp:docPr");
  for (size_t i = 0; i < pictures.size() && i < figures.size(); ++i)
    setAttribute(pictures[i], "descr", oneLine(figures[i]->alternative));
}

// Gives the last item of each list the space after it that a paragraph has.
void addSpaceAfterLists(xml_node document) {
  auto isItem = [](xml_node paragraph) { return !paragraph.child("w:pPr").child("w:numPr").empty(); };
  for (auto paragraph : elementsNamed(document, "w:p"))
    if (isItem(paragraph) && !isItem(paragraph.next_sibling()))
      setAttribute(lastChild(propertiesOf(paragraph), "w:spacing"), "w:after", "120");
}

// Indents the list items of a narrative like its paragraphs, so that the bar beside them is not interrupted.
void alignNarrativeItems(xml_node document) {
  for (auto paragraph : elementsNamed(document, "w:p")) {
    if (styleOf(paragraph) != "Narrative" || !paragraph.child("w:pPr").child("w:numPr")) continue;
    auto indent = lastChild(propertiesOf(paragraph), "w:ind");
    setAttribute(indent, "w:left", "568");
    setAttribute(indent, "w:hanging", "284");
  }
}

// Replaces the space after the number in '12. The board …' by a tab, so that further lines are indented below the text.
void hangNumber(xml_node paragraph) {
  auto run = paragraph.child("w:r");
  auto text = run.child("w:t");
  std::string words = text.text().get();
  auto space = words.find(' ');
  auto next = run.next_sibling("w:r");
  if (space != std::string::npos) {
    text.text().set(words.substr(0, space).c_str());
    insertAfter(run,
                fmt::format("<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>", escapeXml(words.substr(space + 1))));
  } else if (std::strcmp(next.child("w:t").text().get(), " ") == 0) {
    paragraph.remove_child(next);
  }
  insertAfter(run, "<w:r><w:tab/></w:r>");
}

bool isCitation(xml_node link) { return std::string_view(link.attribute("w:anchor").value()).starts_with("note-"); }

// Links to notes look like small raised numbers, and not like links.
void styleCitations(xml_node document) {
  for (auto link : elementsNamed(document, "w:hyperlink"))
    if (isCitation(link))
      for (auto style : elementsNamed(link, "w:rStyle")) setAttribute(style, "w:val", "Citation");
}

// The name of the bookmark of a heading, in the form that Word uses for its tables of contents.
std::string markOf(size_t heading) { return fmt::format("_Toc{}", 100'000'001 + heading); }

void markHeadings(xml_node document) {
  size_t number = 0;
  for (auto paragraph : elementsNamed(document, "w:p")) {
    auto style = styleOf(paragraph);
    if (style != "Heading1" && style != "Heading2") continue;
    insertAfter(propertiesOf(paragraph),
                fmt::format("<w:bookmarkStart w:id=\"{}\" w:name=\"{}\"/>", 900'000 + number, markOf(number)));
    paragraph.append_child("w:bookmarkEnd").append_attribute("w:id").set_value(900'000 + static_cast<int>(number));
    ++number;
  }
}

// The table of contents as a field with its result. The result has no page numbers, which only Word knows: Word adds
// them when the user updates the field.
std::string contentsXml(const std::vector<Heading>& headings) {
  constexpr std::string_view begin =
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> TOC \\o "
      "&quot;1-2&quot; "
      "\\h \\z \\u </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>";
  constexpr std::string_view end = "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
  std::string entries;
  for (size_t i = 0; i < headings.size(); ++i)
    entries += fmt::format(
        "<w:p><w:pPr><w:pStyle w:val=\"TOC{}\"/></w:pPr>{}<w:hyperlink w:anchor=\"{}\" w:history=\"1\"><w:r><w:t "
        "xml:space=\"preserve\">{}</w:t></w:r></w:hyperlink>{}</w:p>",
        std::clamp(headings[i].level, 1, 2), i == 0 ? begin : "", markOf(i), escapeXml(headings[i].text),
        i + 1 == headings.size() ? end : "");
  return fmt::format(
      "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/><w:docPartUnique/></w:docPartObj>"
      "</w:sdtPr><w:sdtContent><w:p><w:pPr><w:pStyle w:val=\"TOCHeading\"/></w:pPr><w:r><w:t>Contents</w:t></w:r></w:p>"
      "{}</w:sdtContent></w:sdt>",
      entries);
}

void insertContents(xml_node document, const Document& from) {
  auto headings = contentsOf(from);
  if (!from.hasContents || headings.empty()) return;
  auto at = document.child("w:document").child("w:body").first_child();
  auto before = [&](xml_node node) {
    auto style = styleOf(node);
    return node.type() != pugi::node_element || style == "Title" || style == "Subtitle" ||
           (std::strcmp(node.name(), "w:tbl") == 0 && coverOf(from) != nullptr);
  };
  while (at && before(at)) at = at.next_sibling();
  if (at) insertBefore(at, contentsXml(headings));
}

Result<void> setLanguage(Parts& parts, const std::string& language) {
  pugi::xml_document styles;
  TRY_DONE(loadXml(styles, parts, "word/styles.xml"));
  for (auto node : elementsNamed(styles.child("w:styles").child("w:docDefaults"), "w:lang"))
    setAttribute(node, "w:val", oneLine(language));
  saveXml(styles, parts, "word/styles.xml");
  return {};
}

// The title in headers and footers is a field whose stored result is that of the reference document; it is replaced.
Result<void> fillTitleFields(Parts& parts, const std::string& title) {
  for (size_t i = 0; i < parts.size(); ++i) {
    auto name = parts[i].name;
    if (!name.starts_with("word/footer") && !name.starts_with("word/header")) continue;
    pugi::xml_document xml;
    TRY_DONE(loadXml(xml, parts, name));
    bool isTitleExpected = false;
    for (auto run : elementsNamed(xml, "w:r")) {
      if (auto field = run.child("w:instrText")) isTitleExpected = trim(field.text().get()) == "TITLE";
      auto text = run.child("w:t");
      if (isTitleExpected && text) text.text().set(oneLine(title).c_str());
      if (text) isTitleExpected = false;
    }
    saveXml(xml, parts, name);
  }
  return {};
}

// Removes the part with the word count and the application, which pandoc fills with invented values.
Result<void> dropFalseProperties(Parts& parts) {
  std::erase_if(parts, [](const Part& part) { return part.name == "docProps/app.xml"; });
  for (const char* name : {"[Content_Types].xml", "_rels/.rels"}) {
    pugi::xml_document xml;
    TRY_DONE(loadXml(xml, parts, name));
    auto root = xml.document_element();
    std::vector<xml_node> toRemove;
    for (auto child : root.children())
      if (std::string_view(child.attribute("PartName").value()) == "/docProps/app.xml" ||
          std::string_view(child.attribute("Target").value()).ends_with("docProps/app.xml"))
        toRemove.push_back(child);
    for (auto child : toRemove) root.remove_child(child);
    saveXml(xml, parts, name);
  }
  return {};
}

}  // namespace

Result<void> completeWord(Parts& parts, const Document& document) {
  pugi::xml_document xml;
  TRY_DONE(loadXml(xml, parts, body));
  for (auto paragraph : elementsNamed(xml, "w:p")) {
    propertiesOf(paragraph);
    if (styleOf(paragraph) == "NumberedParagraph") hangNumber(paragraph);
  }
  TRY_DONE(completeTables(xml, tablesOf(document)));
  describePictures(xml, figuresOf(document));
  addSpaceAfterLists(xml);
  alignNarrativeItems(xml);
  styleCitations(xml);
  markHeadings(xml);
  insertContents(xml, document);
  saveXml(xml, parts, body);
  TRY_DONE(setLanguage(parts, document.language));
  TRY_DONE(fillTitleFields(parts, document.title));
  return dropFalseProperties(parts);
}

}  // namespace minuted::report
