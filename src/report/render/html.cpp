// One page of HTML, with its style and pictures in it: for browsers, and for weasyprint, which makes the PDF of it.
#include <fmt/format.h>

#include <algorithm>

#include "report/render/html_inline.h"
#include "report/render/pieces.h"
#include "report/render/render.h"

namespace minuted::report {
namespace {

constexpr size_t widestUnscrolled = 2;  // columns; a wider table gets a scroll bar of its own on small screens

std::string replacedAll(std::string text, std::string_view what, std::string_view with) {
  for (size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size())
    text.replace(at, what.size(), with);
  return text;
}

// A picture's ids are made its own within the page, and its title and description are what it is announced by.
std::string placedInPage(std::string svg, const Figure& figure, const std::string& prefix) {
  svg = replacedAll(std::move(svg), " id=\"", " id=\"" + prefix);
  svg = replacedAll(std::move(svg), "url(#", "url(#" + prefix);
  svg = replacedAll(std::move(svg), "href=\"#", "href=\"#" + prefix);
  bool named = svg.find(fmt::format("<title id=\"{}title\"", prefix)) != std::string::npos &&
               svg.find(fmt::format("<desc id=\"{}desc\"", prefix)) != std::string::npos;
  auto attributes = named ? fmt::format(" role=\"img\" aria-labelledby=\"{0}title {0}desc\"", prefix)
                          : fmt::format(" role=\"img\" aria-label=\"{}\"", escaped(figure.alternative));
  if (auto at = svg.find("<svg"); at != std::string::npos) svg.insert(at + 4, attributes);
  return svg;
}

class Page {
 public:
  Page(const Document& document, const Look& look)
      : document_(document), look_(look), inline_(document, "class=\"cites\"") {}

  std::string written() {
    writeHead();
    to_ += "<main>\n";
    const auto* cover = coverOf(document_);
    if (cover != nullptr) write(*cover);
    if (document_.contents) writeContents();
    for (size_t i = cover != nullptr ? 1 : 0; i < document_.blocks.size(); ++i)
      std::visit([this](const auto& block) { write(block); }, document_.blocks[i]);
    writeMadeFrom();
    to_ += "</main>\n</body>\n</html>\n";
    return std::move(to_);
  }

 private:
  void writeHead() {
    auto title = escaped(document_.title);
    to_ += fmt::format("<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n",
                       escaped(document_.language));
    to_ += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
    to_ += fmt::format("<title>{}</title>\n", title);
    if (document_.recordedAt != 0)
      to_ += fmt::format("<meta name=\"dcterms.created\" content=\"{}\">\n", isoTime(document_.recordedAt));
    // What would end the element early stays out of it; a style sheet has no use for that.
    to_ += "<style>\n" + replacedAll(look_.css, "</", "<\\/") + "</style>\n</head>\n<body>\n<header>\n";
    writeLogo();
    to_ += fmt::format("<h1>{}</h1>\n", title);
    if (!document_.subtitle.empty()) to_ += fmt::format("<p class=\"subtitle\">{}</p>\n", escaped(document_.subtitle));
    to_ += "</header>\n";
  }

  // A mark beside the title, which says the name: nothing for a screen reader to announce.
  void writeLogo() {
    auto at = look_.logo.find("<svg");
    if (at == std::string::npos) return;  // and so the declaration of XML before it stays out
    auto svg = replacedAll(look_.logo.substr(at), " id=\"", " id=\"logo-");
    svg = replacedAll(std::move(svg), "url(#", "url(#logo-");
    svg = replacedAll(std::move(svg), "href=\"#", "href=\"#logo-");
    to_ += "<span class=\"logo\" aria-hidden=\"true\">" + svg + "</span>\n";
  }

  void writeMadeFrom() {
    auto sentences = closingSentences(document_);
    if (sentences.empty()) return;
    to_ += "<section class=\"made-from\" aria-label=\"What this was made from\">\n";
    for (const auto& sentence : sentences) to_ += "<p>" + escaped(sentence) + "</p>\n";
    to_ += "</section>\n";
  }

  void writeContents() {
    auto headings = contentsOf(document_);
    if (headings.empty()) return;
    to_ += "<nav class=\"contents\" aria-label=\"Contents\">\n<p class=\"contents-title\">Contents</p>\n<ol>\n";
    bool open = false, inner = false;
    for (const auto& heading : headings) {
      bool deeper = heading.level == 2 && open;
      if (inner && !deeper) to_ += "</ol>\n";
      if (open && !deeper) to_ += "</li>\n";
      if (deeper && !inner) to_ += "\n<ol>\n";
      inner = deeper;
      auto link = fmt::format("<li><a href=\"#{}\">{}</a>", escaped(heading.anchor), escaped(heading.text));
      to_ += link + (deeper ? "</li>\n" : "");
      open = true;
    }
    to_ += std::string(inner ? "</ol>\n" : "") + "</li>\n</ol>\n</nav>\n";
  }

