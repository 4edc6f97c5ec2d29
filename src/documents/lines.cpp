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

// What the marker at the beginning of a line says, and the text after it.
struct MarkedLine {
  BlockKind kind = BlockKind::paragraph;
  int number = 0;  // 0 where there is none
  std::string_view text;
};

constexpr std::array bullets{"•"sv, "●"sv, "○"sv, "▪"sv,      "◦"sv,      "·"sv,      "-"sv,
                             "*"sv, "–"sv, "➢"sv, "\uF0B7"sv, "\uF0A7"sv, "\u2610"sv, "+"sv};
constexpr size_t longestTitle = 120;

// Tells a numbered title from a numbered paragraph: a title is short, is one sentence and has no full stop.
bool isTitle(std::string_view text) {
  auto plain = trim(text);
  return plain.size() <= longestTitle && !plain.ends_with('.') && !plain.ends_with(';') && sentences(plain).size() == 1;
}

bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// The length of a marker such as 'a.', 'ii)' or '(b)' that is followed by white space; 0 where there is none.
size_t letteredMarkerLength(std::string_view line) {
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

std::string_view withoutQuoteMarks(std::string_view line) {
  line = trim(line);
  while (line.starts_with("> ")) line = trim(line.substr(2));
  return line;
}

// The length of '## '; 0 where the line begins with no such marks.
size_t headingMarksLength(std::string_view line) {
  auto hashes = line.find_first_not_of('#');
  return hashes != nowhere && hashes <= 6 && isBlankAt(line, hashes) ? hashes : 0;
}

// The line without marks of headings, however many; whether there were any.
std::pair<std::string_view, bool> withoutHeadingMarks(std::string_view line) {
  bool isHeading = false;
  for (line = withoutQuoteMarks(line); auto marks = headingMarksLength(line);
       line = withoutQuoteMarks(line.substr(marks)))
    isHeading = true;
  return {line, isHeading};
}

// What a bullet or a number says.
MarkedLine parseBullet(std::string_view line) {
  for (auto bullet : bullets)
    if (line.starts_with(bullet) && isBlankAt(line, bullet.size()))
      return {BlockKind::listItem, 0, trim(line.substr(bullet.size()))};

  bool hasDash = line.size() > 1 && line[0] == '-' && isLetter(line[1]);  // '-Most of it was spent'
  if (hasDash || line.starts_with("\u200B ")) return {BlockKind::listItem, 0, trim(line.substr(hasDash ? 1 : 3))};
  if (auto marker = letteredMarkerLength(line)) return {BlockKind::listItem, 0, trim(line.substr(marker))};

  int number = 0;
  auto [end, error] = std::from_chars(line.data(), line.data() + std::min<size_t>(line.size(), 3), number);
  auto at = static_cast<size_t>(end - line.data());
  if (error == std::errc() && number >= 0 && number < 100) {
    if (at < line.size() && line[at] == '\\') ++at;  // '1\. ' in Markdown is a number that begins no list
    if (at < line.size() && (line[at] == '.' || line[at] == ')') && isBlankAt(line, at + 1)) {
      auto text = trim(line.substr(at + 1));
      return {isTitle(withoutMarkup(text)) ? BlockKind::heading : BlockKind::paragraph, number, text};
    }
  }
  return {BlockKind::paragraph, 0, line};
}

MarkedLine parseMarker(std::string_view line) {
  auto [text, isHeading] = withoutHeadingMarks(line);
  auto marked = parseBullet(text);
  if (text.starts_with("**")) {  // '**3. Forward plan**'
    bool isBoldHeading = false;
    auto bare = text;
    for (bool peeled = true; peeled;) {
      peeled = bare.starts_with("**");
      if (peeled) bare.remove_prefix(2);
      auto [rest, hasMarks] = withoutHeadingMarks(bare);
      peeled = peeled || hasMarks;
      isBoldHeading = isBoldHeading || hasMarks;
      bare = rest;
    }
    if (auto inner = parseBullet(bare); inner.number != 0) {
      marked = inner;
      if (isBoldHeading) marked.kind = BlockKind::heading;
    }
  }
  if (isHeading) marked.kind = BlockKind::heading;  // '## 3. Forward plan'
  return marked;
}

// '| --- | :-: |', the line below the header of a Markdown table.
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

// Whether the rule below a line makes it a title, rather than the header of a table.
bool isUnderlinedTitle(const Line& line, std::string_view rule) {
  constexpr size_t slack = 3;
  auto text = trim(line.text);
  bool isUnderline = trim(rule)[0] == '-' || trim(rule)[0] == '=';
  return isUnderline && line.cells.empty() && !isTableLine(text) && text.size() <= trim(rule).size() + slack &&
         text.find("   ") == nowhere && parseMarker(text).kind == BlockKind::paragraph && isTitle(withoutMarkup(text));
}

// Removes rules. A title above one becomes a heading of Markdown, and a line below one counts as after a blank line.
void removeRules(std::vector<Line>& lines) {
  std::vector<Line> output;
  bool isAfterRule = false;
  for (auto& line : lines) {
    if (line.cells.empty() && isRule(line.text)) {
      if (!line.gap && !output.empty() && isUnderlinedTitle(output.back(), line.text))
        output.back().text.insert(0, "# ");
      isAfterRule = true;
      continue;
    }
    line.gap = std::exchange(isAfterRule, false) || line.gap;
    output.push_back(std::move(line));
  }
  lines = std::move(output);
}

// The text of a cell in one line. Short paragraphs are taken for entries of a list and joined by commas; others are
// separated by bullets, at which sentences() parts them again.
std::string cellText(std::string_view cell) {
  constexpr size_t longestEntry = 40;
  std::string text;
  for (auto paragraph : split(cell, '\n')) {
    auto plain = withoutMarkup(paragraph);
    if (plain.empty()) continue;
    bool isEntry = text.size() < longestEntry && plain.size() < longestEntry && !text.empty() && text.back() != '.';
    bool hasBullet = plain.starts_with("•");
    text += (text.empty() ? "" : hasBullet ? " " : isEntry ? ", " : " • ") + plain;
  }
  return text;
}

// Makes the block a table row. With tabs it stays a paragraph unless two cells have text: the tab may be indentation.
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

constexpr size_t columnGap = 3;  // spaces; some typists put two after a full stop

// Where the white space that begins at `at` ends, if it is wide enough to separate columns; else 0.
size_t endOfWideSpace(std::string_view line, size_t at) {
  auto end = at;
  bool hasTab = false;
  for (; end < line.size() && (line[end] == ' ' || line[end] == '\t'); ++end) hasTab = hasTab || line[end] == '\t';
  return hasTab || end - at >= columnGap ? end : 0;
}

// The offsets in `text` at which each column of the line but the first begins. `text` is the line without mark-up;
// where removing mark-up part by part gives another text, the offsets would be wrong, and none are returned.
std::vector<size_t> columnsIn(std::string_view line, std::string_view text) {
  std::vector<size_t> columns;
  std::string plain;
  size_t begin = 0;
  for (size_t at = 0; at <= line.size();) {
    bool isBlank = at < line.size() && (line[at] == ' ' || line[at] == '\t');
    auto next = isBlank ? endOfWideSpace(line, at) : 0;
    if (at < line.size() && next == 0) {
      ++at;
      continue;
    }
    auto part = withoutMarkup(line.substr(begin, at - begin));
    if (!part.empty() && !plain.empty()) columns.push_back(plain.size() + 1);
    if (!part.empty()) plain += (plain.empty() ? "" : " ") + part;
    if (at == line.size()) break;
    begin = at = next;
  }
  return plain == text ? columns : std::vector<size_t>{};
}

size_t indentOf(std::string_view line) {
  auto indent = line.find_first_not_of(" \t");
  return indent == nowhere ? 0 : indent;
}

// The offset in the line at which its second column begins; 0 where it has only one.
size_t secondColumn(std::string_view line) {
  auto gap = line.find(std::string(columnGap, ' '), indentOf(line));
  auto next = gap == nowhere ? nowhere : line.find_first_not_of(' ', gap);
  return next == nowhere ? 0 : next;
}

// Without Markdown emphasis at the beginning of the line: '*JS to write*', '_JS_ to write'.
std::string withoutEmphasis(std::string_view text) {
  for (char sign : {'*', '_'}) {
    bool isOpening = text.size() > 2 && text[0] == sign && text[1] != sign && text[1] != ' ';
    auto close = isOpening ? text.find(sign, 1) : nowhere;
    if (close == nowhere || text[close - 1] == ' ') continue;
    return std::string(text.substr(1, close - 1)).append(text.substr(close + 1));
  }
  return std::string(text);
}

Block blockOf(const Line& line) {
  auto marked = parseMarker(line.text);
  Block block{.kind = marked.kind, .line = line.number, .page = line.page, .gap = line.gap, .number = marked.number};
  if (!line.cells.empty()) {
    block.kind = BlockKind::tableRow;
    for (const auto& cell : line.cells) block.cells.push_back(cellText(cell));
  } else if (isTableLine(line.text)) {
    auto row = trim(line.text);
    row.remove_prefix(1);
    if (row.ends_with('|')) row.remove_suffix(1);
    readCells(row, '|', block);
  } else if (marked.kind == BlockKind::paragraph && marked.number == 0 && marked.text.find('\t') != nowhere) {
    readCells(marked.text, '\t', block);
  }
  if (block.kind == BlockKind::tableRow) {
    for (const auto& cell : block.cells) block.text += (block.text.empty() || cell.empty() ? "" : " ") + cell;
    return block;
  }
  block.text = withoutMarkup(withoutEmphasis(marked.text));
  block.indent = indentOf(line.text);
  block.columns = columnsIn(marked.text, block.text);
  return block;
}

// --- Lines that were broken to fit a width ---

// The width to which the lines of the document were broken.
struct Wrapping {
  size_t width = 0;               // in characters; 0 where lines were not broken
  bool hasManyFullLines = false;  // so many that a full line is taken to be continued
  bool isProportional = false;    // printed in letters of different widths, so that full lines differ in length
};

size_t widthOf(std::string_view line) {
  while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.remove_suffix(1);
  auto indent = line.find_first_not_of(" \t");
  return indent == nowhere ? 0 : indent + foldSpace(line).size();
}

// The width is that of the longest line, except that one line in fifty may be longer, such as an address or a link.
Wrapping wrappingOf(const std::vector<Line>& lines) {
  constexpr size_t narrowest = 60, widest = 160, slack = 15;
  std::vector<size_t> widths;
  for (const auto& line : lines)
    if (!isTableLine(line.text) && !line.isParagraph) widths.push_back(widthOf(line.text));
  if (widths.empty()) return {};
  std::ranges::sort(widths);
  auto width = widths[widths.size() - 1 - widths.size() / 50];
  if (width < narrowest || width > widest) return {};
  auto full = std::ranges::count_if(widths, [&](size_t each) { return each + slack >= width; });
  return {width, static_cast<size_t>(full) * 5 >= widths.size(), lines.back().page > 0};
}

// Whether the line begins like 'Present: Ann Lee' or 'Date of meeting: …': with a capital, few words and a colon.
bool beginsField(std::string_view line) {
  constexpr size_t longest = 40, mostWords = 4;
  auto colon = line.substr(0, longest).find(": ");
  return colon != nowhere && line[0] >= 'A' && line[0] <= 'Z' &&
         spacedWords(line.substr(0, colon)).size() <= mostWords &&
         line.substr(0, colon).find_first_of(",;.(") == nowhere;
}

// Whether `next` is a field by itself and does not continue `line`: it has one of the labels that are usual at the
// beginning of minutes, or both lines begin with a label.
bool isNextField(std::string_view line, std::string_view next) {
  constexpr std::array fields{
      "present"sv,      "those present"sv,   "members present"sv, "in attendance"sv, "attendance"sv,   "attendees"sv,
      "attended by"sv,  "attending"sv,       "apologies"sv,       "absent"sv,        "participants"sv, "regrets"sv,
      "also present"sv, "other attendees"sv, "others present"sv,  "chair"sv,         "minutes"sv,      "venue"sv};
  if (!beginsField(next)) return false;
  auto label = toLower(trim(next.substr(0, next.find(':'))));
  return std::ranges::find(fields, label) != fields.end() || beginsField(line);
}

bool isLower(std::string_view text) { return !text.empty() && text[0] >= 'a' && text[0] <= 'z'; }

// Whether the line ends with a word that ends no sentence.
bool endsMidSentence(std::string_view line) {
  constexpr std::array words{"and"sv, "or"sv, "the"sv, "of"sv,   "to"sv, "for"sv, "with"sv, "a"sv,
                             "an"sv,  "by"sv, "in"sv,  "that"sv, "&"sv,  "was"sv, "were"sv};
  auto last = foldSpace(line);
  auto space = last.rfind(' ');
  return space != nowhere && std::ranges::find(words, last.substr(space + 1)) != words.end();
}

// Whether the paragraph of `line` continues in `next`. It never does where `next` follows a blank line, begins with a
// marker, or is a row, a field or a paragraph by itself. Otherwise it does
// - where `line` is full: the first word of `next` would not have fitted into it;
// - where `line` is nearly full and does not end like a sentence;
// - where `line` ends with a comma or with a word that ends no sentence;
// - where `next` begins with a small letter, and `line` is at least half as wide as the text and does not end like a
//   sentence.
// In proportional letters a line counts as full from 85 % of the width on.
bool isContinued(const Line& line, const Line& next, const Wrapping& wrapping) {
  auto marked = parseMarker(next.text);
  if ((wrapping.width == 0 && !line.isFull) || line.isParagraph || next.isParagraph || next.gap ||
      marked.kind != BlockKind::paragraph || marked.number != 0 || next.text.find('\t') != nowhere ||
      isTableLine(next.text) || marked.text.starts_with('['))
    return false;
  // 'Invited      Ann Lee' below 'Present      Joe Kidman' is another row of two columns.
  if (auto column = secondColumn(next.text); column > 0 && indentOf(next.text) < column)
    if (column == secondColumn(line.text) || column == indentOf(line.text)) return false;
  auto folded = foldSpace(next.text);
  if (isNextField(foldSpace(line.text), folded)) return false;
  auto firstWord = folded.substr(0, folded.find(' '));
  auto end = foldSpace(line.text).back();
  bool endsSentence = std::string_view(".:;!?").find(end) != nowhere;
  auto width = wrapping.isProportional && !endsSentence ? wrapping.width * 85 / 100 : wrapping.width;
  bool isFull = line.isFull || (wrapping.hasManyFullLines && widthOf(line.text) + 1 + firstWord.size() > width);
  bool isNearlyFull = wrapping.hasManyFullLines && !endsSentence && widthOf(line.text) * 10 >= wrapping.width * 9;
  return isFull || isNearlyFull || end == ',' || endsMidSentence(line.text) ||
         (isLower(folded) && !endsSentence && widthOf(line.text) * 2 > wrapping.width);
}

// For a line `before` that ends with a hyphen in the middle of a word: whether the hyphen belongs to the word ('sub-' |
// 'group') or was added when the line was broken ('confi-' | 'dence'). It belongs to the word after a usual prefix, or
// where the document has the word with the hyphen elsewhere.
bool keepsHyphen(std::string_view before, std::string_view after, std::string_view document) {
  constexpr std::array prefixes{"sub"sv,   "co"sv,    "non"sv,   "vice"sv,   "multi"sv, "self"sv,
                                "well"sv,  "long"sv,  "short"sv, "follow"sv, "part"sv,  "full"sv,
                                "cross"sv, "inter"sv, "pre"sv,   "post"sv,   "ex"sv};
  auto from = before.find_last_of(" (/");
  auto left = before.substr(from == nowhere ? 0 : from + 1, before.size() - (from == nowhere ? 0 : from + 1) - 1);
  auto right = after.substr(0, after.find_first_of(" .,;:)"));
  if (std::ranges::find(prefixes, toLower(left)) != prefixes.end()) return true;
  constexpr size_t enough = 200'000;  // bytes that are searched, so that a long document takes no longer
  return document.substr(0, enough).find(std::string(left) + '-' + std::string(right)) != nowhere;
}

// Appends the next line to the text that it continues. White space in both is folded already.
void appendContinuation(std::string& text, const std::string& next, std::string_view document) {
  if (next.empty()) return;
  bool hasHyphen = text.size() > 2 && text.back() == '-' && text[text.size() - 2] != ' ';
  if (!hasHyphen) {
    text.append(text.empty() ? "" : " ").append(next);
    return;
  }
  bool isCertain = !isLetter(text[text.size() - 2]) || !isLower(next);  // '1:30-' | '3:30pm', 'Sub-' | 'Group'
  if (!isCertain && !keepsHyphen(text, next, document)) text.pop_back();
  text += next;
}

}  // namespace

