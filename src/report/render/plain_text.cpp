// Text of a fixed width: for mails, terminals, and comparing one report with another.
#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "base/text.h"
#include "report/render/pieces.h"
#include "report/render/render.h"

namespace minuted::report {
namespace {

constexpr size_t gap = 2;          // between columns
constexpr size_t leastColumn = 3;  // characters

bool continuesCharacter(char c) { return (static_cast<uint8_t>(c) & 0xC0) == 0x80; }

size_t characters(std::string_view text) {
  return static_cast<size_t>(std::ranges::count_if(text, [](char c) { return !continuesCharacter(c); }));
}

// As many bytes of it as are so many characters.
size_t bytesOf(std::string_view text, size_t count) {
  size_t at = 0;
  for (; at < text.size(); ++at)
    if (!continuesCharacter(text[at]) && count-- == 0) break;
  return at;
}

// Broken between words; a word that is longer than a line is broken within.
std::vector<std::string> wrapped(std::string_view text, size_t width) {
  std::vector<std::string> lines{""};
  for (auto word : split(text, ' ')) {
    auto room = lines.back().empty() ? width : width - std::min(width, characters(lines.back()) + 1);
    if (characters(word) > room && !lines.back().empty()) lines.emplace_back();
    while (characters(word) > width) {
      auto cut = bytesOf(word, width);
      lines.back() = word.substr(0, cut);
      lines.emplace_back();
      word.remove_prefix(cut);
    }
    lines.back() += (lines.back().empty() ? "" : " ") + std::string(word);
  }
  return lines;
}

std::string padded(const std::string& text, size_t width, bool right) {
  std::string space(width - std::min(width, characters(text)), ' ');
  return right ? space + text : text + space;
}

std::string cited(const Citations& cites) {
  auto list = citationList(cites, [](const std::string& label, const std::string&) { return label; });
  return list.empty() ? list : " [" + list + "]";
}

std::string inLine(const Text& text) { return oneLine(oneLine(text.text) + cited(text.cites)); }

using Cells = std::vector<std::string>;

// A column is as wide as its content where all of them fit. Otherwise each has its share of the width, narrow ones
// first: what one does not need goes to the wider ones.
std::vector<size_t> widthsOf(const Table& table, const std::vector<Cells>& rows, size_t width) {
  std::vector<size_t> widths(table.columns.size(), leastColumn);
  for (const auto& cells : rows)
    for (size_t i = 0; i < widths.size(); ++i) widths[i] = std::max(widths[i], characters(cells[i]));
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
  PlainText(const Document& document, size_t width) : document_(document), width_(std::max<size_t>(width, 40)) {}

  std::string written() {
    underlined(document_.title, '=');
    if (!document_.subtitle.empty()) paragraph(oneLine(document_.subtitle));
    const auto* cover = coverOf(document_);
    if (cover != nullptr) write(*cover);
    if (document_.contents) writeContents();
    for (size_t i = cover != nullptr ? 1 : 0; i < document_.blocks.size(); ++i)
      std::visit([this](const auto& block) { write(block); }, document_.blocks[i]);
    for (const auto& sentence : closingSentences(document_)) paragraph(sentence);
    to_.pop_back();  // the last of the two line ends
    return std::move(to_);
  }

 private:
  void line(std::string text) {
    text.erase(text.find_last_not_of(' ') + 1);
    to_ += text + "\n";
  }

  // Further lines stand below the words, not below what is before them.
  void hanging(const std::string& before, const std::string& text) {
    auto indent = characters(before);
    bool first = true;
    for (const auto& words : wrapped(text, width_ - indent)) {
      line((first ? before : std::string(indent, ' ')) + words);
      first = false;
    }
  }

  void paragraph(const std::string& text) {
    hanging("", text);
    line("");
  }

  void underlined(const std::string& text, char with) {
    auto lines = wrapped(oneLine(text), width_);
    size_t longest = 0;
    for (const auto& each : lines) longest = std::max(longest, characters(each));
    for (const auto& each : lines) line(each);
    line(std::string(longest, with));
    line("");
  }

  void writeContents() {
    auto headings = contentsOf(document_);
    if (headings.empty()) return;
    line("Contents");
    for (const auto& heading : headings) hanging(heading.level == 2 ? "    - " : "  - ", oneLine(heading.text));
    line("");
  }

  void write(const Heading& heading) {
    constexpr std::string_view lines = "-~.";
    line("");
    underlined(heading.text, lines[static_cast<size_t>(std::clamp(heading.level, 1, 3) - 1)]);
  }

  void write(const Paragraph& block) {
    hanging(block.number != 0 ? fmt::format("{}. ", block.number) : "", inLine(block.text));
    line("");
  }

  void write(const List& list) {
    for (const auto& item : list.items) hanging("  - ", inLine(item));
    if (!list.items.empty()) line("");
  }

  void write(const Table& table) {
    if (!table.caption.empty()) paragraph(oneLine(table.caption));
    Cells titles;
    for (const auto& column : table.columns) titles.push_back(oneLine(column.title));
    std::vector<Cells> rows{titles};
    for (const auto& row : table.rows) {
      rows.emplace_back();
      for (const auto& cell : row.cells) rows.back().push_back(inLine(cell));
      rows.back().resize(table.columns.size());
    }
    if (lettersNeeded(table) > width_) {
      writeApart(table, rows);
      return;
    }
    auto widths = widthsOf(table, rows, width_);
    if (isTitled(table)) {
      writeCells(table, widths, titles);
      writeRule(widths);
    }
    for (size_t i = 0; i < table.rows.size(); ++i) {
      if (table.rows[i].total) writeRule(widths);
      writeCells(table, widths, rows[i + 1]);
    }
    line("");
  }

  // A table that is too wide: a paragraph a row, a line a cell.
  void writeApart(const Table& table, const std::vector<Cells>& rows) {
    for (size_t row = 0; row < table.rows.size(); ++row) {
      for (size_t i = 0; i < table.columns.size(); ++i) {
        const auto &title = rows[0][i], &cell = rows[row + 1][i];
        if (!cell.empty()) hanging(i == 0 ? "" : "  ", title.empty() ? cell : title + ": " + cell);
      }
      line("");
    }
  }

  void writeRule(const std::vector<size_t>& widths) {
    std::string text;
    for (auto width : widths) text += (text.empty() ? "" : std::string(gap, ' ')) + std::string(width, '-');
    line(text);
  }

  void writeCells(const Table& table, const std::vector<size_t>& widths, const Cells& cells) {
    std::vector<std::vector<std::string>> columns;
    size_t height = 1;
    for (size_t i = 0; i < widths.size(); ++i) {
      columns.push_back(wrapped(cells[i], widths[i]));
      height = std::max(height, columns.back().size());
    }
    for (size_t row = 0; row < height; ++row) {
      std::string text;
      for (size_t i = 0; i < widths.size(); ++i)
        text += (i == 0 ? "" : std::string(gap, ' ')) +
                padded(row < columns[i].size() ? columns[i][row] : "", widths[i], table.columns[i].numeric);
      line(text);
    }
  }

  void write(const Figure& figure) {
    paragraph(oneLine(figure.caption) + cited(figure.cites));
    paragraph("Picture: " + oneLine(figure.alternative));
  }

  void write(const Narrative& narrative) {
    if (!isShown(document_, narrative)) return;
    if (document_.draft) paragraph(oneLine(openingMark(narrative.section)));
    for (const auto& passage : passagesOf(narrative)) {
      for (const auto& words : passage.lines) {
        hanging(passage.list ? "  - " : "", oneLine(words));
        if (!passage.list) line("");
      }
      if (passage.list) line("");
    }
    if (document_.draft) paragraph(oneLine(closingMark));
    if (!narrative.text.empty())
      paragraph(writtenBy(narrative) + cited(narrative.event != 0 ? Citations{narrative.event} : Citations{}));
  }

  const Document& document_;
  size_t width_;
  std::string to_;
};

}  // namespace

std::string plainTextOf(const Document& document, size_t width) { return PlainText(document, width).written(); }

}  // namespace minuted::report
