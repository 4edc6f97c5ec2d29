#include "minutes/language/owners.h"

#include <algorithm>
#include <array>

#include "base/ranges.h"
#include "base/text.h"
#include "documents/phrases.h"
#include "minutes/language/names.h"
#include "minutes/language/owner_words.h"
#include "minutes/language/scanning.h"

namespace minuted::minutes {
namespace {

using namespace std::string_view_literals;

constexpr size_t mostOwnerWords = 8;

// 'Owner: Ann Lee' -> 'Ann Lee'
std::string_view withoutLead(std::string_view text) {
  text = trim(text);
  auto lower = documents::toLower(text);
  for (auto lead : {"now "sv, "owner: "sv, "owners: "sv, "lead: "sv, "to "sv, "by "sv})
    if (lower.starts_with(lead)) return trim(text.substr(lead.size()));
  return text;
}

bool isInBrackets(std::string_view text) {
  return (text.starts_with('(') && text.ends_with(')')) || (text.starts_with('[') && text.ends_with(']'));
}

// Without brackets, but for another owner in them: 'Ann (and Joe for company)' -> 'Ann and Joe', 'Harbour Trust
// (monthly)' -> 'Harbour Trust'.
std::string withoutBrackets(std::string_view text) {
  std::string kept;
  while (true) {
    auto open = text.find('(');
    auto close = open == documents::nowhere ? documents::nowhere : text.find(')', open);
    if (open == documents::nowhere || open == 0) break;
    kept += text.substr(0, open);
    auto note = trim(text.substr(open + 1, close == documents::nowhere ? close : close - open - 1));
    for (auto lead : {"and "sv, "with "sv, "+ "sv, "& "sv})
      if (note.starts_with(lead))
        kept.append("and ").append(note.substr(lead.size(), note.find(" for ") - lead.size()));
    text = close == documents::nowhere ? std::string_view() : text.substr(close + 1);
  }
  return foldSpace(kept.append(text));
}

// Whether 'and' stands within the name of one body, 'Finance and Performance Committee'. `first` is what stands before
// it.
bool isOneBody(std::string_view text, std::string_view first, const Minutes& minutes) {
  first = trim(first);
  auto second = text.substr(first.size());
  bool areTwo = resolveParty(first, minutes) || isOffice(first) || isBody(first) || couldBeInitials(first) ||
                !documents::isUpper(first) || second.find(" the ") != documents::nowhere ||
                second.find(',') != documents::nowhere;
  return !areTwo && isBody(text) && first.find_first_of(",;/") == documents::nowhere;
}

// The parties in a text, which signs and 'and' part: 'Ann Lee, DCI Senior and the Trust' has three, 'Communities and
// Housing Team' is one.
std::vector<std::string_view> splitParties(std::string_view text, const Minutes& minutes) {
  text = trim(text);
  if (text.starts_with("and ")) text = trim(text.substr(4));
  if (resolveParty(text, minutes)) return {text};
  constexpr std::array separators{" and "sv, " & "sv, " plus "sv, " with "sv, " or "sv, ","sv,
                                  ";"sv,     "/"sv,   "+"sv,      "&"sv,      " @"sv};
  for (auto separator : separators)
    if (auto at = text.find(separator); at != documents::nowhere && at > 0) {
      auto first = text.substr(0, at);
      if (separator == " and " && isOneBody(text, first, minutes)) return {text};
      auto parties = splitParties(first, minutes);
      auto others = splitParties(text.substr(at + separator.size()), minutes);
      parties.insert(parties.end(), others.begin(), others.end());
      return parties;
    }
  while (text.starts_with('@')) text.remove_prefix(1);
  return text.empty() ? std::vector<std::string_view>{} : std::vector{text};
}

bool isKnown(std::string_view text, const Minutes& minutes) {
  return resolveParty(text, minutes) || isOffice(text) || isBody(text) || couldBeInitials(text) ||
         findName(text, minutes.people).fit != NameFit::absent;
}

// `isHandle`: it was written '@ann'.
bool couldBeOwner(std::string_view text, bool isHandle, const Minutes& minutes) {
  if (text.empty() || text.size() > longestOwner || isOwnerPlaceholder(text)) return false;
  if (isHandle || resolveParty(text, minutes)) return true;
  auto words = documents::spacedWords(text);
  if (words.size() > mostOwnerWords || text.find_first_of("0123456789:?!()[]") != documents::nowhere) return false;
  if (isOffice(text) || isBody(text)) return true;
  if (words.size() > 1) return looksLikePerson(text) && !isNonOwnerWord(documents::toLower(words[0]));
  return couldBeInitials(text) ||
         (documents::isUpper(text) && !isNonOwnerWord(documents::toLower(text)) && looksLikePerson(text));
}

}  // namespace

Owners ownersIn(std::string_view asWritten, const Minutes& minutes) {
  constexpr size_t mostOwners = 12;
  auto phrase = withoutLead(asWritten);
  if (isInBrackets(phrase)) phrase = withoutLead(phrase.substr(1, phrase.size() - 2));
  if (phrase.size() > longestOwner * mostOwners) return {};
  if (documents::beginsWithPhrase(documents::toLower(phrase), "everyone"))
    return {.names = {std::string(phrase.substr(0, 8))}};
  auto plain = withoutBrackets(phrase);
  while (plain.ends_with(':') || plain.ends_with(',')) plain.pop_back();
  Owners owners;
  for (auto party : splitParties(plain, minutes)) {
    bool isHandle = party.data() != plain.data() && party.data()[-1] == '@';
    if (!couldBeOwner(party, isHandle, minutes) || owners.names.size() == mostOwners) return {};
    auto resolved = resolveParty(party, minutes);
    owners.certain = owners.certain && resolved.has_value();
    auto owner = resolved.value_or(std::string(party));
    if (!contains(owners.names, owner)) owners.names.push_back(owner);
  }
  return owners;
}

bool isCapitalisedElsewhere(std::string_view word, const Minutes& minutes) {
  constexpr size_t farthest = 50'000, shortest = 3;
  if (word.size() < shortest || !isSmallLetter(word[0]) || isNonOwnerWord(word) || word.find(' ') != documents::nowhere)
    return false;
  auto name = std::string(word);
  name[0] = static_cast<char>(name[0] - 'a' + 'A');
  return documents::findPhrase(documents::shorten(minutes.document.text, farthest), name) != documents::nowhere;
}

std::vector<std::string> ownerNames(std::string_view phrase, const Minutes& minutes) {
  return ownersIn(phrase, minutes).names;
}

bool namesKnownOwners(std::string_view phrase, const Minutes& minutes) {
  auto owners = ownerNames(phrase, minutes);
  return !owners.empty() && std::ranges::all_of(owners, [&](const auto& owner) { return isKnown(owner, minutes); });
}

std::optional<std::string> resolveParty(std::string_view asWritten, const Minutes& minutes) {
  asWritten = trim(asWritten);
  if (auto known = minutes.initials.find(asWritten); known != minutes.initials.end()) return known->second;
  if (asWritten.empty() || asWritten.size() > longestOwner) return std::nullopt;
  auto folded = foldCase(withoutArticle(asWritten));
  for (const auto& organisation : minutes.organisations) {
    auto listed = foldCase(organisation);
    if (listed == folded) return organisation;
    // 'Lee, Lee & Ray' of 'Lee, Lee & Ray, Surveyors'
    bool hasComma = folded.find(", ") != documents::nowhere;
    if (hasComma && listed.starts_with(folded) && listed[folded.size()] == ',') return std::string(asWritten);
  }
  if (asWritten.find_first_of(",;/+") != documents::nowhere) return std::nullopt;  // several
  if (auto match = matchName(asWritten, minutes.people)) return splitTitle(minutes.people[*match]).name;
  return std::nullopt;
}

bool isListedActor(std::string_view text, const Minutes& minutes) {
  if (auto slash = text.find('/'); slash != documents::nowhere && slash > 0)  // 'NF/OG'
    return isListedActor(text.substr(0, slash), minutes) && isListedActor(text.substr(slash + 1), minutes);
  if (isOffice(text) && (documents::isUpper(text) || withoutArticle(text).size() < text.size())) return true;
  auto party = resolveParty(text, minutes);
  return party && !contains(minutes.organisations, *party);
}

}  // namespace minuted::minutes
