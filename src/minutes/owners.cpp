#include "minutes/owners.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/text.h"
#include "minutes/names.h"
#include "documents/phrases.h"

namespace minuted {
namespace {

using namespace std::string_view_literals;

constexpr size_t longestOwner = 80;
constexpr size_t mostOwnerWords = 8;

// What a body of people is called; after such a word 'to' begins what they are asked.
constexpr std::array collectives{"members"sv,   "member"sv,     "partners"sv,    "partner"sv,       "all"sv,
                                 "everyone"sv,  "group"sv,      "sub-group"sv,   "subgroup"sv,      "board"sv,
                                 "team"sv,      "officers"sv,   "officer"sv,     "chair"sv,         "chairs"sv,
                                 "clerk"sv,     "secretary"sv,  "secretariat"sv, "committee"sv,     "council"sv,
                                 "trust"sv,     "police"sv,     "association"sv, "organisations"sv, "colleagues"sv,
                                 "attendees"sv, "trustees"sv,   "treasurer"sv,   "councillors"sv,   "representatives"sv,
                                 "leads"sv,     "lead"sv,       "reps"sv,        "rep"sv,           "staff"sv,
                                 "chairman"sv,  "manager"sv,    "head"sv,        "councillor"sv,    "editor"sv,
                                 "director"sv,  "vice-chair"sv, "coordinator"sv, "co-ordinator"sv,  "everybody"sv,
                                 "residents"sv, "sites"sv,      "bearers"sv,     "volunteers"sv,    "parents"sv};

std::string_view withoutLead(std::string_view text) {
  text = trim(text);
  auto lower = lowered(text);
  for (auto lead : {"now "sv, "owner: "sv, "owners: "sv, "lead: "sv, "to "sv})
    if (lower.starts_with(lead)) return trim(text.substr(lead.size()));
  return text;
}

// 'Ann Lee, DCI Senior and the Trust' -> three. 'Communities and Housing Team' is one if the minutes list it as such.
std::vector<std::string_view> partiesOf(std::string_view text, const Minutes& minutes) {
  if (resolveParty(text, minutes)) return {trim(text)};
  constexpr std::array separators{" and "sv, " & "sv, ","sv, ";"sv, "/"sv, " + "sv};
  for (auto separator : separators)
    if (auto at = text.find(separator); at != nowhere) {
      auto parties = partiesOf(text.substr(0, at), minutes);
      auto others = partiesOf(text.substr(at + separator.size()), minutes);
      parties.insert(parties.end(), others.begin(), others.end());
      return parties;
    }
  text = trim(text);
  if (text.starts_with("and ")) text = trim(text.substr(4));
  return text.empty() ? std::vector<std::string_view>{} : std::vector{text};
}

bool areInitials(std::string_view word) {
  return word.size() > 1 && word.size() < 5 && isUpper(word) && isUpper(word.substr(word.size() - 1)) &&
         std::ranges::all_of(word, [](unsigned char c) { return std::isalpha(c) != 0; });
}

bool couldBeOwner(std::string_view text, const Minutes& minutes) {
  constexpr size_t aList = 3;  // people on it
  if (text.empty() || text.size() > longestOwner) return false;
  if (resolveParty(text, minutes)) return true;
  auto words = spacedWords(text);
  if (words.size() > mostOwnerWords || text.find_first_of("0123456789:?!") != nowhere) return false;
  if (std::ranges::find(collectives, lowered(words.back())) != collectives.end()) return true;
  // 'Letter to go out' asks no Letter: with a list of people at hand, one word alone is a name only if it is on it.
  if (words.size() == 1 && !areInitials(text) && minutes.people.size() >= aList)
    return findName(text, minutes.people).fit != NameFit::absent;
  return looksLikePerson(text);
}

// The owners that a phrase names, if it names owners and nothing else.
std::vector<std::string> ownersIn(std::string_view phrase, const Minutes& minutes, bool& certain) {
  constexpr size_t mostOwners = 12;
  phrase = withoutLead(phrase);
  if (auto open = phrase.find(" ("); open != nowhere && phrase.ends_with(')')) phrase = trim(phrase.substr(0, open));
  if (beginsWithPhrase(lowered(phrase), "everyone")) return {std::string(phrase.substr(0, 8))};
  if (phrase.size() > longestOwner * mostOwners) return {};
  std::vector<std::string> owners;
  certain = true;
  for (auto party : partiesOf(phrase, minutes)) {
    if (!couldBeOwner(party, minutes) || owners.size() == mostOwners) return {};
    auto resolved = resolveParty(party, minutes);
    certain = certain && resolved.has_value();
    auto owner = resolved.value_or(std::string(party));
    if (std::ranges::find(owners, owner) == owners.end()) owners.push_back(owner);
  }
  return owners;
}

// '(from Ann Lee to Joe Kidman)' names the new owner last.
std::string_view newOwner(std::string_view phrase) {
  if (!lowered(phrase).starts_with("from ")) return phrase;
  auto to = phrase.rfind(" to ");
  return to == nowhere ? phrase : phrase.substr(to + 4);
}

}  // namespace

std::vector<std::string> namedOwners(std::string_view phrase, const Minutes& minutes) {
  bool certain = false;
  return ownersIn(phrase, minutes, certain);
}

std::optional<std::string> resolveParty(std::string_view asWritten, const Minutes& minutes) {
  asWritten = trim(asWritten);
  if (auto known = minutes.initials.find(asWritten); known != minutes.initials.end()) return known->second;
  if (asWritten.size() > longestOwner) return std::nullopt;
  auto wanted = foldCase(asWritten);
  if (wanted.starts_with("the ")) wanted.erase(0, 4);
  for (const auto& organisation : minutes.organisations)
    if (foldCase(organisation) == wanted) return organisation;
  if (asWritten.find_first_of(",;/+") != nowhere) return std::nullopt;  // several
  if (auto match = matchName(asWritten, minutes.people)) return splitTitle(minutes.people[*match]).name;
  return std::nullopt;
}

namespace {

// '… to be shared by DG/SK before the next meeting'
std::string_view doers(std::string_view sentence) {
  auto by = sentence.find(" by ");
  if (by == nowhere) return "";
  auto rest = sentence.substr(by + 4);
  for (auto end : {" before "sv, " at "sv, " in "sv, " for "sv, " on "sv, " by "sv, "."sv, ","sv, ";"sv})
    rest = rest.substr(0, rest.find(end));
  return rest;
}

// Who a sentence asks: 'AB to write', 'AB will write', '… to be done by AB', 'AB ditto'.
std::vector<std::string> ownersOf(std::string_view sentence, const Minutes& minutes, bool& certain) {
  std::vector<std::string> owners;
  for (auto verb : {" to "sv, " will "sv, " should "sv, " is to "sv, " are to "sv, " agreed to "sv}) {
    auto at = sentence.find(verb);
    if (at == nowhere || !owners.empty()) continue;
    bool passive = sentence.substr(at + verb.size()).starts_with("be ");
    owners = ownersIn(passive ? doers(sentence) : sentence.substr(0, at), minutes, certain);
  }
  if (!owners.empty()) return owners;
  auto first = sentence.substr(0, sentence.find_first_of(" :"));
  if (areInitials(first) && resolveParty(first, minutes)) return ownersIn(first, minutes, certain);
  return owners;
}

// What stands in brackets or behind a dash at the end: '(DCI Senior)', '– Alistair'.
struct AtEnd {
  std::string_view text, owners;
};
std::optional<AtEnd> atEnd(std::string_view ask) {
  if (auto open = ask.rfind('('); ask.ends_with(')') && open != nowhere)
    return AtEnd{ask.substr(0, open), newOwner(trim(ask.substr(open + 1, ask.size() - open - 2)))};
  for (auto at = ask.size(); at-- > 1;) {
    auto dash = dashAt(ask, at);
    if (dash == 0 || ask[at - 1] != ' ' || at + dash >= ask.size() || ask[at + dash] != ' ') continue;
    return AtEnd{ask.substr(0, at), trim(ask.substr(at + dash))};
  }
  return std::nullopt;
}

}  // namespace

Asked readAsked(std::string_view ask, const Minutes& minutes) {
  ask = trim(ask);
  while (ask.ends_with('.')) ask = trim(ask.substr(0, ask.size() - 1));
  Asked asked;
  if (auto end = atEnd(ask)) {
    asked.owners = ownersIn(end->owners, minutes, asked.certain);
    if (!asked.owners.empty()) {
      asked.text = asEntry(end->text);
      return asked;
    }
  }
  for (auto sentence : sentences(ask))
    if (asked.owners.empty()) asked.owners = ownersOf(sentence, minutes, asked.certain);
  if (auto end = asked.owners.empty() ? atEnd(ask) : std::nullopt)  // '(DG & SFF to confirm the statement)'
    asked.owners = ownersOf(end->owners, minutes, asked.certain);
  asked.text = asEntry(ask);
  return asked;
}

std::string findAnswerTo(std::string_view ask, const Minutes& minutes) {
  constexpr std::array phrases{"respond to"sv,   "reply to"sv,  "report back to"sv,
                               "feed back to"sv, "report to"sv, "answer to"sv};
  constexpr size_t mostNameWords = 4;
  auto lower = lowered(ask);
  for (auto phrase : phrases) {
    auto at = findPhrase(lower, phrase);
    if (at == nowhere) continue;
    auto words = spacedWords(clipped(ask.substr(at + phrase.size()), longestOwner));
    std::vector<std::string> longer;  // 'Cllr', 'Cllr Brown', 'Cllr Brown about', …
    for (auto word : words) {
      bool last = word.find_first_of(",.;:()") != nowhere;
      if (longer.size() == mostNameWords) break;
      longer.push_back((longer.empty() ? "" : longer.back() + ' ') +
                       std::string(word.substr(0, word.find_first_of(",.;:()"))));
      if (last) break;
    }
    for (const auto& name : std::vector<std::string>(longer.rbegin(), longer.rend())) {
      if (auto match = matchName(name, minutes.people)) return splitTitle(minutes.people[*match]).name;
      if (looksLikePerson(name) && !splitTitle(name).title.empty())
        return name;  // somebody with a title who is not listed
    }
  }
  return "";
}

}  // namespace minuted
