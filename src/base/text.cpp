#include "base/text.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cctype>
#include <iterator>
#include <set>

#include "base/result.h"

namespace minuted {
namespace {

bool isSpace(UChar32 c) { return u_isUWhiteSpace(c) || c == 0x200B || c == 0xFEFF || c == 0x2060; }

bool isAscii(std::string_view text) {
  return std::ranges::all_of(text, [](unsigned char c) { return c < 0x80; });
}

}  // namespace

std::string_view trim(std::string_view text) {
  auto first = text.find_first_not_of(" \t\r\n\f\v");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n\f\v") - first + 1);
}

std::string foldSpace(std::string_view text) {
  auto from = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  icu::UnicodeString to;
  bool pending = false;
  for (int32_t i = 0; i < from.length(); i = from.moveIndex32(i, 1)) {
    auto c = from.char32At(i);
    if (isSpace(c)) {
      pending = !to.isEmpty();
      continue;
    }
    if (pending) to.append(static_cast<UChar>(' '));
    pending = false;
    to.append(c);
  }
  std::string folded;
  return to.toUTF8String(folded);
}

std::string foldCase(std::string_view text) {
  if (isAscii(text)) {
    std::string folded(text);
    std::ranges::transform(folded, folded.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return folded;
  }
  auto status = U_ZERO_ERROR;
  auto* decompose = icu::Normalizer2::getNFKDInstance(status);
  REQUIRE(U_SUCCESS(status));
  auto source = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  auto decomposed = decompose->normalize(source.foldCase(), status);
  icu::UnicodeString plain;
  for (int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1))
    if (auto c = decomposed.char32At(i); u_getCombiningClass(c) == 0) plain.append(c);
  std::string folded;
  return plain.toUTF8String(folded);
}

std::vector<std::string> wordsOf(std::string_view text) {
  auto folded = foldCase(text);
  auto from = icu::UnicodeString::fromUTF8(icu::StringPiece(folded.data(), static_cast<int32_t>(folded.size())));
  std::vector<std::string> words;
  icu::UnicodeString word;
  auto finish = [&] {
    if (word.isEmpty()) return;
    word.toUTF8String(words.emplace_back());
    word.remove();
  };
  for (int32_t i = 0; i < from.length(); i = from.moveIndex32(i, 1)) {
    auto c = from.char32At(i);
    if (u_isalnum(c))
      word.append(c);
    else if (c != '\'' && c != 0x2019)
      finish();
  }
  finish();
  return words;
}

double likeness(std::string_view a, std::string_view b) {
  auto set = [](std::string_view text) {
    auto words = wordsOf(text);
    std::ranges::sort(words);
    auto repeated = std::ranges::unique(words);
    words.erase(repeated.begin(), repeated.end());
    return words;
  };
  auto left = set(a), right = set(b);
  if (left.empty() || right.empty()) return left.empty() && right.empty() ? 1 : 0;
  std::vector<std::string> shared;
  std::ranges::set_intersection(left, right, std::back_inserter(shared));
  return 2.0 * static_cast<double>(shared.size()) / static_cast<double>(left.size() + right.size());
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    auto end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::string counted(uint64_t number) {
  auto digits = std::to_string(number);
  std::string text;
  for (size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) text += ',';
    text += digits[i];
  }
  return text;
}

std::string counted(uint64_t number, std::string_view noun) {
  return std::to_string(number) + " " + std::string(noun) + (number == 1 ? "" : "s");
}

std::string countedTimes(uint64_t number) {
  return number == 1 ? "once" : number == 2 ? "twice" : counted(number, "time");
}

std::string splitCamelCase(std::string_view name) {
  std::string text;
  for (char c : name) {
    if (c >= 'A' && c <= 'Z') {
      text += ' ';
      c = static_cast<char>(c - 'A' + 'a');
    }
    text += c;
  }
  return text;
}

std::string joinTexts(const std::vector<std::string>& texts) {
  std::string line;
  for (size_t i = 0; i < texts.size(); ++i) line += (i == 0 ? "" : i + 1 == texts.size() ? " and " : ", ") + texts[i];
  return line;
}

std::string acronym(std::string_view name) {
  static const std::set<std::string, std::less<>> small{"of", "the", "and", "for", "in", "on", "to", "a"};
  std::string letters;
  auto folded = foldSpace(name);
  for (auto word : split(folded, ' '))
    if (!word.empty() && !small.contains(foldCase(word)) && std::isalpha(static_cast<unsigned char>(word[0])))
      letters.push_back(static_cast<char>(std::toupper(static_cast<unsigned char>(word[0]))));
  return letters.size() > 1 ? letters : "";
}

}  // namespace minuted
