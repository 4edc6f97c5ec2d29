// A single page of HTML, with its style sheet and pictures in it. Browsers show it, and weasyprint makes the PDF from
// it.
#include <fmt/format.h>

#include <algorithm>

#include "report/render/html_inline.h"
#include "report/render/pieces.h"
#include "report/render/render.h"

namespace minuted::report {
namespace {

constexpr size_t maxUnscrolledColumns = 2;  // columns; a wider table gets a scroll bar of its own on small screens

std::string replaceAll(std::string text, std::string_view what, std::string_view with) {
  for (size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size())
    text.replace(at, what.size(), with);
  return text;
}

// Prefixes the ids of a picture, so that they are unique in the page, and names it for screen readers by its title and
// description.
std::string prepareSvg(std::string svg, const Figure& figure, const std::string& prefix) {
  svg = replaceAll(std::move(svg), " id=\"", " id=\"" + prefix);
  svg = replaceAll(std::move(svg), "url(#", "url(#" + prefix);
  svg = replaceAll(std::move(svg), "href=\"#", "href=\"#" + prefix);
  bool isNamed = svg.find(fmt::format("<title id=\"{}title\"", prefix)) != std::string::npos &&
                 svg.find(fmt::format("<desc id=\"{}desc\"", prefix)) != std::string::npos;
  auto attributes = isNamed ? fmt::format(" role=\"img\" aria-labelledby=\"{0}title {0}desc\"", prefix)
                            : fmt::format(" role=\"img\" aria-label=\"{}\"", escapeXml(figure.alternative));
  if (auto at = svg.find("<svg"); at != std::string::npos) svg.insert(at + 4, attributes);
  return svg;
}

class Page {
 public:
  Page(const Document& document, const Look& look, Format format)
      : document_(document), look_(look), format_(format), inline_(document, {"<sup class=\"cites\">", "</sup>"}) {}

  std::string render() {
    writeHead();
    output_ += "<main>\n";
    const auto* cover = coverOf(document_);
    if (cover != nullptr) write(*cover);
    if (document_.hasContents) writeContents();
    for (size_t i = cover != nullptr ? 1 : 0; i < document_.blocks.size(); ++i)
      std::visit([this](const auto& block) { write(block); }, document_.blocks[i]);
    writeClosingSentences();
    output_ += "</main>\n</body>\n</html>\n";
    return std::move(output_);
  }

 private:
  void writeHead() {
    auto title = escapeXml(document_.title);
    output_ += fmt::format("<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n",
                           escapeXml(document_.language));
    output_ += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
    output_ += fmt::format("<title>{}</title>\n", title);
    if (document_.recordedAt != 0)
      output_ += fmt::format("<meta name=\"dcterms.created\" content=\"{}\">\n", utcTime(document_.recordedAt));
    // "</" could end the element early and has no meaning in a style sheet.
    output_ += "<style>\n" + replaceAll(look_.css, "</", "<\\/") + "</style>\n</head>\n<body>\n<header>\n";
    writeLogo();
    output_ += fmt::format("<h1>{}</h1>\n", title);
    if (!document_.subtitle.empty())
      output_ += fmt::format("<p class=\"subtitle\">{}</p>\n", escapeXml(document_.subtitle));
    output_ += "</header>\n";
  }

  // Hidden from screen readers, since the title beside it has the name.
  void writeLogo() {
    auto at = look_.logo.find("<svg");
    if (at == std::string::npos) return;  // an XML declaration before it is left out below
    auto svg = replaceAll(look_.logo.substr(at), " id=\"", " id=\"logo-");
    svg = replaceAll(std::move(svg), "url(#", "url(#logo-");
    svg = replaceAll(std::move(svg), "href=\"#", "href=\"#logo-");
    output_ += "<span class=\"logo\" aria-hidden=\"true\">" + svg + "</span>\n";
  }

  void writeClosingSentences() {
    auto sentences = closingSentences(document_, format_);
    if (sentences.empty()) return;
    output_ += "<section class=\"made-from\" aria-label=\"What this was made from\">\n";
    for (const auto& sentence : sentences) output_ += "<p>" + escapeXml(sentence) + "</p>\n";
    output_ += "</section>\n";
  }

  void writeContents() {
    auto headings = contentsOf(document_);
    if (headings.empty()) return;
    output_ += "<nav class=\"contents\" aria-label=\"Contents\">\n<p class=\"contents-title\">Contents</p>\n<ol>\n";
    bool isOpen = false, isInnerOpen = false;
    for (const auto& heading : headings) {
      bool isDeeper = heading.level == 2 && isOpen;
      if (isInnerOpen && !isDeeper) output_ += "</ol>\n";
      if (isOpen && !isDeeper) output_ += "</li>\n";
      if (isDeeper && !isInnerOpen) output_ += "\n<ol>\n";
      isInnerOpen = isDeeper;
      auto link = fmt::format("<li><a href=\"#{}\">{}</a>", escapeXml(heading.anchor), escapeXml(heading.text));
      output_ += link + (isDeeper ? "</li>\n" : "");
      isOpen = true;
    }
    output_ += std::string(isInnerOpen ? "</ol>\n" : "") + "</li>\n</ol>\n</nav>\n";
  }

