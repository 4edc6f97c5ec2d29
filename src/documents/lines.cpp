#include "documents/lines.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "documents/flat_tables.h"
#include "documents/margins.h"
#include "documents/markup.h"
#include "documents/minutes_table.h"
#include "documents/phrases.h"
#include "documents/running_heads.h"

namespace minuted::documents {
namespace {

using namespace std::string_view_literals;

// The marker at the beginning of a line, if any, and what follows it.
struct Marked {
  BlockKind kind = BlockKind::paragraph;
  int number = 0;
  std::string_view rest;
};

constexpr std::array bullets{"•"sv, "●"sv, "○"sv, "▪"sv,      "◦"sv,      "·"sv,      "-"sv,
                             "*"sv, "–"sv, "➢"sv, "\uF0B7"sv, "\uF0A7"sv, "\u2610"sv, "+"sv};
constexpr size_t longestTitle = 120;

// A title says what it is about; a numbered paragraph goes on to tell it.
bool isTitle(std::string_view text) {
  auto plain = trim(text);
  return plain.size() <= longestTitle && !plain.ends_with('.') && !plain.ends_with(';') && sentences(plain).size() == 1;
}

bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// 'a.', 'ii)', '(b)' before white space: its length, or 0.
size_t letteredMarker(std::string_view line) {
  size_t at = line.starts_with('(') ? 1 : 0, begin = at;
  while (at < line.size() && line[at] >= 'a' && line[at] <= 'z') ++at;
  auto letters = line.substr(begin, at - begin);
  if (letters.empty() || at >= line.size()) return 0;
  if (letters.size() > 1 && letters.find_first_not_of("ivx") != nowhere) return 0;
  if (line[at] != ')' && (line[at] != '.' || begin == 1)) return 0;
  return at + 1 < line.size() && (line[at + 1] == ' ' || line[at + 1] == '\t') ? at + 1 : 0;
}

bool isBlankAt(std::string_view text, size_t at) {
  return at < text.size() && (text[at] == ' ' || text[at] == '\t' || text.substr(at).starts_with("\u200B"));
}

Marked markedLine(std::string_view line) {
  line = trim(line);
  while (line.starts_with("> ")) line = trim(line.substr(2));
  if (auto hashes = line.find_first_not_of('#');
      hashes != 0 && hashes != nowhere && hashes <= 6 && isBlankAt(line, hashes)) {
    auto inner = markedLine(line.substr(hashes));  // '## 3. Forward plan'
    return {BlockKind::heading, inner.number, inner.rest};
  }
  if (line.starts_with("**")) {  // '**3. Forward plan**'
    if (auto inner = markedLine(line.substr(2)); inner.number != 0) return inner;
  }
  for (auto bullet : bullets)
    if (line.starts_with(bullet) && isBlankAt(line, bullet.size()))
      return {BlockKind::listItem, 0, trim(line.substr(bullet.size()))};

  bool tight = line.size() > 1 && line[0] == '-' && isLetter(line[1]);  // '-Most of it was spent'
  if (tight || line.starts_with("\u200B ")) return {BlockKind::listItem, 0, trim(line.substr(tight ? 1 : 3))};
  if (auto marker = letteredMarker(line)) return {BlockKind::listItem, 0, trim(line.substr(marker))};

  int number = 0;
  auto [end, error] = std::from_chars(line.data(), line.data() + std::min<size_t>(line.size(), 3), number);
  auto at = static_cast<size_t>(end - line.data());
  if (error == std::errc() && number >= 0 && number < 100) {
    if (at < line.size() && line[at] == '\\') ++at;  // '1\. ': Markdown's way of not making it a list
    if (at < line.size() && (line[at] == '.' || line[at] == ')') && isBlankAt(line, at + 1)) {
      auto rest = trim(line.substr(at + 1));
      return {isTitle(withoutMarkup(rest)) ? BlockKind::heading : BlockKind::paragraph, number, rest};
    }
  }
  return {BlockKind::paragraph, 0, line};
}

// '| --- | :-: |' stands under the names of the columns.
bool isTableRule(std::string_view line) {
  return isTableLine(line) && trim(line).find_first_not_of("|-: \t") == nowhere;
}

// A line drawn below a title or between parts: '-----', '=====', '* * *'.
bool isRule(std::string_view line) {
  auto text = trim(line);
  if (text.size() < 3 || text.find_first_not_of(text.substr(0, 1) == "*" ? "* " : text.substr(0, 1)) != nowhere)
    return false;
  return std::string_view("-=_~*").find(text[0]) != nowhere;
}

// A title with a line drawn below it, and not the names of columns.
bool isUnderlined(const Line& line, std::string_view rule) {
  constexpr size_t slack = 3;
  auto text = trim(line.text);
  bool drawn = trim(rule)[0] == '-' || trim(rule)[0] == '=';
  return drawn && line.cells.empty() && !isTableLine(text) && text.size() <= trim(rule).size() + slack &&
         text.find("   ") == nowhere && markedLine(text).kind == BlockKind::paragraph && isTitle(withoutMarkup(text));
}

// Without the lines that are drawn below titles and between parts.
void takeRules(std::vector<Line>& lines) {
  std::vector<Line> kept;
  bool gap = false;
  for (auto& line : lines) {
    if (line.cells.empty() && isRule(line.text)) {
      if (!line.gap && !kept.empty() && isUnderlined(kept.back(), line.text)) kept.back().text.insert(0, "# ");
      gap = true;
      continue;
    }
    bool below = std::exchange(gap, false);
    line.gap = line.gap || below;
    kept.push_back(std::move(line));
  }
  lines = std::move(kept);
}

// What stands in the paragraphs of a cell: short ones are a list, long ones sentences.
std::string cellText(std::string_view cell) {
  constexpr size_t shortest = 40;
  std::string text;
  for (auto paragraph : split(cell, '\n')) {
    auto plain = withoutMarkup(paragraph);
    if (plain.empty()) continue;
    bool list = text.size() < shortest && plain.size() < shortest && !text.empty() && text.back() != '.';
    bool marked = plain.starts_with("•");
    text += (text.empty() ? "" : marked ? " " : list ? ", " : " • ") + plain;
  }
  return text;
}

void readCells(std::string_view row, char separator, Block& block) {
  size_t filled = 0;
  for (auto cell : split(row, separator)) {
    block.cells.push_back(cellText(withBreaks(cell)));
    filled += block.cells.back().empty() ? 0 : 1;
  }
  if (filled > 1 || separator == '|')
    block.kind = BlockKind::tableRow;
  else
    block.cells.clear();
}

constexpr size_t columnGap = 3;  // spaces; two are a typist's habit

// Where the white space ends that begins here, if it is wide enough to part columns; else 0.
size_t wideSpaceAt(std::string_view line, size_t at) {
  auto end = at;
  bool tab = false;
  for (; end < line.size() && (line[end] == ' ' || line[end] == '\t'); ++end) tab = tab || line[end] == '\t';
  return tab || end - at >= columnGap ? end : 0;
}

// Where in the block's text each column but the first begins.
std::vector<size_t> columnsIn(std::string_view line, std::string_view text) {
  std::vector<size_t> columns;
  std::string before;
  size_t begin = 0;
  for (size_t at = 0; at <= line.size();) {
    bool blank = at < line.size() && (line[at] == ' ' || line[at] == '\t');
    auto next = blank ? wideSpaceAt(line, at) : 0;
    if (at < line.size() && next == 0) {
      ++at;
      continue;
    }
    auto part = withoutMarkup(line.substr(begin, at - begin));
    if (!part.empty() && !before.empty()) columns.push_back(before.size() + 1);
    if (!part.empty()) before += (before.empty() ? "" : " ") + part;
    if (at == line.size()) break;
    begin = at = next;
  }
  return before == text ? columns : std::vector<size_t>{};
}

size_t indentOf(std::string_view line) {
  auto indent = line.find_first_not_of(" \t");
  return indent == nowhere ? 0 : indent;
}

// The place on the line where its second column begins, or 0.
size_t secondColumn(std::string_view line) {
  auto gap = line.find(std::string(columnGap, ' '), indentOf(line));
  auto next = gap == nowhere ? nowhere : line.find_first_not_of(' ', gap);
  return next == nowhere ? 0 : next;
}

// '*JS to write*' and '_JS_ to write': Markdown's stress at the beginning of a line.
std::string withoutEmphasis(std::string_view text) {
  for (char sign : {'*', '_'}) {
    bool opens = text.size() > 2 && text[0] == sign && text[1] != sign && text[1] != ' ';
    auto close = opens ? text.find(sign, 1) : nowhere;
    if (close == nowhere || text[close - 1] == ' ') continue;
    return std::string(text.substr(1, close - 1)).append(text.substr(close + 1));
  }
  return std::string(text);
}

Block blockOf(const Line& line) {
  auto marked = markedLine(line.text);
  Block block{.kind = marked.kind, .line = line.number, .page = line.page, .gap = line.gap, .number = marked.number};
  if (!line.cells.empty()) {
    block.kind = BlockKind::tableRow;
    for (const auto& cell : line.cells) block.cells.push_back(cellText(cell));
  } else if (isTableLine(line.text)) {
    auto row = trim(line.text);
    row.remove_prefix(1);
    if (row.ends_with('|')) row.remove_suffix(1);
    readCells(row, '|', block);
  } else if (marked.kind == BlockKind::paragraph && marked.number == 0 && marked.rest.find('\t') != nowhere) {
    readCells(marked.rest, '\t', block);
  }
  if (block.kind == BlockKind::tableRow) {
    for (const auto& cell : block.cells) block.text += (block.text.empty() || cell.empty() ? "" : " ") + cell;
    return block;
  }
  block.text = withoutMarkup(withoutEmphasis(marked.rest));
  block.indent = indentOf(line.text);
  block.columns = columnsIn(marked.rest, block.text);
  return block;
}

// How wide the lines of the text were made, where somebody broke them to fit a width; 0 where nobody did. Tables do as
// they like, and so may one line in fifty: an address, a link.
struct Wrapping {
  size_t width = 0;
  bool filled = false;  // so many lines are full that a full one means that it goes on
  bool pages = false;   // set in letters of different widths: full lines have different numbers of them
};

size_t widthOf(std::string_view line) {
  while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.remove_suffix(1);
  auto indent = line.find_first_not_of(" \t");
  return indent == nowhere ? 0 : indent + foldSpace(line).size();
}

Wrapping wrappingOf(const std::vector<Line>& lines) {
  constexpr size_t narrowest = 60, widest = 160, slack = 15;
  std::vector<size_t> widths;
  for (const auto& line : lines)
    if (!isTableLine(line.text) && !line.whole) widths.push_back(widthOf(line.text));
  if (widths.empty()) return {};
  std::ranges::sort(widths);
  auto width = widths[widths.size() - 1 - widths.size() / 50];
  if (width < narrowest || width > widest) return {};
  auto full = std::ranges::count_if(widths, [&](size_t each) { return each + slack >= width; });
  return {width, static_cast<size_t>(full) * 5 >= widths.size(), lines.back().page > 0};
}

// 'Present: Ann Lee', 'Date of meeting: …': a capital, few words and a colon.
bool beginsField(std::string_view line) {
  constexpr size_t longest = 40, mostWords = 4;
  auto colon = line.substr(0, longest).find(": ");
  return colon != nowhere && line[0] >= 'A' && line[0] <= 'Z' &&
         spacedWords(line.substr(0, colon)).size() <= mostWords &&
         line.substr(0, colon).find_first_of(",;.(") == nowhere;
}

// What minutes begin with, a line each; elsewhere one such line behind another.
bool isNextField(std::string_view line, std::string_view next) {
  constexpr std::array fields{
      "present"sv,      "those present"sv,   "members present"sv, "in attendance"sv, "attendance"sv,   "attendees"sv,
      "attended by"sv,  "attending"sv,       "apologies"sv,       "absent"sv,        "participants"sv, "regrets"sv,
      "also present"sv, "other attendees"sv, "others present"sv,  "chair"sv,         "minutes"sv,      "venue"sv};
  if (!beginsField(next)) return false;
  auto label = lowered(trim(next.substr(0, next.find(':'))));
  return std::ranges::find(fields, label) != fields.end() || beginsField(line);
}

bool isLower(std::string_view text) { return !text.empty() && text[0] >= 'a' && text[0] <= 'z'; }

// No sentence ends with such a word.
bool endsOpen(std::string_view line) {
  constexpr std::array words{"and"sv, "or"sv, "the"sv, "of"sv,   "to"sv, "for"sv, "with"sv, "a"sv,
                             "an"sv,  "by"sv, "in"sv,  "that"sv, "&"sv,  "was"sv, "were"sv};
  auto last = foldSpace(line);
  auto space = last.rfind(' ');
  return space != nowhere && std::ranges::find(words, last.substr(space + 1)) != words.end();
}

// A line goes on with the next one if that is the next in the file and its first word would not have fitted, or it
// begins in the middle of a sentence or of a list.
bool goesOn(const Line& line, const Line& next, const Wrapping& wrapping) {
  auto marked = markedLine(next.text);
  if ((wrapping.width == 0 && !line.full) || line.whole || next.whole || next.gap ||
      marked.kind != BlockKind::paragraph || marked.number != 0 || next.text.find('\t') != nowhere ||
      isTableLine(next.text) || marked.rest.starts_with('['))
    return false;
  // 'Invited      Ann Lee' below 'Present      Joe Kidman': another row of two columns.
  if (auto column = secondColumn(next.text); column > 0 && indentOf(next.text) < column)
    if (column == secondColumn(line.text) || column == indentOf(line.text)) return false;
  auto folded = foldSpace(next.text);
  if (isNextField(foldSpace(line.text), folded)) return false;
  auto firstWord = folded.substr(0, folded.find(' '));
  auto end = foldSpace(line.text).back();
  bool ended = std::string_view(".:;!?").find(end) != nowhere;
  auto width = wrapping.pages && !ended ? wrapping.width * 85 / 100 : wrapping.width;
  bool full = line.full || (wrapping.filled && widthOf(line.text) + 1 + firstWord.size() > width);
  bool nearlyFull = wrapping.filled && !ended && widthOf(line.text) * 10 >= wrapping.width * 9;
  return full || nearlyFull || end == ',' || endsOpen(line.text) ||
         (isLower(folded) && !ended && widthOf(line.text) * 2 > wrapping.width);
}

// Where a line ends with a hyphen in the middle of a word, whether the hyphen belongs to it: 'sub-' | 'group' is two,
// 'confi-' | 'dence' one. The rest of the document may tell.
bool keepsHyphen(std::string_view before, std::string_view after, std::string_view document) {
  constexpr std::array prefixes{"sub"sv,   "co"sv,    "non"sv,   "vice"sv,   "multi"sv, "self"sv,
                                "well"sv,  "long"sv,  "short"sv, "follow"sv, "part"sv,  "full"sv,
                                "cross"sv, "inter"sv, "pre"sv,   "post"sv,   "ex"sv};
  auto from = before.find_last_of(" (/");
  auto left = before.substr(from == nowhere ? 0 : from + 1, before.size() - (from == nowhere ? 0 : from + 1) - 1);
  auto right = after.substr(0, after.find_first_of(" .,;:)"));
  if (std::ranges::find(prefixes, lowered(left)) != prefixes.end()) return true;
  constexpr size_t enough = 200'000;  // bytes of the document: its words come again soon, or never
  return document.substr(0, enough).find(std::string(left) + '-' + std::string(right)) != nowhere;
}

// Puts a line behind the one it goes on; the space in both is folded already.
void goOnWith(std::string& text, const std::string& next, std::string_view document) {
  if (next.empty()) return;
  bool hyphen = text.size() > 2 && text.back() == '-' && text[text.size() - 2] != ' ';
  if (!hyphen) {
    text.append(text.empty() ? "" : " ").append(next);
    return;
  }
  bool keeps = !isLetter(text[text.size() - 2]) || !isLower(next);  // '1:30-' | '3:30pm', 'Sub-' | 'Group'
  if (!keeps && !keepsHyphen(text, next, document)) text.pop_back();
  text += next;
}

}  // namespace

bool isTableLine(std::string_view line) {
  auto text = trim(line);
  return text.size() > 2 && text.starts_with('|') && std::ranges::count(text, '|') > 1;
}

std::vector<Block> blocksOf(std::vector<Line> lines) {
  std::vector<Block> blocks;
  dropRunningHeads(lines);
  readFlatTables(lines);
  takeMargins(lines);
  takeRules(lines);
  unrollMinutesTables(lines);
  auto wrapping = wrappingOf(lines);
  std::string all;
  for (const auto& line : lines) all.append(line.text).append("\n");
  for (size_t i = 0; i < lines.size(); ++i) {
    if (isTableRule(lines[i].text)) continue;
    auto block = blockOf(lines[i]);
    auto note = [&] {
      if (!lines[i].margin.empty()) block.margin.push_back({block.text.size(), lines[i].margin});
    };
    note();
    while (block.kind != BlockKind::tableRow && i + 1 < lines.size() && goesOn(lines[i], lines[i + 1], wrapping)) {
      auto next = withoutMarkup(markedLine(lines[i + 1].text).rest);
      goOnWith(block.text, next, all);
      for (auto column : columnsIn(lines[i + 1].text, next))
        if (block.text.ends_with(next)) block.columns.push_back(block.text.size() - next.size() + column);
      ++i;
      note();
    }
    if (block.number != 0 && block.kind == BlockKind::heading && !isTitle(block.text))
      block.kind = BlockKind::paragraph;
    if (!block.text.empty()) blocks.push_back(std::move(block));
  }
  return blocks;
}

}  // namespace minuted::documents
