// Plain text of a fixed width, for mails, terminals, and comparing reports with each other.
#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "base/text.h"
#include "report/render/pieces.h"
#include "report/render/render.h"

namespace minuted::report {
namespace {

constexpr size_t gap = 2;             // between columns
constexpr size_t minColumnWidth = 3;  // characters

bool continuesCharacter(char c) { return (static_cast<uint8_t>(c) & 0xC0) == 0x80; }

size_t countCharacters(std::string_view text) {
  return static_cast<size_t>(std::ranges::count_if(text, [](char c) { return !continuesCharacter(c); }));
}

// The length in bytes of the first `count` characters.
size_t byteLength(std::string_view text, size_t count) {
  size_t at = 0;
  for (; at < text.size(); ++at)
    if (!continuesCharacter(text[at]) && count-- == 0) break;
  return at;
}

// Breaks a text into lines at spaces. A word that is longer than a line is broken within.
std::vector<std::string> wrapText(std::string_view text, size_t width) {
  std::vector<std::string> lines{""};
  for (auto word : split(text, ' ')) {
    auto room = lines.back().empty() ? width : width - std::min(width, countCharacters(lines.back()) + 1);
    if (countCharacters(word) > room && !lines.back().empty()) lines.emplace_back();
    while (countCharacters(word) > width) {
      auto cut = byteLength(word, width);
      lines.back() = word.substr(0, cut);
      lines.emplace_back();
      word.remove_prefix(cut);
    }
    lines.back() += (lines.back().empty() ? "" : " ") + std::string(word);
  }
  return lines;
}

std::string padText(const std::string& text, size_t width, bool right) {
  std::string space(width - std::min(width, countCharacters(text)), ' ');
  return right ? space + text : text + space;
}

using Cells = std::vector<std::string>;

// Each column is as wide as its content if they all fit. Otherwise each gets at most its share of the width, from the
// narrowest to the widest, so that what a narrow column does not need goes to the wider ones.
std::vector<size_t> columnWidthsFor(const Table& table, const std::vector<Cells>& rows, size_t width) {
  std::vector<size_t> widths(table.columns.size(), minColumnWidth);
  for (const auto& cells : rows)
    for (size_t i = 0; i < widths.size(); ++i) widths[i] = std::max(widths[i], countCharacters(cells[i]));
  auto left = width - std::min(width, (widths.size() - 1) * gap);
  if (std::accumulate(widths.begin(), widths.end(), size_t{0}) <= left) return widths;
  auto shares = columnWidths(table);
  auto sum = std::accumulate(shares.begin(), shares.end(), size_t{0});
  std::vector<size_t> order(widths.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::ranges::stable_sort(order, {}, [&](size_t i) { return widths[i]; });
  for (auto i : order) {
    widths[i] = std::min(widths[i], std::max(left * shares[i] / sum, size_t{1}));
    left -= std::min(left, widths[i]);
    sum -= shares[i];
  }
  return widths;
}

class PlainText {
 public:
  PlainText(const Document& document, size_t width)
      : document_(document),
        anchors_(anchorsOf(document)),
        notes_(notesOf(document)),
        width_(std::max<size_t>(width, 40)) {}

  std::string render() {
    writeUnderlined(document_.title, '=');
    if (!document_.subtitle.empty()) writeParagraph(oneLine(document_.subtitle));
    const auto* cover = coverOf(document_);
    if (cover != nullptr) write(*cover);
    if (document_.hasContents) writeContents();
    for (size_t i = cover != nullptr ? 1 : 0; i < document_.blocks.size(); ++i)
      std::visit([this](const auto& block) { write(block); }, document_.blocks[i]);
    for (const auto& sentence : closingSentences(document_, Format::text)) writeParagraph(sentence);
    output_.pop_back();  // the last of the two line ends
    return std::move(output_);
  }

 private:
  void writeLine(std::string text) {
    text.erase(text.find_last_not_of(' ') + 1);
    output_ += text + "\n";
  }

  // Writes the prefix and the text; further lines are indented by the width of the prefix.
  void writeHanging(const std::string& before, const std::string& text) {
    auto indent = countCharacters(before);
    bool first = true;
    for (const auto& words : wrapText(text, width_ - indent)) {
      writeLine((first ? before : std::string(indent, ' ')) + words);
      first = false;
    }
  }

  void writeParagraph(const std::string& text) {
    writeHanging("", text);
    writeLine("");
  }

  void writeUnderlined(const std::string& text, char with) {
    auto lines = wrapText(oneLine(text), width_);
    size_t longest = 0;
    for (const auto& each : lines) longest = std::max(longest, countCharacters(each));
    for (const auto& each : lines) writeLine(each);
    writeLine(std::string(longest, with));
    writeLine("");
  }

  void writeContents() {
    auto headings = contentsOf(document_);
    if (headings.empty()) return;
    writeLine("Contents");
    for (const auto& heading : headings) writeHanging(heading.level == 2 ? "    - " : "  - ", oneLine(heading.text));
    writeLine("");
  }

  void write(const Heading& heading) {
    constexpr std::string_view lines = "-~.";
    writeLine("");
    writeUnderlined(heading.text, lines[static_cast<size_t>(std::clamp(heading.level, 1, 3) - 1)]);
  }

  // Without an annex of notes to lead to, nothing bears a number.
  std::string number(const Citations& cites) const {
    auto number = notes_.numberOf(cites);
    return anchors_.contains(noteAnchor(number)) ? raised(number) : "";
  }

  static std::string cellText(const Text& text) {
    if (text.listsCites)
      return eventList(text.cites, [](const std::string& label, const std::string&) { return label; });
    return oneLine(text.text);
  }

  std::string inlineText(const Text& text) const { return cellText(text) + number(text.cites); }

  void write(const Paragraph& block) {
    writeHanging(block.number != 0 ? fmt::format("{}. ", block.number) : "", inlineText(block.text));
    writeLine("");
  }

  void write(const List& list) {
    for (const auto& item : list.items) writeHanging("  - ", inlineText(item));
    if (!list.items.empty()) writeLine("");
  }

  void write(const Table& table) {
    if (!table.caption.empty()) writeParagraph(oneLine(table.caption));
    Cells titles;
    for (const auto& column : table.columns) titles.push_back(oneLine(column.title));
    std::vector<Cells> rows{titles};
    for (const auto& row : table.rows) {
      rows.emplace_back();
      for (const auto& cell : row.cells) rows.back().push_back(cellText(cell));
      rows.back().resize(table.columns.size());
      rows.back()[numberedCell(table, row)] += number(citationsOf(row));
    }
    if (lettersNeeded(table) > width_) {
      writeStacked(table, rows);
      return;
    }
    auto widths = columnWidthsFor(table, rows, width_);
    if (hasColumnTitles(table)) {
      writeCells(table, widths, titles);
      writeRule(widths);
    }
    for (size_t i = 0; i < table.rows.size(); ++i) {
      if (table.rows[i].isTotal) writeRule(widths);
      writeCells(table, widths, rows[i + 1]);
    }
    writeLine("");
  }

  // Writes a table that is too wide with a paragraph for each row and a line for each cell.
  void writeStacked(const Table& table, const std::vector<Cells>& rows) {
    for (size_t row = 0; row < table.rows.size(); ++row) {
      for (size_t i = 0; i < table.columns.size(); ++i) {
        const auto &title = rows[0][i], &cell = rows[row + 1][i];
        if (!cell.empty()) writeHanging(i == 0 ? "" : "  ", title.empty() ? cell : title + ": " + cell);
      }
      writeLine("");
    }
  }

  void writeRule(const std::vector<size_t>& widths) {
    std::string text;
    for (auto width : widths) text += (text.empty() ? "" : std::string(gap, ' ')) + std::string(width, '-');
    writeLine(text);
  }

  void writeCells(const Table& table, const std::vector<size_t>& widths, const Cells& cells) {
    std::vector<std::vector<std::string>> columns;
    size_t height = 1;
    for (size_t i = 0; i < widths.size(); ++i) {
      columns.push_back(wrapText(cells[i], widths[i]));
      height = std::max(height, columns.back().size());
    }
    for (size_t row = 0; row < height; ++row) {
      std::string text;
      for (size_t i = 0; i < widths.size(); ++i)
        text += (i == 0 ? "" : std::string(gap, ' ')) +
                padText(row < columns[i].size() ? columns[i][row] : "", widths[i], table.columns[i].isNumeric);
      writeLine(text);
    }
  }

  void write(const Figure& figure) {
    writeParagraph(oneLine(figure.caption) + number(figure.cites));
    writeParagraph("Picture: " + oneLine(figure.alternative));
  }

  void write(const Narrative& narrative) {
    if (!isShown(document_, narrative)) return;
    if (document_.isDraft) writeParagraph(oneLine(openingMark(narrative.section)));
    for (const auto& passage : passagesOf(narrative)) {
      for (const auto& words : passage.lines) {
        writeHanging(passage.isList ? "  - " : "", oneLine(words));
        if (!passage.isList) writeLine("");
      }
      if (passage.isList) writeLine("");
    }
    if (document_.isDraft) writeParagraph(oneLine(closingMark));
    if (!narrative.text.empty()) writeParagraph(authorLine(narrative) + number(citationsOf(narrative)));
  }

  const Document& document_;
  std::set<std::string> anchors_;
  Notes notes_;
  size_t width_;
  std::string output_;
};

}  // namespace

std::string plainTextOf(const Document& document, size_t width) { return PlainText(document, width).render(); }

}  // namespace minuted::report
