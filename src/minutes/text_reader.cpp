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
};

// Lines that are not blank.
std::vector<Line> linesOf(std::string_view text) {
  char end = text.find('\n') == nowhere ? '\r' : '\n';
  std::vector<Line> lines;
  int number = 0;
  for (auto line : split(text, end)) {
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!foldSpace(line).empty()) lines.push_back({number, line});
  }
  return lines;
}

// The marker at the beginning of a line, if any, and what follows it.
struct Marked {
  BlockKind kind = BlockKind::paragraph;
  int number = 0;
  std::string_view rest;
};

constexpr std::array bullets{"•"sv, "●"sv, "○"sv, "▪"sv, "◦"sv, "·"sv, "-"sv, "*"sv, "–"sv};
constexpr size_t longestTitle = 120;

// A title says what it is about; a numbered paragraph goes on to tell it.
bool isTitle(std::string_view text) {
  auto plain = trim(text);
  return plain.size() <= longestTitle && !plain.ends_with('.') && !plain.ends_with(';') && sentences(plain).size() == 1;
}

bool isBlankAt(std::string_view text, size_t at) { return at < text.size() && (text[at] == ' ' || text[at] == '\t'); }

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

  int number = 0;
  auto [end, error] = std::from_chars(line.data(), line.data() + std::min<size_t>(line.size(), 3), number);
  auto at = static_cast<size_t>(end - line.data());
  if (error == std::errc() && number > 0 && number < 100) {
    if (at < line.size() && line[at] == '\\') ++at;  // '1\. ': Markdown's way of not making it a list
    if (at < line.size() && (line[at] == '.' || line[at] == ')') && isBlankAt(line, at + 1)) {
      auto rest = trim(line.substr(at + 1));
      return {isTitle(withoutMarkup(rest)) ? BlockKind::heading : BlockKind::paragraph, number, rest};
    }
  }
  return {BlockKind::paragraph, 0, line};
}

Block blockOf(const Line& line) {
  auto marked = markedLine(line.text);
  Block block{.kind = marked.kind, .line = line.number, .number = marked.number, .text = {}, .cells = {}};
  if (marked.kind == BlockKind::paragraph && marked.number == 0 && marked.rest.find('\t') != nowhere) {
    size_t filled = 0;
    for (auto cell : split(marked.rest, '\t')) {
      block.cells.push_back(withoutMarkup(cell));
      filled += block.cells.back().empty() ? 0 : 1;
    }
    if (filled > 1)
      block.kind = BlockKind::tableRow;
    else
      block.cells.clear();
  }
  block.text = withoutMarkup(marked.rest);
  return block;
}

// How wide the lines of the text were made, where somebody broke them to fit a width; 0 where nobody did.
size_t wrappedWidth(const std::vector<Line>& lines) {
  constexpr size_t narrowest = 60, widest = 130, slack = 15;
  size_t width = 0, full = 0;
  for (const auto& line : lines) width = std::max(width, foldSpace(line.text).size());
  if (width < narrowest || width > widest) return 0;
  for (const auto& line : lines) full += foldSpace(line.text).size() + slack >= width ? 1 : 0;
  return full * 4 >= lines.size() ? width : 0;
}

// A line goes on with the next one if that is the next in the file and its first word would not have fitted.
bool goesOn(std::string_view line, std::string_view next, size_t width) {
  auto marked = markedLine(next);
  if (marked.kind != BlockKind::paragraph || marked.number != 0 || next.find('\t') != nowhere ||
      marked.rest.starts_with('['))
    return false;
  auto folded = foldSpace(next);
  auto firstWord = folded.substr(0, folded.find(' '));
  return foldSpace(line).size() + 1 + firstWord.size() > width;
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
  Document document{.blocks = {}, .text = foldSpace(text)};
  auto lines = linesOf(text);
  auto width = wrappedWidth(lines);
  for (size_t i = 0; i < lines.size(); ++i) {
    auto block = blockOf(lines[i]);
    while (width != 0 && block.kind != BlockKind::tableRow && i + 1 < lines.size() &&
           lines[i + 1].number == lines[i].number + 1 && goesOn(lines[i].text, lines[i + 1].text, width)) {
      block.text = foldSpace(block.text + ' ' + withoutMarkup(lines[i + 1].text));
      ++i;
    }
    if (!block.text.empty()) document.blocks.push_back(std::move(block));
  }
  return document;
}

}  // namespace minuted
