// CommonMark, and tables with pipes as GitHub and pandoc read them.
#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "report/render/pieces.h"
#include "report/render/render.h"

namespace minuted::report {
namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

// Escapes what would make a paragraph a heading, a list or a rule: '#', '- ' or '12. ' at its beginning.
std::string escapeLineStart(std::string line) {
  if (line.empty()) return line;
  if (std::string_view("#+-=~").find(line.front()) != std::string_view::npos) return "\\" + line;
  auto digits = static_cast<size_t>(std::ranges::find_if_not(line, isDigit) - line.begin());
  if (digits > 0 && digits < line.size() && (line[digits] == '.' || line[digits] == ')')) line.insert(digits, "\\");
  return line;
}

std::string escapeInline(std::string_view text) {
  constexpr std::string_view markup = "\\`*_<>[]|~";
  auto line = oneLine(text);
  std::string to;
  for (size_t i = 0; i < line.size(); ++i) {
    bool isEntity = line[i] == '&' && i + 1 < line.size() && (std::isalpha(uint8_t(line[i + 1])) || line[i + 1] == '#');
    if (isEntity || markup.find(line[i]) != std::string_view::npos) to += '\\';
    to += line[i];
  }
  return to;
}

std::string escapeParagraph(std::string_view text) { return escapeLineStart(escapeInline(text)); }

// A '#' at the end would be taken for the closing mark of the heading and be dropped.
std::string escapeHeading(std::string_view text) {
  auto line = escapeInline(text);
  return line.ends_with('#') ? line.insert(line.size() - 1, "\\") : line;
}

// Marks are not escaped: people and readNarratives() look for them literally.
std::string markParagraph(const std::string& mark) { return oneLine(mark) + "\n\n"; }

class Markdown {
 public:
  explicit Markdown(const Document& document)
      : document_(document), anchors_(anchorsOf(document)), notes_(notesOf(document)) {}

  std::string render() {
    writeParagraph("# " + escapeHeading(document_.title));
    if (!document_.subtitle.empty()) writeParagraph(escapeParagraph(document_.subtitle));
    const auto* cover = coverOf(document_);
    if (cover != nullptr) write(*cover);
    if (document_.hasContents) writeContents();
    for (size_t i = cover != nullptr ? 1 : 0; i < document_.blocks.size(); ++i)
      std::visit([this](const auto& block) { write(block); }, document_.blocks[i]);
    for (const auto& sentence : closingSentences(document_, Format::markdown))
      writeParagraph(escapeParagraph(sentence));
    output_.pop_back();  // the last of the two line ends
    return std::move(output_);
  }

 private:
  void writeParagraph(const std::string& line) { output_ += line + "\n\n"; }

  // Without an annex of notes to lead to, nothing bears a number.
  std::string number(const Citations& cites) const {
    auto number = notes_.numberOf(cites);
    if (!anchors_.contains(noteAnchor(number))) return "";
    return fmt::format("[{}](#{})", raised(number), noteAnchor(number));
  }

  std::string inlineText(const Text& text) const { return cellText(text) + number(text.cites); }

  std::string cellText(const Text& text) const {
    auto link = [&](const std::string& label, const std::string& anchor) {
      return anchors_.contains(anchor) ? fmt::format("[{}](#{})", label, anchor) : label;
    };
    if (text.listsCites) return eventList(text.cites, link);
    auto words = escapeInline(text.text);
    auto target = linkOf(text, anchors_);
    return target.empty() || words.empty() ? words : fmt::format("[{}]({})", words, addressOf(target));
  }

  // An address with spaces or parentheses is put in angle brackets, so it may not contain any itself.
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
          fmt::format("{}- [{}](#{})\n", heading.level == 2 ? "  " : "", escapeInline(heading.text), heading.anchor);
    if (!list.empty()) output_ += "**Contents**\n\n" + list + "\n";
  }

  void write(const Heading& heading) {
    if (!heading.anchor.empty()) writeParagraph(fmt::format("<a id=\"{}\"></a>", heading.anchor));
    writeParagraph(std::string(static_cast<size_t>(heading.level) + 1, '#') + " " + escapeHeading(heading.text));
  }

  void write(const Paragraph& block) {
    auto line = inlineText(block.text);
    writeParagraph(block.number != 0 ? fmt::format("{}\\. {}", block.number, line) : escapeLineStart(line));
  }

  void write(const List& list) {
    for (const auto& item : list.items) output_ += "- " + escapeLineStart(inlineText(item)) + "\n";
    if (!list.items.empty()) output_ += "\n";
  }

  void write(const Table& table) {
    if (!table.caption.empty()) writeParagraph("**" + escapeInline(table.caption) + "**");
    std::string titles = "|", rule = "|";
    for (const auto& column : table.columns) {
      titles += " " + escapeInline(column.title) + " |";
      rule += column.isNumeric ? " ---: |" : " --- |";
    }
    output_ += titles + "\n" + rule + "\n";
    for (const auto& row : table.rows) write(table, row);
    output_ += "\n";
  }

  void write(const Table& table, const Row& row) {
    output_ += '|';
    auto numbered = numberedCell(table, row);
    for (size_t i = 0; i < row.cells.size(); ++i) {
      auto cell = cellText(row.cells[i]);
      bool isBold = row.isTotal || (table.hasRowHeaders && i == 0);
      if (isBold && !cell.empty()) cell.insert(0, "**").append("**");
      if (i == numbered) cell += number(citationsOf(row));
      output_ += ' ';
      if (i == 0 && !row.anchor.empty()) output_ += fmt::format("<a id=\"{}\"></a>", row.anchor);
      output_ += cell + " |";
    }
    output_ += '\n';
  }

  // A picture is represented by its description. The table that follows it has the figures.
  void write(const Figure& figure) {
    writeParagraph("**" + escapeInline(figure.caption) + "**" + number(figure.cites));
    writeParagraph("*Picture: " + escapeInline(figure.alternative) + "*");
  }

  void write(const Narrative& narrative) {
    if (!isShown(document_, narrative)) return;
    if (document_.isDraft) output_ += markParagraph(openingMark(narrative.section));
    for (const auto& passage : passagesOf(narrative)) {
      for (const auto& line : passage.lines)
        output_ += (passage.isList ? "- " : "") + escapeParagraph(line) + (passage.isList ? "\n" : "\n\n");
      if (passage.isList) output_ += "\n";
    }
    if (document_.isDraft) output_ += markParagraph(closingMark);
    if (narrative.text.empty()) return;
    writeParagraph("*" + escapeInline(authorLine(narrative)) + "*" + number(citationsOf(narrative)));
  }

  const Document& document_;
  std::set<std::string> anchors_;
  Notes notes_;
  std::string output_;
};

}  // namespace

std::string markdownOf(const Document& document) { return Markdown(document).render(); }

}  // namespace minuted::report
