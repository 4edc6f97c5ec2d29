// What pandoc is given to make Word's and OpenDocument's files of. It knows no style sheet: paragraphs and runs get the
// styles of the reference document by name. What it cannot be told is done afterwards (word.cpp, open_document.cpp).
#include <fmt/format.h>

#include <algorithm>

#include "report/render/html_inline.h"
#include "report/render/office.h"
#include "report/render/pieces.h"

namespace minuted::report {
namespace {

// Of one without titles and rows pandoc makes nothing.
bool hasContent(const Table& table) { return isTitled(table) || !table.rows.empty(); }

class PandocHtml {
 public:
  explicit PandocHtml(const Document& document)
      : document_(document), inline_(document, "data-custom-style=\"Citation\"") {}

  std::string written() {
    to_ = fmt::format("<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{}</title>\n",
                      escaped(document_.language), escaped(document_.title));
    if (!document_.subtitle.empty())
      to_ += fmt::format("<meta name=\"subtitle\" content=\"{}\">\n", escaped(document_.subtitle));
    to_ += "</head>\n<body>\n";
    for (const auto& block : document_.blocks) std::visit([this](const auto& each) { write(each); }, block);
    for (const auto& sentence : closingSentences(document_)) styled("Closing", escaped(sentence));
    return std::move(to_) + "</body>\n</html>\n";
  }

 private:
  void styled(std::string_view style, const std::string& paragraph) {
    to_ += fmt::format("<div data-custom-style=\"{}\"><p>{}</p></div>\n", style, paragraph);
  }

  void write(const Heading& heading) {
    auto id = heading.anchor.empty() ? "" : fmt::format(" id=\"{}\"", escaped(heading.anchor));
    to_ += fmt::format("<h{0}{1}>{2}</h{0}>\n", std::clamp(heading.level, 1, 3), id, escaped(heading.text));
  }

  void write(const Paragraph& block) {
    if (block.number == 0)
      to_ += "<p>" + inline_.render(block.text) + "</p>\n";
    else
      styled("Numbered Paragraph", fmt::format("{}. {}", block.number, inline_.render(block.text)));
  }

  void write(const List& list) { to_ += inline_.renderList(list); }

  void write(const Table& table) {
    if (!hasContent(table)) return;
    to_ += "<table>\n";
    if (!table.caption.empty()) to_ += "<caption>" + escaped(table.caption) + "</caption>\n";
    if (isTitled(table)) {
      to_ += "<thead><tr>";
      for (const auto& column : table.columns) to_ += "<th>" + escaped(column.title) + "</th>";
      to_ += "</tr></thead>\n";
    }
    to_ += "<tbody>\n";
    for (const auto& row : table.rows) {
      to_ += "<tr>";
      for (size_t i = 0; i < row.cells.size(); ++i) {
        bool marked = i == 0 && !row.anchor.empty();
        to_ += "<td>" + (marked ? fmt::format("<span id=\"{}\"></span>", escaped(row.anchor)) : std::string()) +
               inline_.render(row.cells[i]) + "</td>";
      }
      to_ += "</tr>\n";
    }
    to_ += "</tbody>\n</table>\n";
  }

  void write(const Figure& figure) {
    to_ +=
        fmt::format("<figure><img src=\"{}\" alt=\"\" style=\"width: 16.4cm\"><figcaption>{}{}</figcaption></figure>\n",
                    pictureName(++figures_), escaped(figure.caption), inline_.citations(figure.cites));
  }

  void write(const Narrative& narrative) {
    if (!isShown(document_, narrative)) return;
    if (document_.draft) styled("Mark", escaped(openingMark(narrative.section)));
    for (const auto& passage : passagesOf(narrative)) {
      // Items as paragraphs: only those take a style.
      if (passage.list) to_ += "<div data-custom-style=\"Narrative\"><ul>\n";
      for (const auto& line : passage.lines) {
        if (passage.list)
          to_ += "<li><p>" + escaped(line) + "</p></li>\n";
        else
          styled("Narrative", escaped(line));
      }
      if (passage.list) to_ += "</ul></div>\n";
    }
    if (document_.draft) styled("Mark", escaped(closingMark));
    if (!narrative.text.empty())
      styled("Author", escaped(writtenBy(narrative)) +
                           inline_.citations(narrative.event != 0 ? Citations{narrative.event} : Citations{}));
  }

  const Document& document_;
  HtmlInline inline_;
  size_t figures_ = 0;
  std::string to_;
};

}  // namespace

std::string pandocHtmlOf(const Document& document) { return PandocHtml(document).written(); }

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
