// CommonMark, and tables with pipes as GitHub and pandoc read them.
#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "report/render/pieces.h"
#include "report/render/render.h"

namespace minuted::report {
namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

// What would make a heading, a list, a rule or a quotation of a paragraph by beginning it: '#', '- ', '12. ', '> '.
std::string withQuietStart(std::string line) {
  if (line.empty()) return line;
  if (std::string_view("#+-=~").find(line.front()) != std::string_view::npos) return "\\" + line;
  auto digits = static_cast<size_t>(std::ranges::find_if_not(line, isDigit) - line.begin());
  if (digits > 0 && digits < line.size() && (line[digits] == '.' || line[digits] == ')')) line.insert(digits, "\\");
  return line;
}

std::string escapedInLine(std::string_view text) {
  constexpr std::string_view markup = "\\`*_<>[]|~";
  auto line = oneLine(text);
  std::string to;
  for (size_t i = 0; i < line.size(); ++i) {
    bool entity = line[i] == '&' && i + 1 < line.size() && (std::isalpha(uint8_t(line[i + 1])) || line[i + 1] == '#');
    if (entity || markup.find(line[i]) != std::string_view::npos) to += '\\';
    to += line[i];
  }
  return to;
}

std::string escapedParagraph(std::string_view text) { return withQuietStart(escapedInLine(text)); }

// A '#' at the end would close the heading, and go.
std::string escapedHeading(std::string_view text) {
  auto line = escapedInLine(text);
  return line.ends_with('#') ? line.insert(line.size() - 1, "\\") : line;
}

// A mark is looked for as it is, by people and by the program that brings the words back.
std::string markParagraph(const std::string& mark) { return oneLine(mark) + "\n\n"; }

class Markdown {
 public:
  explicit Markdown(const Document& document) : document_(document), anchors_(anchorsOf(document)) {}

  std::string written() {
    paragraph("# " + escapedHeading(document_.title));
    if (!document_.subtitle.empty()) paragraph(escapedParagraph(document_.subtitle));
    const auto* cover = coverOf(document_);
    if (cover != nullptr) write(*cover);
    if (document_.contents) writeContents();
    for (size_t i = cover != nullptr ? 1 : 0; i < document_.blocks.size(); ++i)
      std::visit([this](const auto& block) { write(block); }, document_.blocks[i]);
    for (const auto& sentence : closingSentences(document_)) paragraph(escapedParagraph(sentence));
    to_.pop_back();  // the last of the two line ends
    return std::move(to_);
  }

 private:
  void paragraph(const std::string& line) { to_ += line + "\n\n"; }

  std::string cited(const Citations& cites) const {
    auto list = citationList(cites, [&](const std::string& label, const std::string& anchor) {
      return anchors_.contains(anchor) ? fmt::format("[{}](#{})", label, anchor) : label;
    });
    return list.empty() ? list : fmt::format(" \\[{}\\]", list);
  }

  std::string inLine(const Text& text) const {
    auto words = escapedInLine(text.text);
    auto link = linkOf(text, anchors_);
    if (!link.empty() && !words.empty()) words = fmt::format("[{}]({})", words, addressOf(link));
    return words + cited(text.cites);
  }

  // An address with anything unusual in it stands within angle brackets, which it may not have itself.
  static std::string addressOf(const std::string& link) {
    std::string address;
    for (char c : link)
      address += c == '<' ? "%3C" : c == '>' ? "%3E" : c == '|' ? "%7C" : c == '\\' ? "%5C" : std::string(1, c);
    return address.find_first_of(" ()") == std::string::npos ? address : "<" + address + ">";
  }

  void writeContents() {
    std::string list;
    for (const auto& heading : contentsOf(document_))
      list +=
          fmt::format("{}- [{}](#{})\n", heading.level == 2 ? "  " : "", escapedInLine(heading.text), heading.anchor);
    if (!list.empty()) to_ += "**Contents**\n\n" + list + "\n";
  }

  void write(const Heading& heading) {
    if (!heading.anchor.empty()) paragraph(fmt::format("<a id=\"{}\"></a>", heading.anchor));
    paragraph(std::string(static_cast<size_t>(heading.level) + 1, '#') + " " + escapedHeading(heading.text));
  }

  void write(const Paragraph& block) {
    auto line = inLine(block.text);
    paragraph(block.number != 0 ? fmt::format("{}\\. {}", block.number, line) : withQuietStart(line));
  }

  void write(const List& list) {
    for (const auto& item : list.items) to_ += "- " + withQuietStart(inLine(item)) + "\n";
    if (!list.items.empty()) to_ += "\n";
  }

  void write(const Table& table) {
    if (!table.caption.empty()) paragraph("**" + escapedInLine(table.caption) + "**");
    std::string titles = "|", rule = "|";
    for (const auto& column : table.columns) {
      titles += " " + escapedInLine(column.title) + " |";
      rule += column.numeric ? " ---: |" : " --- |";
    }
    to_ += titles + "\n" + rule + "\n";
    for (const auto& row : table.rows) write(table, row);
    to_ += "\n";
  }

  void write(const Table& table, const Row& row) {
    to_ += '|';
    for (size_t i = 0; i < row.cells.size(); ++i) {
      auto cell = inLine(row.cells[i]);
      bool heavy = row.total || (table.rowHeads && i == 0);
      if (heavy && !cell.empty()) cell.insert(0, "**").append("**");
      to_ += ' ';
      if (i == 0 && !row.anchor.empty()) to_ += fmt::format("<a id=\"{}\"></a>", row.anchor);
      to_ += cell + " |";
    }
    to_ += '\n';
  }

  // The table that follows says what the picture shows.
  void write(const Figure& figure) {
    paragraph("**" + escapedInLine(figure.caption) + "**" + cited(figure.cites));
    paragraph("*Picture: " + escapedInLine(figure.alternative) + "*");
  }

  void write(const Narrative& narrative) {
    if (!isShown(document_, narrative)) return;
    if (document_.draft) to_ += markParagraph(openingMark(narrative.section));
    for (const auto& passage : passagesOf(narrative)) {
      for (const auto& line : passage.lines)
        to_ += (passage.list ? "- " : "") + escapedParagraph(line) + (passage.list ? "\n" : "\n\n");
      if (passage.list) to_ += "\n";
    }
    if (document_.draft) to_ += markParagraph(closingMark);
    if (narrative.text.empty()) return;
    paragraph("*" + escapedInLine(writtenBy(narrative)) + "*" +
              cited(narrative.event != 0 ? Citations{narrative.event} : Citations{}));
  }

  const Document& document_;
  std::set<std::string> anchors_;
  std::string to_;
};

}  // namespace

std::string markdownOf(const Document& document) { return Markdown(document).written(); }

}  // namespace minuted::report