bool isTableLine(std::string_view line) {
  auto text = trim(line);
  return text.size() > 2 && text.starts_with('|') && std::ranges::count(text, '|') > 1;
}

// The order of the steps matters. Running heads go first, since they interrupt sentences and tables. Tables get their
// cells before notes in the margin are looked for, since the heading of a last column 'Owner' looks like that of a
// margin. The notes go before the width of the lines is measured, to which they do not belong. Rules and tables of
// minutes become ordinary lines. Then each line becomes a block, together with the lines that continue its paragraph.
std::vector<Block> blocksOf(std::vector<Line> lines) {
  std::vector<Block> blocks;
  dropRunningHeads(lines);
  readFlatTables(lines);
  extractMarginNotes(lines);
  removeRules(lines);
  unrollMinutesTables(lines);
  auto wrapping = wrappingOf(lines);
  std::string document;
  for (const auto& line : lines) document.append(line.text).append("\n");
  for (size_t i = 0; i < lines.size(); ++i) {
    if (isTableRule(lines[i].text)) continue;
    auto block = blockOf(lines[i]);
    auto addMarginNote = [&] {
      if (!lines[i].margin.empty()) block.margin.push_back({block.text.size(), lines[i].margin});
    };
    addMarginNote();
    while (block.kind != BlockKind::tableRow && i + 1 < lines.size() && isContinued(lines[i], lines[i + 1], wrapping)) {
      auto next = withoutMarkup(parseMarker(lines[i + 1].text).text);
      appendContinuation(block.text, next, document);
      for (auto column : columnsIn(lines[i + 1].text, next))
        if (block.text.ends_with(next)) block.columns.push_back(block.text.size() - next.size() + column);
      ++i;
      addMarginNote();
    }
    if (block.number != 0 && block.kind == BlockKind::heading && !isTitle(block.text))
      block.kind = BlockKind::paragraph;
    if (!block.text.empty()) blocks.push_back(std::move(block));
  }
  return blocks;
}

}  // namespace minuted::documents
