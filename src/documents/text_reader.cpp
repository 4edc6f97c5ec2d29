#include "documents/text_reader.h"

#include <fmt/format.h>
#include <unicode/unistr.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "base/written_text.h"
#include "documents/front_matter.h"
#include "documents/lines.h"
#include "documents/phrases.h"

namespace minuted::documents {
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
    bool isSpecial = byte >= 0x80 && byte < 0xA0;
    wide.append(static_cast<UChar>(isSpecial ? windows1252[byte - 0x80u] : byte));
  }
  std::string utf8;
  return wide.toUTF8String(utf8);
}

bool isControl(char c) {
  auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v') || byte == 0x7F;
}

// Text that was copied from other programs may have a few control characters; a file of another kind has many.
bool looksBinary(std::string_view bytes) {
  if (bytes.find('\0') != nowhere) return true;
  auto controls = static_cast<size_t>(std::ranges::count_if(bytes, isControl));
  return controls > 8 && controls * 100 > bytes.size();
}

// The lines that are not blank, with the numbers of their lines and pages.
std::vector<Line> linesOf(std::string_view text) {
  char end = text.find('\n') == nowhere ? '\r' : '\n';
  std::vector<Line> lines;
  int number = 0, page = text.find('\f') == nowhere ? 0 : 1;
  bool gap = false;
  for (auto line : split(text, end)) {
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    page += static_cast<int>(std::ranges::count(line, '\f'));
    bool isBlank = foldSpace(line).empty();
    std::string content(line);
    std::ranges::replace_if(content, [](char c) { return c == '\f' || c == '\v' || c == '\r'; }, ' ');
    if (!isBlank) lines.push_back({.number = number, .page = page, .gap = gap, .text = std::move(content)});
    gap = isBlank;
  }
  return lines;
}

}  // namespace

Result<std::string> decodeText(BytesView bytes) {
  auto refuse = [](std::string reason) { return fail(ErrorKind::failed, std::move(reason)); };
  if (bytes.size() > largestText)
    return refuse(
        fmt::format("is larger than {} MB. Import the minutes of one meeting at a time.", largestText / 1'000'000));
  for (auto [beginning, format] : otherFormats)
    if (bytes.starts_with(beginning))
      return refuse(fmt::format("is {}, not plain text. Save it as plain text in UTF-8 and import that.", format));
  if (looksBinary(bytes)) return refuse("is not plain text. Save the minutes as plain text in UTF-8 and import that.");
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);

  auto text = withoutControls(isUtf8(bytes) ? std::string(bytes) : fromWindows1252(bytes));
  if (foldSpace(text).empty()) return refuse("is empty: there is nothing to read in it.");
  return text;
}

PrintedText printedLinesOf(std::string_view text) {
  PrintedText printed;
  for (const auto& line : linesOf(text)) printed.push_back({.text = foldSpace(line.text), .page = line.page});
  return printed;
}

Document readText(std::string_view text) {
  Document document{.text = foldSpace(text)};
  auto lines = linesOf(text);
  auto [title, date] = extractFrontMatter(lines);
  document.title = std::move(title);
  document.date = std::move(date);
  document.blocks = blocksOf(std::move(lines));
  return document;
}

}  // namespace minuted::documents
