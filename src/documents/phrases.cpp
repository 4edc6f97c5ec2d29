#include "documents/phrases.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>

#include "base/text.h"

namespace minuted::documents {
namespace {

using namespace std::string_view_literals;

bool isLetterOrDigit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

// U+2000 to U+206F: dashes, quotation marks, bullets.
bool isPunctuationAt(std::string_view text, size_t at) {
  return at + 2 < text.size() && text[at] == '\xE2' && (text[at + 1] == '\x80' || text[at + 1] == '\x81');
}

bool wordEndsAt(std::string_view text, size_t at) {
  if (at >= text.size()) return true;
  return !isLetterOrDigit(text[at]) && (static_cast<unsigned char>(text[at]) < 0x80 || isPunctuationAt(text, at));
}

bool wordBeginsAt(std::string_view text, size_t at) {
  if (at == 0) return true;
  if (static_cast<unsigned char>(text[at - 1]) >= 0x80) return at >= 3 && isPunctuationAt(text, at - 3);
  return !isLetterOrDigit(text[at - 1]);
}

// Whether a full stop after this word does not end the sentence.
bool isAbbreviation(std::string_view word) {
  static constexpr std::array abbreviations{
      "cllr"sv, "dr"sv,  "mr"sv,  "mrs"sv, "ms"sv,  "prof"sv, "st"sv,  "insp"sv,   "det"sv, "capt"sv, "supt"sv, "rev"sv,
      "revd"sv, "sgt"sv, "e.g"sv, "i.e"sv, "etc"sv, "no"sv,   "nos"sv, "approx"sv, "vs"sv,  "ltd"sv,  "dept"sv};
  while (!word.empty() && (word.front() == '(' || word.front() == '[')) word.remove_prefix(1);
  if (word.size() == 1 && word[0] >= 'A' && word[0] <= 'Z') return true;  // an initial
  return std::ranges::find(abbreviations, toLower(word)) != abbreviations.end();
}

}  // namespace

std::string toLower(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return lower;
}

size_t findPhrase(std::string_view text, std::string_view phrase, size_t from) {
  for (auto at = text.find(phrase, from); at != nowhere; at = text.find(phrase, at + 1))
    if (wordBeginsAt(text, at) && wordEndsAt(text, at + phrase.size())) return at;
  return nowhere;
}

bool beginsWithPhrase(std::string_view text, std::string_view phrase) {
  return text.starts_with(phrase) && wordEndsAt(text, phrase.size());
}

bool isUpper(std::string_view text) {
  if (text.empty()) return false;
  auto start = shorten(text, 4);  // a character has at most four bytes
  auto first =
      icu::UnicodeString::fromUTF8(icu::StringPiece(start.data(), static_cast<int32_t>(start.size()))).char32At(0);
  return u_isupper(first);
}

size_t dashAt(std::string_view text, size_t at) {
  if (at >= text.size()) return 0;
  if (text[at] == '-') return 1;
  auto three = text.substr(at, 3);
  bool isDash = three == "\u2010" || three == "\u2011" || three == "\u2012" || three == "\u2013" || three == "\u2014" ||
                three == "\u2015" || three == "\u2212";
  return isDash ? 3 : 0;
}

std::string toAsciiMarks(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    auto three = text.substr(at, 3);
    if (auto dash = dashAt(text, at)) {
      plain += '-';
      at += dash;
    } else if (three == "\u2018" || three == "\u2019") {
      plain += '\'';
      at += 3;
    } else if (three == "\u201C" || three == "\u201D") {
      plain += '"';
      at += 3;
    } else {
      plain += text[at++];
    }
  }
  return plain;
}

std::vector<std::string_view> spacedWords(std::string_view text) {
  auto words = split(text, ' ');
  std::erase_if(words, [](std::string_view word) { return word.empty(); });
  return words;
}

std::vector<std::string_view> sentences(std::string_view paragraph) {
  std::vector<std::string_view> found;
  size_t begin = 0;
  auto finish = [&](size_t end) {
    auto sentence = trim(paragraph.substr(begin, end - begin));
    if (sentence.starts_with("• ")) sentence = trim(sentence.substr(4));
    if (!sentence.empty()) found.push_back(sentence);
    begin = end;
  };
  for (size_t at = 0; at + 2 < paragraph.size(); ++at) {
    if (at > 0 && paragraph.substr(at - 1).starts_with(" • ")) finish(at);
    char c = paragraph[at];
    if ((c != '.' && c != '!' && c != '?') || paragraph[at + 1] != ' ') continue;
    auto next = paragraph.substr(at + 2);
    if (next[0] >= 'a' && next[0] <= 'z') continue;
    auto space = paragraph.rfind(' ', at);
    auto wordBegin = space == nowhere || space < begin ? begin : space + 1;
    if (c == '.' && isAbbreviation(paragraph.substr(wordBegin, at - wordBegin))) continue;
    finish(at + 1);
  }
  finish(paragraph.size());
  return found;
}

std::string withoutSpan(std::string_view text, size_t begin, size_t end) {
  auto before = trim(text.substr(0, begin));
  auto after = trim(text.substr(end));
  while (before.ends_with(',') || before.ends_with(';')) before = trim(before.substr(0, before.size() - 1));
  if (before.ends_with('(') || before.ends_with('['))
    while (after.starts_with(',') || after.starts_with(';')) after = trim(after.substr(1));
  bool isEmptyBracket = before.ends_with('(') && after.starts_with(')');
  if (isEmptyBracket) {
    before = trim(before.substr(0, before.size() - 1));
    after = trim(after.substr(1));
  }
  std::string result(before);
  bool isClosing = !after.empty() && std::string_view(".,;:)]").find(after[0]) != nowhere;
  bool isOpening = before.ends_with('(') || before.ends_with('[');
  if (!result.empty() && !after.empty() && !isClosing && !isOpening) result += ' ';
  return result.append(after);
}

std::string asEntry(std::string_view text) {
  text = trim(text);
  while (text.ends_with('.') || text.ends_with(',') || text.ends_with(';'))
    text = trim(text.substr(0, text.size() - 1));
  while (true) {
    auto dash = dashAt(text, 0);
    if (dash == 0 && !text.starts_with(':')) break;
    text = trim(text.substr(std::max<size_t>(dash, 1)));
  }
  std::string entry(text);
  if (!entry.empty() && entry[0] >= 'a' && entry[0] <= 'z') entry[0] = static_cast<char>(entry[0] - 32);
  return entry;
}

std::string_view shorten(std::string_view text, size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
  return text.substr(0, bytes);
}

}  // namespace minuted::documents
