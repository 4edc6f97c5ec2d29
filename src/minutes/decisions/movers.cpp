#include "minutes/decisions/movers.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "documents/phrases.h"
#include "minutes/language/names.h"
#include "minutes/language/owners.h"

namespace minuted::minutes {
namespace {

using namespace std::string_view_literals;

constexpr size_t maxNameWords = 4;

bool isName(std::string_view text, const Minutes& minutes) {
  return resolveParty(text, minutes).has_value() || (looksLikePerson(text) && documents::spacedWords(text).size() > 1);
}

std::string resolvedName(std::string_view text, const Minutes& minutes) {
  return resolveParty(text, minutes).value_or(std::string(text));
}

// The longest name at the beginning of the text after 'by'; "" for none.
std::string nameAfter(std::string_view rest, const Minutes& minutes) {
  rest = trim(documents::shorten(rest, 100));
  while (rest.starts_with(':')) rest = trim(rest.substr(1));
  auto end = rest.find_first_of(",;()[]|");
  auto words = documents::spacedWords(rest.substr(0, end));
  for (auto count = std::min(maxNameWords, words.size()); count > 0; --count) {
    auto last = words[count - 1];
    auto length = static_cast<size_t>(last.data() + last.size() - words[0].data());
    auto name = std::string_view(words[0].data(), length);
    while (name.ends_with('.')) name.remove_suffix(1);
    if (isName(name, minutes)) return resolvedName(name, minutes);
  }
  return "";
}

// The longest name at the end of the text before 'proposed'; "" for none.
std::string nameBefore(std::string_view before, const Minutes& minutes) {
  auto words = documents::spacedWords(trim(before));
  std::string found;
  for (size_t count = 1; count <= std::min(maxNameWords, words.size()); ++count) {
    auto first = words[words.size() - count];
    auto begin = static_cast<size_t>(first.data() - before.data());
    auto name = trim(before.substr(begin));
    if (name.find_first_of(",;:(") != documents::nowhere) break;
    if (isName(name, minutes)) found = resolvedName(name, minutes);
  }
  return found;
}

template <size_t size>
std::string findMover(std::string_view text, const std::array<std::string_view, size>& phrasesBefore,
                      std::string_view verb, const Minutes& minutes) {
  auto lower = documents::toLower(text);
  for (auto words : phrasesBefore)
    if (auto at = documents::findPhrase(lower, words); at != documents::nowhere)
      if (auto name = nameAfter(text.substr(at + words.size()), minutes); !name.empty()) return name;
  for (auto at = documents::findPhrase(lower, verb); at != documents::nowhere;
       at = documents::findPhrase(lower, verb, at + 1))
    if (auto name = nameBefore(text.substr(0, at), minutes); !name.empty()) return name;
  return "";
}

}  // namespace

Movers moversIn(std::string_view text, const Minutes& minutes) {
  constexpr size_t maxLength = 2000;
  constexpr std::array proposers{"proposed by"sv, "moved by"sv, "proposer"sv, "proposed:"sv,
                                 "moved:"sv,      "prop."sv,    "prop"sv,     "proposal by"sv};
  constexpr std::array seconders{"seconded by"sv, "seconder"sv, "seconded:"sv, "second:"sv, "sec."sv, "sec"sv};
  text = documents::shorten(text, maxLength);
  Movers movers{findMover(text, proposers, "proposed", minutes), findMover(text, seconders, "seconded", minutes)};
  if (movers.seconder == movers.proposer) movers.seconder.clear();
  return movers;
}

}  // namespace minuted::minutes
