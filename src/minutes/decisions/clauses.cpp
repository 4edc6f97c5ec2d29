#include "minutes/decisions/clauses.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/date.h"
#include "base/ranges.h"
#include "base/text.h"
#include "documents/phrases.h"
#include "minutes/decisions/words.h"

namespace minuted::minutes {
namespace {

using namespace std::string_view_literals;

constexpr std::array subordinating{"that"sv,    "if"sv,    "when"sv,    "where"sv, "what"sv, "as"sv,       "which"sv,
                                   "whether"sv, "how"sv,   "because"sv, "since"sv, "who"sv,  "although"sv, "though"sv,
                                   "until"sv,   "while"sv, "unless"sv,  "than"sv,  "after"sv};

bool hasNoSmallLetter(std::string_view sentence) {
  return std::ranges::none_of(sentence, [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

std::string_view lastWord(std::string_view text) {
  text = trim(text);
  return text.substr(text.rfind(' ') + 1);  // without a space this is the whole text, as nowhere + 1 is 0
}

bool isSubordinating(std::string_view word) { return contains(subordinating, word); }

bool isOtherOccasion(std::string_view lead) {
  constexpr size_t maxDistance = 60;
  lead = lead.substr(lead.size() - std::min(lead.size(), maxDistance));
  constexpr std::array phrases{"last meeting"sv, "previous meeting"sv, "previously"sv,   "last year"sv,
                               "years ago"sv,    "at the time"sv,      "at that time"sv, "of that time"sv};
  if (std::ranges::any_of(phrases,
                          [&](auto words) { return documents::findPhrase(lead, words) != documents::nowhere; }))
    return true;
  for (auto at = lead.find("in "); at != documents::nowhere; at = lead.find("in ", at + 1)) {
    auto year = lead.substr(at + 3, 4);
    if ((year.starts_with("19") || year.starts_with("20")) && year.size() == 4) return true;
  }
  return false;
}

bool refersToPastYear(std::string_view lower, const Minutes& minutes) {
  if (!minutes.heldOn) return false;
  auto held = isoDate(*minutes.heldOn);
  for (auto at = lower.find(" in "); at != documents::nowhere; at = lower.find(" in ", at + 1)) {
    auto year = lower.substr(at + 4, 4);
    bool isYear = year.size() == 4 && year.find_first_not_of("0123456789") == documents::nowhere;
    auto next = lower.substr(std::min(lower.size(), at + 8));
    if (isYear && !next.starts_with('/') && !next.starts_with('-') && year < std::string_view(held).substr(0, 4))
      return true;
  }
  return false;
}

std::vector<size_t> clausesOf(std::string_view lower) {
  constexpr size_t maxPlaceOfThe = 60, maxClauses = 20;
  std::vector<size_t> begins{0};
  for (auto sign : {", "sv, " and "sv, ": "sv, "; "sv, ") "sv, " but "sv})
    for (auto at = lower.find(sign); at != documents::nowhere && begins.size() < maxClauses;
         at = lower.find(sign, at + 1))
      begins.push_back(at + sign.size());
  // Without a comma: 'After discussion the Board agreed'.
  for (auto at = lower.find(" the "); at != documents::nowhere && at < maxPlaceOfThe; at = lower.find(" the ", at + 1))
    if (!isSubordinating(lastWord(lower.substr(0, at)))) begins.push_back(at + 1);
  std::ranges::sort(begins);
  return begins;
}

size_t clauseBefore(std::string_view lower, size_t at) {
  for (auto sign : {", and "sv, ", but "sv, "; "sv}) {
    auto found = lower.substr(0, std::min(lower.size(), at + sign.size())).rfind(sign);
    if (found != documents::nowhere && found + sign.size() * 2 + 60 >= at) return found + sign.size();
  }
  return 0;
}

std::string withoutQuotes(std::string text) {
  for (auto [opens, closes] : {std::pair{"\""sv, "\""sv}, std::pair{"\u201C"sv, "\u201D"sv}})
    for (auto open = text.find(opens); open != documents::nowhere;) {
      auto close = std::min(text.find(closes, open + opens.size()), text.size());
      std::fill(text.begin() + static_cast<std::ptrdiff_t>(open), text.begin() + static_cast<std::ptrdiff_t>(close),
                ' ');
      open = close >= text.size() ? documents::nowhere : text.find(opens, close + closes.size());
    }
  return text;
}

size_t capitalisedVerbAt(std::string_view sentence, size_t from) {
  if (hasNoSmallLetter(sentence)) return documents::nowhere;
  for (size_t at = from; at < sentence.size(); ++at) {
    if (sentence[at] < 'A' || sentence[at] > 'Z' || (at > 0 && sentence[at - 1] != ' ' && sentence[at - 1] != '('))
      continue;
    auto end = at;
    while (end < sentence.size() && sentence[end] >= 'A' && sentence[end] <= 'Z') ++end;
    constexpr size_t shortest = 5;
    if (end - at >= shortest && (end == sentence.size() || !documents::isUpper(sentence.substr(end))) &&
        sentence.substr(at, end - at) != "DECISION" && sentence.substr(at, end - at) != "RESOLUTION" &&
        decisionNamed(documents::toLower(sentence.substr(at, end - at))))
      return at;
    at = std::max(at, end);
  }
  return documents::nowhere;
}

std::vector<std::string_view> decisionsIn(std::string_view sentence) {
  std::vector<std::string_view> parts;
  auto first = capitalisedVerbAt(sentence, 0);
  size_t begin = 0;
  while (first != documents::nowhere) {
    auto next = capitalisedVerbAt(sentence, first + 1);
    if (next == documents::nowhere) break;
    auto before = sentence.substr(begin, next - begin);
    if (before.ends_with(" and ")) {
      parts.push_back(trim(before.substr(0, before.size() - 5)));
      begin = next;
    }
    first = next;
  }
  parts.push_back(sentence.substr(begin));
  return parts;
}

}  // namespace minuted::minutes
