// The input of pandoc for DOCX and ODT. Pandoc ignores style sheets: paragraphs and runs get the styles of the
// reference document by name. What cannot be expressed this way is added afterwards (word.cpp, open_document.cpp).
#include <fmt/format.h>

#include <algorithm>

#include "report/render/html_inline.h"
#include "report/render/office.h"
#include "report/render/pieces.h"

namespace minuted::report {
namespace {

// Pandoc drops a table that has neither column titles nor rows.
bool hasContent(const Table& table) { return hasColumnTitles(table) || !table.rows.empty(); }

class PandocHtml {
 public:
  PandocHtml(const Document& document, Format format)
      : document_(document), format_(format), inline_(document, {"<span data-custom-style=\"Citation\">", "</span>"}) {}

  std::string render() {
    output_ = fmt::format("<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{}</title>\n",
                          escapeXml(document_.language), escapeXml(document_.title));
    if (!document_.subtitle.empty())
      output_ += fmt::format("<meta name=\"subtitle\" content=\"{}\">\n", escapeXml(document_.subtitle));
    output_ += "</head>\n<body>\n";
    for (const auto& block : document_.blocks) std::visit([this](const auto& each) { write(each); }, block);
    for (const auto& sentence : closingSentences(document_, format_)) writeStyled("Closing", escapeXml(sentence));
    return std::move(output_) + "</body>\n</html>\n";
  }

 private:
  void writeStyled(std::string_view style, const std::string& paragraph) {
    output_ += fmt::format("<div data-custom-style=\"{}\"><p>{}</p></div>\n", style, paragraph);
  }

  void write(const Heading& heading) {
    auto id = heading.anchor.empty() ? "" : fmt::format(" id=\"{}\"", escapeXml(heading.anchor));
    output_ += fmt::format("<h{0}{1}>{2}</h{0}>\n", std::clamp(heading.level, 1, 3), id, escapeXml(heading.text));
  }

  void write(const Paragraph& block) {
    if (block.number == 0)
      output_ += "<p>" + inline_.render(block.text) + "</p>\n";
    else
      writeStyled("Numbered Paragraph", fmt::format("{}. {}", block.number, inline_.render(block.text)));
  }

  void write(const List& list) { output_ += inline_.renderList(list); }

  void write(const Table& table) {
    if (!hasContent(table)) return;
    output_ += "<table>\n";
    if (!table.caption.empty()) output_ += "<caption>" + escapeXml(table.caption) + "</caption>\n";
    if (hasColumnTitles(table)) {
      output_ += "<thead><tr>";
      for (const auto& column : table.columns) output_ += "<th>" + escapeXml(column.title) + "</th>";
      output_ += "</tr></thead>\n";
    }
    output_ += "<tbody>\n";
    for (const auto& row : table.rows) {
      auto numbered = numberedCell(table, row);
      output_ += "<tr>";
      for (size_t i = 0; i < row.cells.size(); ++i) {
        bool hasAnchor = i == 0 && !row.anchor.empty();
        output_ += "<td>" +
                   (hasAnchor ? fmt::format("<span id=\"{}\"></span>", escapeXml(row.anchor)) : std::string()) +
                   inline_.renderCell(row.cells[i]) +
                   (i == numbered ? inline_.number(citationsOf(row)) : std::string()) + "</td>";
      }
      output_ += "</tr>\n";
    }
    output_ += "</tbody>\n</table>\n";
  }

  void write(const Figure& figure) {
    output_ +=
        fmt::format("<figure><img src=\"{}\" alt=\"\" style=\"width: 16.4cm\"><figcaption>{}{}</figcaption></figure>\n",
                    pictureName(++figures_), escapeXml(figure.caption), inline_.number(figure.cites));
  }

  void write(const Narrative& narrative) {
    if (!isShown(document_, narrative)) return;
    if (document_.isDraft) writeStyled("Mark", escapeXml(openingMark(narrative.section)));
    for (const auto& passage : passagesOf(narrative)) {
      // The items contain paragraphs, because pandoc applies styles only to paragraphs.
      if (passage.isList) output_ += "<div data-custom-style=\"Narrative\"><ul>\n";
      for (const auto& line : passage.lines) {
        if (passage.isList)
          output_ += "<li><p>" + escapeXml(line) + "</p></li>\n";
        else
          writeStyled("Narrative", escapeXml(line));
      }
      if (passage.isList) output_ += "</ul></div>\n";
    }
    if (document_.isDraft) writeStyled("Mark", escapeXml(closingMark));
    if (!narrative.text.empty())
      writeStyled("Author", escapeXml(authorLine(narrative)) + inline_.number(citationsOf(narrative)));
  }

  const Document& document_;
  Format format_;
  HtmlInline inline_;
  size_t figures_ = 0;
  std::string output_;
};

}  // namespace

std::string pandocHtmlOf(const Document& document, Format format) { return PandocHtml(document, format).render(); }

std::string pictureName(size_t number) { return fmt::format("figure-{}.png", number); }

std::vector<const Table*> tablesOf(const Document& document) {
  std::vector<const Table*> tables;
  for (const auto& block : document.blocks)
    if (const auto* table = std::get_if<Table>(&block); table != nullptr && hasContent(*table)) tables.push_back(table);
  return tables;
}

std::vector<const Figure*> figuresOf(const Document& document) {
  std::vector<const Figure*> figures;
  for (const auto& block : document.blocks)
    if (const auto* figure = std::get_if<Figure>(&block)) figures.push_back(figure);
  return figures;
}

}  // namespace minuted::report
