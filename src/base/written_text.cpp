#include "base/written_text.h"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "base/text.h"

namespace minuted {
namespace {

bool isOneLine(TextForm form) { return form == TextForm::name || form == TextForm::line; }

bool endsLine(UChar32 c) { return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029; }

// What makes text show in another order than it is stored in: U+202A to U+202E and U+2066 to U+2069. The marks of
// direction (U+200E, U+200F, U+061C) are part of names in Arabic and Hebrew, and cannot do that.
bool turnsText(UChar32 c) { return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); }

// Characters that are not seen and yet belong to words: joiners and marks of direction.
bool joinsWords(UChar32 c) { return c == 0x200C || c == 0x200D || c == 0x200E || c == 0x200F || c == 0x061C; }

bool isShown(UChar32 c) {
  constexpr UChar32 blankPattern = 0x2800;  // of Braille: no dots
  return u_isgraph(c) && !u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) && c != blankPattern;
}

// What is wrong with a character wherever it stands, as a noun; "" where nothing is. Line ends and tabs are none.
std::string_view faultOf(UChar32 c) {
  if (c == '\t' || endsLine(c)) return "";
  if (u_charType(c) == U_CONTROL_CHAR || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB)) return "control character";
  if (turnsText(c)) return "character that turns the direction of text";
  return U_IS_UNICODE_NONCHAR(c) ? "character that is none" : "";
}

// The same in a text of the form.
std::string_view faultOf(UChar32 c, UChar32 next, TextForm form) {
  if (endsLine(c) && isOneLine(form)) return "line break";
  if (c == '\r' && next != '\n') return "control character";
  if (c == '\t' && isOneLine(form)) return "tab";
  if (auto fault = faultOf(c); !fault.empty()) return fault;
  if (form == TextForm::name && u_charType(c) == U_FORMAT_CHAR && !joinsWords(c)) return "character that is not seen";
  return "";
}

struct Scan {
  std::optional<std::string> fault;
  size_t characters = 0;
  bool isShown = false, hasLetter = false;
};

Scan scan(std::string_view text, TextForm form) {
  Scan scanned;
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  auto length = static_cast<int32_t>(text.size());
  for (int32_t at = 0; at < length;) {
    auto start = at;
    UChar32 c = 0, next = 0;
    U8_NEXT(bytes, at, length, c);
    ++scanned.characters;
    if (c < 0) {
      scanned.fault = fmt::format("is no UTF-8: byte {} is 0x{:02X}", start + 1, bytes[start]);
      return scanned;
    }
    if (auto after = at; after < length) U8_NEXT(bytes, after, length, next);
    if (auto what = faultOf(c, next, form); !what.empty()) {
      scanned.fault =
          fmt::format("has a {} (U+{:04X}) at character {}", what, static_cast<uint32_t>(c), scanned.characters);
      return scanned;
    }
    scanned.isShown = scanned.isShown || isShown(c);
    scanned.hasLetter = scanned.hasLetter || u_isalpha(c);
  }
  return scanned;
}

}  // namespace

size_t longestOf(TextForm form) {
  switch (form) {
    case TextForm::name: return 250;
    case TextForm::line: return 1'000;
    case TextForm::words: return 20'000;
    case TextForm::section: return 200'000;
    case TextForm::report: break;
  }
  return 4'000'000;
}

std::string withoutControls(std::string_view text) {
  constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD
  std::string plain;
  plain.reserve(text.size());
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  auto length = static_cast<int32_t>(text.size());
  for (int32_t at = 0; at < length;) {
    auto start = at;
    UChar32 c = 0;
    U8_NEXT(bytes, at, length, c);
    bool isWhite = c == '\f' || c == '\v';
    if (c < 0)
      plain += replacement;
    else if (isWhite || faultOf(c).empty())
      plain += text.substr(static_cast<size_t>(start), static_cast<size_t>(at - start));
  }
  return plain;
}

std::optional<std::string> characterFault(std::string_view text, TextForm form) { return scan(text, form).fault; }

std::optional<std::string> textFault(std::string_view text, TextForm form) {
  // A text with more bytes than the characters could have is not looked at, however long it is.
  if (text.size() > 4 * longestOf(form))
    return fmt::format("is longer than the {} characters that it may have", counted(longestOf(form)));
  auto scanned = scan(text, form);
  if (scanned.fault) return scanned.fault;
  if (text.empty()) return "is empty";
  if (!scanned.isShown) return "is nothing but white space";
  if (form == TextForm::name && !scanned.hasLetter) return "has no letter, and is to be a name";
  if (scanned.characters > longestOf(form))
    return fmt::format("has {} characters, and may have {} at most", counted(scanned.characters),
                       counted(longestOf(form)));
  return std::nullopt;
}

}  // namespace minuted
