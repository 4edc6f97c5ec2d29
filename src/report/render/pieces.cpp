#include "report/render/pieces.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <variant>

#include "base/text.h"
#include "base/written_text.h"

namespace minuted::report {
namespace {

// Whole percentages that add up to 100: the largest remainders are rounded up.
std::array<uint64_t, 3> percentages(std::array<uint64_t, 3> parts) {
  auto sum = parts[0] + parts[1] + parts[2];
  std::array<uint64_t, 3> cents{};
  if (sum == 0) return cents;
  uint64_t assigned = 0;
  for (size_t i = 0; i < parts.size(); ++i) assigned += cents[i] = parts[i] * 100 / sum;
  std::array<size_t, 3> order{0, 1, 2};
  std::ranges::stable_sort(order, std::greater{}, [&](size_t i) { return parts[i] * 100 % sum; });
  for (size_t i = 0; assigned < 100; ++i, ++assigned) ++cents[order[i]];
  return cents;
}

std::string sharesSentence(const Shares& shares) {
  auto cents = percentages({shares.computed, shares.narrative, shares.fixed});
  auto rows = fmt::format("{} {} of tables {} computed", counted(shares.rows), shares.rows == 1 ? "row" : "rows",
                          shares.rows == 1 ? "was" : "were");
  if (shares.computed + shares.narrative + shares.fixed == 0) return fmt::format("In this text, {}.", rows);
  return fmt::format(
      "Of this text, {} % of the words were computed from events, {} % written by a person and {} % stand in the "
      "template; {}.",
      cents[0], cents[1], cents[2], rows);
}

constexpr size_t lettersPerLine = 84;  // on A4 in the font size of tables

// The length of the longest piece that a line break cannot split; breaks are at spaces and after hyphens, but not
// before a digit (Unicode, UAX 14, HY × NU), so that a date is one piece. Bytes are good enough here, since the widths
// are estimates.
size_t longestWord(std::string_view text) {
  size_t longest = 0, length = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    length = text[i] == ' ' ? 0 : length + 1;
    longest = std::max(longest, length);
    bool isBeforeDigit = i + 1 < text.size() && text[i + 1] >= '0' && text[i + 1] <= '9';
    if (text[i] == '-' && !isBeforeDigit) length = 0;
  }
  return longest;
}

size_t longestWord(const Table& table, size_t column) {
  constexpr size_t longestKept = 14;  // longer words, such as addresses and hashes, may be broken
  auto longest = longestWord(table.columns[column].title);
  for (const auto& row : table.rows)
    if (column < row.cells.size()) longest = std::max(longest, longestWord(row.cells[column].text));
  return std::min(longest, longestKept);
}

}  // namespace

// Most text is printable ASCII without double spaces and needs no changes, which is checked first because it is fast.
std::string oneLine(std::string_view text) {
  auto isPlain = [](char c) { return c >= ' ' && c <= '~'; };
  bool isUnchanged = std::ranges::all_of(text, isPlain) && !text.starts_with(' ') && !text.ends_with(' ') &&
                     text.find("  ") == std::string_view::npos;
  return isUnchanged ? std::string(text) : foldSpace(withoutControls(text));
}

std::string escapeXml(std::string_view text) {
  std::string to;
  for (char c : oneLine(text)) {
    switch (c) {
      case '&': to += "&amp;"; break;
      case '<': to += "&lt;"; break;
      case '>': to += "&gt;"; break;
      case '"': to += "&quot;"; break;
      default: to += c;
    }
  }
  return to;
}

std::string eventList(const Citations& cites, const MakeLink& link) {
  std::string list;
  for (size_t i = 0; i < cites.size();) {
    auto end = i + 1;
    while (end < cites.size() && cites[end] == cites[end - 1] + 1) ++end;
    if (end - i < 3) end = i + 1;
    auto label = end == i + 1 ? std::to_string(cites[i]) : fmt::format("{}–{}", cites[i], cites[end - 1]);
    list += (list.empty() ? "" : ", ") + link(label, anchorOf(cites[i]));
    i = end;
  }
  return list.empty() ? "" : (cites.size() == 1 ? "event " : "events ") + list;
}