  void write(const Heading& heading) {
    auto id = heading.anchor.empty() ? "" : fmt::format(" id=\"{}\"", escapeXml(heading.anchor));
    output_ += fmt::format("<h{0}{1}>{2}</h{0}>\n", heading.level + 1, id, escapeXml(heading.text));
  }

  void write(const Paragraph& block) {
    if (block.number == 0) {
      output_ += fmt::format("<p>{}</p>\n", inline_.render(block.text));
      return;
    }
    output_ += fmt::format("<p class=\"numbered\" id=\"paragraph-{0}\"><span class=\"number\">{0}.</span> {1}</p>\n",
                           block.number, inline_.render(block.text));
  }

  void write(const List& list) { output_ += inline_.renderList(list); }

  void write(const Table& table) {
    bool isScrolling = table.columns.size() > maxUnscrolledColumns;
    ++tables_;
    if (isScrolling) beginScrolling("Table", tables_, table.caption);
    output_ += table.caption.empty() ? "<table class=\"cover\">\n"
               : isCrowded(table)    ? "<table class=\"crowded\">\n"
                                     : "<table>\n";
    if (!table.caption.empty()) output_ += fmt::format("<caption>{}</caption>\n", escapeXml(table.caption));
    writeWidths(table);
    writeTitles(table);
    output_ += "<tbody>\n";
    for (const auto& row : table.rows) write(table, row);
    output_ += std::string("</tbody>\n</table>\n") + (isScrolling ? "</div>\n" : "");
  }

  // The region has a name and can be focused, so that it can be scrolled with the keyboard.
  void beginScrolling(std::string_view what, size_t number, const std::string& caption) {
    output_ += fmt::format("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{} {}: {}\">\n", what,
                           number, escapeXml(caption));
  }

  void writeWidths(const Table& table) {
    output_ += "<colgroup>";
    for (auto width : columnWidths(table))
      output_ += fmt::format("<col style=\"width: {:.1f}%\">", static_cast<double>(width) / 10);
    output_ += "</colgroup>\n";
  }

  // An empty title, above the row headers, is not marked as a header.
  void writeTitles(const Table& table) {
    if (!hasColumnTitles(table)) return;
    output_ += "<thead>\n<tr>";
    for (const auto& column : table.columns) {
      auto numeric = column.isNumeric ? " class=\"numeric\"" : "";
      output_ += column.title.empty() ? "<td></td>"
                                      : fmt::format("<th scope=\"col\"{}>{}</th>", numeric, escapeXml(column.title));
    }
    output_ += "</tr>\n</thead>\n";
  }

  void write(const Table& table, const Row& row) {
    auto id = row.anchor.empty() ? "" : fmt::format(" id=\"{}\"", escapeXml(row.anchor));
    output_ += fmt::format("<tr{}{}>", id, row.isTotal ? " class=\"total\"" : "");
    auto numbered = numberedCell(table, row);
    for (size_t i = 0; i < row.cells.size(); ++i) {
      bool isRowHeader = table.hasRowHeaders && i == 0;
      auto numeric = i < table.columns.size() && table.columns[i].isNumeric ? " class=\"numeric\"" : "";
      auto text = inline_.renderCell(row.cells[i]);
      if (i == numbered) text += inline_.number(citationsOf(row));
      output_ += isRowHeader ? fmt::format("<th scope=\"row\"{}>{}</th>", numeric, text)
                             : fmt::format("<td{}>{}</td>", numeric, text);
    }
    output_ += "</tr>\n";
  }

  void write(const Figure& figure) {
    ++figures_;
    output_ += "<figure>\n";
    beginScrolling("Picture", figures_, figure.caption);
    output_ += prepareSvg(figure.svg, figure, fmt::format("figure-{}-", figures_));
    output_ += fmt::format("\n</div>\n<figcaption>{}{}</figcaption>\n</figure>\n", escapeXml(figure.caption),
                           inline_.number(figure.cites));
  }

  void write(const Narrative& narrative) {
    if (!isShown(document_, narrative)) return;
    output_ += "<div class=\"narrative\">\n";
    if (document_.isDraft) output_ += "<p class=\"mark\">" + escapeXml(openingMark(narrative.section)) + "</p>\n";
    for (const auto& passage : passagesOf(narrative)) {
      if (passage.isList) output_ += "<ul>\n";
      for (const auto& line : passage.lines)
        output_ += passage.isList ? "<li>" + escapeXml(line) + "</li>\n" : "<p>" + escapeXml(line) + "</p>\n";
      if (passage.isList) output_ += "</ul>\n";
    }
    if (document_.isDraft) output_ += "<p class=\"mark\">" + escapeXml(closingMark) + "</p>\n";
    if (!narrative.text.empty())
      output_ += fmt::format("<p class=\"author\">{}{}</p>\n", escapeXml(authorLine(narrative)),
                             inline_.number(citationsOf(narrative)));
    output_ += "</div>\n";
  }

  const Document& document_;
  const Look& look_;
  Format format_;
  HtmlInline inline_;
  size_t tables_ = 0, figures_ = 0;
  std::string output_;
};

}  // namespace

std::string htmlOf(const Document& document, const Look& look, Format format) {
  return Page(document, look, format).render();
}

}  // namespace minuted::report
