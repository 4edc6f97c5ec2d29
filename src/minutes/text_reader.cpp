#include "minutes/text_reader.h"

#include <fmt/format.h>
#include <unicode/unistr.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/text.h"
#include "minutes/markup.h"
#include "minutes/phrases.h"

namespace minuted {
namespace {

using namespace std::string_view_literals;

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> otherFormats{
    {{"%PDF", "a PDF"},
     {"PK\x03\x04", "a Word, Excel or zip file"},
     {"\xD0\xCF\x11\xE0", "an old Word or Excel file"},
     {"{\\rtf", "a rich text file"},
     {"\xFF\xFE", "UTF-16 text"},
     {"\xFE\xFF", "UTF-16 text"}}};

bool isUtf8(std::string_view text) {
  auto status = U_ZERO_ERROR;
  u_strFromUTF8(nullptr, 0, nullptr, text.data(), static_cast<int32_t>(text.size()), &status);  // measures only
  return status == U_BUFFER_OVERFLOW_ERROR || U_SUCCESS(status);
}

// The bytes 0x80 to 0x9F of Windows-1252; the five that it leaves undefined become a replacement character.
constexpr std::array<char16_t, 32> windows1252{0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                               0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
                                               0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                               0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

std::string fromWindows1252(std::string_view text) {
  icu::UnicodeString wide;
  for (unsigned char byte : text) {
    bool special = byte >= 0x80 && byte < 0xA0;
    wide.append(static_cast<UChar>(special ? windows1252[byte - 0x80u] : byte));
  }
  std::string utf8;
  return wide.toUTF8String(utf8);
}

bool isControl(char c) {
  auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v') || byte == 0x7F;
}

// Text copied out of other programs has the odd control character; a file of another kind is full of them.
bool looksBinary(std::string_view bytes) {
  if (bytes.find('\0') != nowhere) return true;
  auto controls = static_cast<size_t>(std::ranges::count_if(bytes, isControl));
  return controls > 8 && controls * 100 > bytes.size();
}

struct Line {
  int number = 0;
  std::string_view text;  // not trimmed: tabs and indentation say what it is
  bool gap = false;       // after a blank line
  std::string_view margin = {};
};

// Lines that are not blank.
std::vector<Line> linesOf(std::string_view text) {
  char end = text.find('\n') == nowhere ? '\r' : '\n';
  std::vector<Line> lines;
  int number = 0;
  bool gap = false;
  for (auto line : split(text, end)) {
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    bool blank = foldSpace(line).empty();
    if (!blank) lines.push_back({number, line, gap});
    gap = blank;
  }
  return lines;
}

// What a page's front matter says of itself, between lines of '---': its title. A date there is that of the posting.
std::string takeFrontMatter(std::vector<Line>& lines) {
  if (lines.empty() || trim(lines[0].text) != "---") return "";
  auto isEnd = [](const Line& line) { return trim(line.text) == "---"; };
  auto end = std::ranges::find_if(lines.begin() + 1, lines.end(), isEnd);
  if (end == lines.end()) return "";
  std::string title;
  for (auto line = lines.begin() + 1; line != end; ++line) {
    auto text = trim(line->text);
    if (!text.starts_with("title:")) continue;
    text = trim(text.substr(6));
    if (text.size() > 1 && (text[0] == '"' || text[0] == '\'') && text.back() == text[0])
      text = text.substr(1, text.size() - 2);
    title = withoutMarkup(text);
  }
  lines.erase(lines.begin(), end + 1);
  return title;
}

// 'AB', 'AB/CD', 'ALL'
bool isMarginNote(std::string_view word) {
  constexpr size_t longest = 12;
  auto fits = [](char c) { return (c >= 'A' && c <= 'Z') || c == '/' || c == '&' || c == ','; };
  return word.size() > 1 && word.size() <= longest && std::ranges::all_of(word, fits);
}

// Minutes laid out in columns have initials to the right of the text, below a heading 'Action' that stands there alone.
// They are taken from their lines; one that has a line to itself goes to the next.
void takeMargins(std::vector<Line>& lines) {
  constexpr size_t leftmost = 60, slack = 12;
  size_t column = 0;
  std::string_view pending;
  std::vector<Line> kept;
  for (auto line : lines) {
    auto text = line.text;
    while (!text.empty() && (text.back() == ' ' || text.back() == '\r')) text.remove_suffix(1);
    auto indent = text.find_first_not_of(' ');
    auto alone = trim(text);
    if (indent != nowhere && indent >= leftmost && (alone == "Action" || alone == "Actions" || alone == "ACTION")) {
      column = indent;
      continue;
    }
    auto space = text.rfind(' ');
    auto begin = space == nowhere ? 0 : space + 1;
    if (column > 0 && begin + slack >= column && isMarginNote(text.substr(begin))) {
      if (trim(text.substr(0, begin)).empty()) {
        pending = text.substr(begin);
        continue;
      }
      line.margin = text.substr(begin);
      line.text = text.substr(0, begin);
    } else if (!pending.empty()) {
      line.margin = pending;
    }
    pending = {};
    kept.push_back(line);
  }
  lines = std::move(kept);
}

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

bool isTableLine(std::string_view line) {
  auto text = trim(line);
  return text.size() > 2 && text.starts_with('|') && std::ranges::count(text, '|') > 1;
}

// '| --- | :-: |' stands under the names of the columns.
bool isTableRule(std::string_view line) {
  return isTableLine(line) && trim(line).find_first_not_of("|-: \t") == nowhere;
}

void readCells(std::string_view row, char separator, Block& block) {
  size_t filled = 0;
  for (auto cell : split(row, separator)) {
    block.cells.push_back(withoutMarkup(cell));
    filled += block.cells.back().empty() ? 0 : 1;
  }
  if (filled > 1 || separator == '|')
    block.kind = BlockKind::tableRow;
  else
    block.cells.clear();
}

Block blockOf(const Line& line) {
  auto marked = markedLine(line.text);
  Block block{
      .kind = marked.kind, .line = line.number, .gap = line.gap, .number = marked.number, .text = {}, .cells = {}};
  if (isTableLine(line.text)) {
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
  block.text = withoutMarkup(marked.rest);
  return block;
}

// How wide the lines of the text were made, where somebody broke them to fit a width; 0 where nobody did. Tables do as
// they like, and so may one line in fifty: an address, a link.
struct Wrapping {
  size_t width = 0;
  bool filled = false;  // so many lines are full that a full one means that it goes on
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
    if (!isTableLine(line.text)) widths.push_back(widthOf(line.text));
  if (widths.empty()) return {};
  std::ranges::sort(widths);
  auto width = widths[widths.size() - 1 - widths.size() / 50];
  if (width < narrowest || width > widest) return {};
  auto full = std::ranges::count_if(widths, [&](size_t each) { return each + slack >= width; });
  return {width, static_cast<size_t>(full) * 5 >= widths.size()};
}

bool isLower(std::string_view text) { return !text.empty() && text[0] >= 'a' && text[0] <= 'z'; }

// A line goes on with the next one if that is the next in the file and its first word would not have fitted, or it
// begins in the middle of a sentence or of a list.
bool goesOn(const Line& line, const Line& next, const Wrapping& wrapping) {
  auto marked = markedLine(next.text);
  if (wrapping.width == 0 || next.gap || marked.kind != BlockKind::paragraph || marked.number != 0 ||
      next.text.find('\t') != nowhere || isTableLine(next.text) || marked.rest.starts_with('['))
    return false;
  auto folded = foldSpace(next.text);
  auto firstWord = folded.substr(0, folded.find(' '));
  bool full = wrapping.filled && widthOf(line.text) + 1 + firstWord.size() > wrapping.width;
  auto end = foldSpace(line.text).back();
  bool ended = std::string_view(".:;!?").find(end) != nowhere;
  return full || end == ',' || (isLower(folded) && !ended && widthOf(line.text) * 2 > wrapping.width);
}

}  // namespace

Result<std::string> decodeText(BytesView bytes, std::string_view fileName) {
  auto refuse = [&](std::string_view why) { return fail(ErrorKind::failed, fmt::format("{} {}", fileName, why)); };
  if (bytes.size() > largestText)
    return refuse(
        fmt::format("is larger than {} MB. Import the minutes of one meeting at a time.", largestText / 1'000'000));
  for (auto [beginning, format] : otherFormats)
    if (bytes.starts_with(beginning))
      return refuse(fmt::format("is {}, not plain text. Save it as plain text in UTF-8 and import that.", format));
  if (looksBinary(bytes)) return refuse("is not plain text. Save the minutes as plain text in UTF-8 and import that.");
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);

  auto text = isUtf8(bytes) ? std::string(bytes) : fromWindows1252(bytes);
  std::erase_if(text, isControl);
  if (foldSpace(text).empty()) return refuse("is empty: there is nothing to read in it.");
  return text;
}

Document readText(std::string_view text) {
  Document document{.title = {}, .blocks = {}, .text = foldSpace(text)};
  auto lines = linesOf(text);
  document.title = takeFrontMatter(lines);
  takeMargins(lines);
  auto wrapping = wrappingOf(lines);
  for (size_t i = 0; i < lines.size(); ++i) {
    if (isTableRule(lines[i].text)) continue;
    auto block = blockOf(lines[i]);
    auto note = [&] {
      if (!lines[i].margin.empty()) block.margin.push_back({block.text.size(), std::string(lines[i].margin)});
    };
    note();
    while (block.kind != BlockKind::tableRow && i + 1 < lines.size() && goesOn(lines[i], lines[i + 1], wrapping)) {
      block.text = foldSpace(block.text + ' ' + withoutMarkup(lines[i + 1].text));
      ++i;
      note();
    }
    if (block.number != 0 && block.kind == BlockKind::heading && !isTitle(block.text))
      block.kind = BlockKind::paragraph;
    if (!block.text.empty()) document.blocks.push_back(std::move(block));
  }
  return document;
}

}  // namespace minuted
