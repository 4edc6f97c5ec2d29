#include "minutes/language/person_name.h"

#include <algorithm>
#include <array>

#include "base/ranges.h"
#include "base/text.h"
#include "documents/phrases.h"
#include "minutes/language/scanning.h"

namespace minuted::minutes {
namespace {

using namespace std::string_view_literals;

constexpr std::array titles{"mr"sv,
                            "mrs"sv,
                            "ms"sv,
                            "miss"sv,
                            "mx"sv,
                            "dr"sv,
                            "doctor"sv,
                            "prof"sv,
                            "professor"sv,
                            "cllr"sv,
                            "cllrs"sv,
                            "clr"sv,
                            "councillor"sv,
                            "alderman"sv,
                            "ald"sv,
                            "sir"sv,
                            "dame"sv,
                            "lord"sv,
                            "lady"sv,
                            "baroness"sv,
                            "baron"sv,
                            "rev"sv,
                            "revd"sv,
                            "reverend"sv,
                            "canon"sv,
                            "father"sv,
                            "fr"sv,
                            "supt"sv,
                            "superintendent"sv,
                            "insp"sv,
                            "inspector"sv,
                            "sgt"sv,
                            "sergeant"sv,
                            "dci"sv,
                            "di"sv,
                            "ds"sv,
                            "dc"sv,
                            "pc"sv,
                            "ps"sv,
                            "pcso"sv,
                            "acc"sv,
                            "dcc"sv,
                            "ch"sv,
                            "chief"sv,
                            "constable"sv,
                            "det"sv,
                            "detective"sv,
                            "col"sv,
                            "colonel"sv,
                            "maj"sv,
                            "major"sv,
                            "capt"sv,
                            "captain"sv,
                            "rt"sv,
                            "hon"sv,
                            "right"sv,
                            "honourable"sv,
                            "ccllr"sv,
                            "dcllr"sv,
                            "bcllr"sv,
                            "cnllr"sv,
                            "coun"sv,
                            "councilor"sv,
                            "councilman"sv,
                            "councilwoman"sv,
                            "lt"sv,
                            "cdr"sv,
                            "cmdr"sv,
                            "commander"sv,
                            "wpc"sv,
                            "pcc"sv,
                            "messrs"sv,
                            "bailie"sv,
                            "baillie"sv,
                            "provost"sv,
                            "rabbi"sv,
                            "imam"sv,
                            "pastor"sv,
                            "sheikh"sv};
// Titles only where another follows: 'Chief Inspector', but not 'Chief Executive'.
constexpr std::array firstHalves{"chief"sv, "ch"sv, "right"sv, "rt"sv};
// Words that belong to the title behind them: 'County Cllr Lowe'.
constexpr std::array titlePrefixes{"county"sv, "district"sv, "borough"sv, "town"sv, "parish"sv, "city"sv, "unitary"sv};
constexpr std::array honours{"mp"sv,  "msp"sv, "mep"sv, "mla"sv, "ms"sv, "ba"sv, "bsc"sv, "msc"sv, "obe"sv,
                             "mbe"sv, "cbe"sv, "kc"sv,  "qc"sv,  "dl"sv, "jp"sv, "frs"sv, "phd"sv, "bem"sv};
// Words of a name that may be in lower case.
constexpr std::array particles{"de"sv,  "da"sv,  "di"sv,  "du"sv, "la"sv, "le"sv, "van"sv, "von"sv, "der"sv,
                               "den"sv, "ter"sv, "bin"sv, "al"sv, "el"sv, "ap"sv, "y"sv,   "dos"sv, "of"sv};

}  // namespace

std::string plainWord(std::string_view word) {
  auto folded = foldCase(documents::toAsciiMarks(word));
  std::erase_if(folded, [](char c) { return c == '.' || c == '\'' || c == ','; });
  return folded;
}

bool isHonour(std::string_view word) { return contains(honours, plainWord(word)); }

PersonName splitTitle(std::string_view asWritten) {
  auto words = documents::spacedWords(asWritten);
  size_t count = 0;
  auto isTitle = [&](size_t i) {
    if (i + 1 >= words.size() || !documents::isUpper(words[i]) || !contains(titles, plainWord(words[i]))) return false;
    return !contains(firstHalves, plainWord(words[i])) || contains(titles, plainWord(words[i + 1]));
  };
  if (isTitle(1) && contains(titlePrefixes, plainWord(words[0]))) ++count;
  while (isTitle(count)) ++count;
  PersonName split;
  for (size_t i = 0; i < words.size(); ++i) {
    auto& part = i < count ? split.title : split.name;
    if (!part.empty()) part += ' ';
    part += words[i];
  }
  return split;
}

bool isInitials(std::string_view text) {
  if (text.size() < 2 || text.size() > 4 || !documents::isUpper(text)) return false;
  auto capitals = std::ranges::count_if(text, isCapital);
  auto smallLetters = std::ranges::count_if(text, isSmallLetter);
  return capitals >= 2 && static_cast<size_t>(capitals + smallLetters) == text.size();
}

bool areInitialsOf(std::string_view initials, std::string_view name) {
  auto letters = foldCase(initials), plainName = plainWord(splitTitle(name).name);
  size_t at = 0;
  for (char letter : letters) {
    auto next = plainName.find(letter, at);
    if (next == documents::nowhere || (at == 0 && next != 0)) return false;
    at = next + 1;
  }
  return true;
}

bool looksLikePerson(std::string_view text) {
  constexpr size_t mostWords = 6;
  auto name = splitTitle(text).name;
  auto words = documents::spacedWords(name);
  if (words.empty() || words.size() > mostWords) return false;
  if (text.find_first_of("0123456789:;?!/[]") != documents::nowhere) return false;
  for (auto word : words)
    if (!documents::isUpper(word) && !contains(particles, word)) return false;
  return documents::isUpper(words.front()) || words.size() > 1;
}

}  // namespace minuted::minutes