std::string raised(uint32_t number) {
  constexpr std::array digits{"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string text;
  for (char c : std::to_string(number)) text += digits[static_cast<size_t>(c - '0')];
  return text;
}

size_t numberedCell(const Table& table, const Row& row) {
  for (size_t i = 0; i < row.cells.size() && i < table.columns.size(); ++i)
    if (!table.columns[i].isNumeric && !row.cells[i].text.empty()) return i;
  return 0;
}

bool hasColumnTitles(const Table& table) {
  return std::ranges::any_of(table.columns, [](const Column& column) { return !column.title.empty(); });
}

size_t lettersNeeded(const Table& table) {
  constexpr size_t gap = 2;
  size_t sum = 0;
  for (size_t i = 0; i < table.columns.size(); ++i) sum += longestWord(table, i) + (i == 0 ? 0 : gap);
  return sum;
}

bool isCrowded(const Table& table) { return lettersNeeded(table) > lettersPerLine; }

std::vector<size_t> columnWidths(const Table& table) {
  constexpr double bold = 1.15, space = 2;
  std::vector<double> needed, widths;
  double sum = 0;
  for (size_t i = 0; i < table.columns.size(); ++i)
    needed.push_back(static_cast<double>(longestWord(table, i)) * bold + space);
  for (auto each : needed) sum += each;
  auto room = std::max<double>(lettersPerLine, sum);
  // Columns that need more than their share get what they need, and the others share the rest. One of the others may
  // then get too little in turn, so this is repeated until no column does.
  std::vector<bool> isSettled(needed.size());
  for (bool isChanged = true; isChanged;) {
    isChanged = false;
    double left = room, shares = 0;
    for (size_t i = 0; i < needed.size(); ++i)
      isSettled[i] ? left -= needed[i] : shares += std::max(table.columns[i].share, 1);
    widths = needed;
    for (size_t i = 0; i < needed.size(); ++i) {
      if (isSettled[i]) continue;
      widths[i] = left * std::max(table.columns[i].share, 1) / shares;
      if (widths[i] < needed[i]) isSettled[i] = isChanged = true;
    }
  }
  std::vector<size_t> thousandths;
  size_t assigned = 0;
  for (auto width : widths) assigned += thousandths.emplace_back(static_cast<size_t>(width / room * 1000));
  if (!thousandths.empty()) thousandths.back() += 1000 - std::min<size_t>(assigned, 1000);
  return thousandths;
}

const Table* coverOf(const Document& document) {
  if (document.blocks.empty()) return nullptr;
  const auto* table = std::get_if<Table>(&document.blocks.front());
  return table != nullptr && table->caption.empty() ? table : nullptr;
}

std::vector<Heading> contentsOf(const Document& document) {
  std::vector<Heading> headings;
  for (const auto& block : document.blocks)
    if (const auto* heading = std::get_if<Heading>(&block); heading != nullptr && heading->level <= 2)
      headings.push_back(*heading);
  return headings;
}

std::set<std::string> anchorsOf(const Document& document) {
  std::set<std::string> anchors;
  for (const auto& block : document.blocks) {
    if (const auto* heading = std::get_if<Heading>(&block)) anchors.insert(heading->anchor);
    if (const auto* table = std::get_if<Table>(&block))
      for (const auto& row : table->rows) anchors.insert(row.anchor);
  }
  anchors.erase("");
  return anchors;
}

std::string linkOf(const Text& text, const std::set<std::string>& anchors) {
  auto link = oneLine(text.link);
  bool isAnchor = link.starts_with('#') && anchors.contains(link.substr(1));
  bool isAddress = link.starts_with("https://") || link.starts_with("http://") || link.starts_with("mailto:");
  return isAnchor || isAddress ? link : "";
}

std::vector<Passage> passagesOf(const Narrative& narrative) {
  std::vector<Passage> passages;
  for (const auto& line : narrative.text) {
    bool isItem = line.starts_with("- ");
    if (!isItem || passages.empty() || !passages.back().isList) passages.push_back({.isList = isItem});
    passages.back().lines.push_back(isItem ? line.substr(2) : line);
  }
  return passages;
}

std::string authorLine(const Narrative& narrative) {
  auto line = "Written by " + (narrative.author.empty() ? "a person" : narrative.author);
  return narrative.writtenOn.empty() ? line : line + " on " + narrative.writtenOn;
}

bool isShown(const Document& document, const Narrative& narrative) {
  return document.isDraft || !narrative.text.empty();
}

std::vector<std::string> closingSentences(const Document& document, Format format) {
  if (!document.isProvable) return {};
  std::vector<std::string> sentences{
      fmt::format("Made from a log of {} events with the root {}.", document.logSize, document.logRoot)};
  if (!document.recipe.version.empty()) sentences.push_back(recipeSentence(document.recipe, extensionOf(format)));
  sentences.push_back(sharesSentence(sharesOf(document)));
  return sentences;
}

}  // namespace minuted::report