  void write(const Heading& heading) {
    auto id = heading.anchor.empty() ? "" : fmt::format(" id=\"{}\"", escaped(heading.anchor));
    to_ += fmt::format("<h{0}{1}>{2}</h{0}>\n", heading.level + 1, id, escaped(heading.text));
  }

  void write(const Paragraph& block) {
    if (block.number == 0) {
      to_ += fmt::format("<p>{}</p>\n", inline_.render(block.text));
      return;
    }
    to_ += fmt::format("<p class=\"numbered\" id=\"paragraph-{0}\"><span class=\"number\">{0}.</span> {1}</p>\n",
                       block.number, inline_.render(block.text));
  }

  void write(const List& list) { to_ += inline_.renderList(list); }

  void write(const Table& table) {
    bool scrolls = table.columns.size() > widestUnscrolled;
    ++tables_;
    if (scrolls) beginScrolling("Table", tables_, table.caption);
    to_ += table.caption.empty() ? "<table class=\"cover\">\n"
           : isCrowded(table)    ? "<table class=\"crowded\">\n"
                                 : "<table>\n";
    if (!table.caption.empty()) to_ += fmt::format("<caption>{}</caption>\n", escaped(table.caption));
    writeWidths(table);
    writeTitles(table);
    to_ += "<tbody>\n";
    for (const auto& row : table.rows) write(table, row);
    to_ += std::string("</tbody>\n</table>\n") + (scrolls ? "</div>\n" : "");
  }

  // With a name of its own, and reached by the keyboard, which scrolls it.
  void beginScrolling(std::string_view what, size_t number, const std::string& caption) {
    to_ += fmt::format("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{} {}: {}\">\n", what, number,
                       escaped(caption));
  }

  void writeWidths(const Table& table) {
    to_ += "<colgroup>";
    for (auto width : columnWidths(table))
      to_ += fmt::format("<col style=\"width: {:.1f}%\">", static_cast<double>(width) / 10);
    to_ += "</colgroup>\n";
  }

  // A title is no header where it is empty: over the heads of rows.
  void writeTitles(const Table& table) {
    if (!isTitled(table)) return;
    to_ += "<thead>\n<tr>";
    for (const auto& column : table.columns) {
      auto numeric = column.numeric ? " class=\"numeric\"" : "";
      to_ += column.title.empty() ? "<td></td>"
                                  : fmt::format("<th scope=\"col\"{}>{}</th>", numeric, escaped(column.title));
    }
    to_ += "</tr>\n</thead>\n";
  }

  void write(const Table& table, const Row& row) {
    auto id = row.anchor.empty() ? "" : fmt::format(" id=\"{}\"", escaped(row.anchor));
    to_ += fmt::format("<tr{}{}>", id, row.total ? " class=\"total\"" : "");
    for (size_t i = 0; i < row.cells.size(); ++i) {
      bool head = table.rowHeads && i == 0;
      auto numeric = i < table.columns.size() && table.columns[i].numeric ? " class=\"numeric\"" : "";
      to_ += head ? fmt::format("<th scope=\"row\"{}>{}</th>", numeric, inline_.render(row.cells[i]))
                  : fmt::format("<td{}>{}</td>", numeric, inline_.render(row.cells[i]));
    }
    to_ += "</tr>\n";
  }

  void write(const Figure& figure) {
    ++figures_;
    to_ += "<figure>\n";
    beginScrolling("Picture", figures_, figure.caption);
    to_ += placedInPage(figure.svg, figure, fmt::format("figure-{}-", figures_));
    to_ += fmt::format("\n</div>\n<figcaption>{}{}</figcaption>\n</figure>\n", escaped(figure.caption),
                       inline_.citations(figure.cites));
  }

  void write(const Narrative& narrative) {
    if (!isShown(document_, narrative)) return;
    to_ += "<div class=\"narrative\">\n";
    if (document_.draft) to_ += "<p class=\"mark\">" + escaped(openingMark(narrative.section)) + "</p>\n";
    for (const auto& passage : passagesOf(narrative)) {
      if (passage.list) to_ += "<ul>\n";
      for (const auto& line : passage.lines)
        to_ += passage.list ? "<li>" + escaped(line) + "</li>\n" : "<p>" + escaped(line) + "</p>\n";
      if (passage.list) to_ += "</ul>\n";
    }
    if (document_.draft) to_ += "<p class=\"mark\">" + escaped(closingMark) + "</p>\n";
    if (!narrative.text.empty())
      to_ += fmt::format("<p class=\"author\">{}{}</p>\n", escaped(writtenBy(narrative)),
                         inline_.citations(narrative.event != 0 ? Citations{narrative.event} : Citations{}));
    to_ += "</div>\n";
  }

  const Document& document_;
  const Look& look_;
  HtmlInline inline_;
  size_t tables_ = 0, figures_ = 0;
  std::string to_;
};

}  // namespace

std::string htmlOf(const Document& document, const Look& look) { return Page(document, look).written(); }

}  // namespace minuted::report
