#include "minutes/asks/ask_parser.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "documents/phrases.h"
#include "minutes/language/names.h"
#include "minutes/language/owner_words.h"
#include "minutes/language/owners.h"
#include "minutes/language/undertakings.h"

namespace minuted::minutes {
namespace {

using namespace std::string_view_literals;

// The new owner in '(from Ann Lee to Joe Kidman)'.
std::string_view newOwnerIn(std::string_view phrase) {
  if (!documents::toLower(phrase).starts_with("from ")) return phrase;
  auto to = phrase.rfind(" to ");
  return to == documents::nowhere ? phrase : phrase.substr(to + 4);
}

// The agent of a passive sentence: 'DG/SK' in '… to be shared by DG/SK before the next meeting'. "" for none.
std::string_view agentAfterBy(std::string_view sentence) {
  auto by = sentence.find(" by ");
  if (by == documents::nowhere) return "";
  auto rest = sentence.substr(by + 4);
  for (auto end : {" before "sv, " at "sv, " in "sv, " for "sv, " on "sv, " by "sv, "."sv, ","sv, ";"sv})
    rest = rest.substr(0, rest.find(end));
  return rest;
}

// True for verbs of events, as in 'The trees to come down'. The subject of such a sentence is no owner unless it is
// known.
bool describesEvent(std::string_view rest) {
  constexpr std::array verbs{"go"sv, "come"sv, "remain"sv, "stay"sv, "stand"sv, "include"sv, "follow"sv, "start"sv};
  auto verb = rest.substr(0, rest.find(' '));
  return std::ranges::find(verbs, verb) != verbs.end();
}

// The owners that a sentence names: 'AB to write', 'AB will write', '… to be done by AB', 'Roof: AB to write'.
Owners ownersOf(std::string_view sentence, const Minutes& minutes) {
  for (auto verb : {" to "sv, " will "sv, " should "sv, " is to "sv, " are to "sv, " agreed to "sv, " must "sv,
                    " needs to "sv, " would "sv, " can "sv}) {
    auto at = sentence.find(verb);
    if (at == documents::nowhere) continue;
    auto rest = sentence.substr(at + verb.size());
    bool isPassive = rest.starts_with("be ");
    auto who = isPassive ? agentAfterBy(sentence) : sentence.substr(0, at);
    if (isCapitalisedElsewhere(who, minutes)) return {.names = {std::string(who)}, .certain = false};
    auto owners = ownersIn(who, minutes);
    if (!owners.names.empty() && (!describesEvent(rest) || namesKnownOwners(who, minutes))) return owners;
    for (auto sign : {": "sv, ", "sv}) {  // 'Roof: AB to write', 'At the end, the Clerk should write'
      auto end = isPassive ? documents::nowhere : who.rfind(sign);
      if (end != documents::nowhere && namesKnownOwners(who.substr(end + 2), minutes))
        return ownersIn(who.substr(end + 2), minutes);
    }
  }
  return {};
}

// Possible owners at the end of an ask, in brackets or after a dash: '(DCI Senior)', '– Alistair'.
struct TrailingOwners {
  std::string_view text, owners;
};
std::optional<TrailingOwners> splitTrailingOwners(std::string_view ask) {
  if (auto open = ask.rfind('('); ask.ends_with(')') && open != documents::nowhere)
    return TrailingOwners{ask.substr(0, open), newOwnerIn(trim(ask.substr(open + 1, ask.size() - open - 2)))};
  if (auto open = ask.rfind('['); ask.ends_with(']') && open != documents::nowhere)
    return TrailingOwners{ask.substr(0, open), trim(ask.substr(open + 1, ask.size() - open - 2))};
  if (auto at = ask.rfind(" @"); at != documents::nowhere && ask.find(' ', at + 1) == documents::nowhere)
    return TrailingOwners{ask.substr(0, at), ask.substr(at + 1)};
  for (auto at = ask.size(); at-- > 1;) {
    auto dash = documents::dashAt(ask, at);
    if (dash == 0 || ask[at - 1] != ' ' || at + dash >= ask.size() || ask[at + dash] != ' ') continue;
    return TrailingOwners{ask.substr(0, at), trim(ask.substr(at + dash))};
  }
  return std::nullopt;
}

// Owners in brackets or with @ before the ask: '[JS, AB] Write', '(@ann) write', '@ann @joe: write'.
std::optional<LeadingOwners> ownersInBrackets(std::string_view ask, const Minutes& minutes) {
  if (ask.starts_with('@')) {
    size_t at = 0;
    while (at < ask.size() && ask[at] == '@') {
      at = std::min(ask.find_first_of(" :", at), ask.size());
      auto next = at;
      while (next < ask.size() && std::string_view(" ,&+/").find(ask[next]) != documents::nowhere) ++next;
      if (next >= ask.size() || ask[next] != '@') break;
      at = next;
    }
    auto rest = trim(ask.substr(at));
    while (rest.starts_with(':') || rest.starts_with("- ")) rest = trim(rest.substr(1));
    return at < ask.size() ? std::optional(LeadingOwners{ask.substr(0, at), rest}) : std::nullopt;
  }
  if (!ask.starts_with('[') && !ask.starts_with('(')) return std::nullopt;
  auto close = documents::shorten(ask, longestOwner).find(ask[0] == '[' ? ']' : ')');
  if (close == documents::nowhere || close + 1 >= ask.size()) return std::nullopt;
  auto owners = ask.substr(1, close - 1);
  auto rest = trim(ask.substr(close + 1));
  while (rest.starts_with(':')) rest = trim(rest.substr(1));
  return ownerNames(owners, minutes).empty() || rest.empty() ? std::nullopt
                                                             : std::optional(LeadingOwners{owners, rest});
}

// Owners before a sign: 'JS: write', 'JS - write', 'Ann and JS → write'. They must be known or followed by a task,
// since other words are written like this too: 'Bins: …'.
std::optional<LeadingOwners> ownersBeforeSign(std::string_view ask, const Minutes& minutes) {
  auto beginning = documents::shorten(ask, longestOwner);
  for (size_t at = 1; at < beginning.size(); ++at) {
    auto dash = documents::dashAt(beginning, at);
    bool isArrow = beginning.substr(at).starts_with("→") || beginning.substr(at).starts_with("->");
    bool sign = beginning[at] == ':' || ((dash > 0 || isArrow) && beginning[at - 1] == ' ');
    if (!sign) continue;
    auto length = isArrow ? (beginning[at] == '-' ? 2 : 3) : std::max<size_t>(dash, 1);
    auto rest = trim(ask.substr(std::min(ask.size(), at + length)));
    auto who = trim(ask.substr(0, at));
    if (rest.empty()) return std::nullopt;
    bool isTask = isTaskVerb(documents::toLower(rest.substr(0, rest.find_first_of(" ,!"))));
    bool named = namesKnownOwners(who, minutes) || (isTask && !ownerNames(who, minutes).empty());
    return named ? std::optional(LeadingOwners{who, rest}) : std::nullopt;
  }
  return std::nullopt;
}

// Owners directly before a verb: 'JS write to the council', 'Josh P find out', 'everyone please sign'.
std::optional<LeadingOwners> ownersBeforeVerb(std::string_view ask, const Minutes& minutes) {
  constexpr size_t maxOwnerWords = 5;
  auto words = documents::spacedWords(documents::shorten(ask, longestOwner));
  for (size_t i = 1; i < std::min(words.size(), maxOwnerWords + 1); ++i) {
    if (!isTaskVerb(documents::toLower(words[i]))) continue;
    auto at = static_cast<size_t>(words[i].data() - ask.data());
    auto who = trim(ask.substr(0, at));
    for (auto please : {" please"sv, " pls"sv})
      if (who.ends_with(please)) who = trim(who.substr(0, who.size() - please.size()));
    return namesKnownOwners(who, minutes) ? std::optional(LeadingOwners{who, ask}) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::optional<LeadingOwners> splitLeadingOwners(std::string_view ask, const Minutes& minutes) {
  ask = trim(ask);
  if (auto leading = ownersInBrackets(ask, minutes)) return leading;
  if (auto leading = ownersBeforeSign(ask, minutes)) return leading;
  return ownersBeforeVerb(ask, minutes);
}

// The owners are looked for in this order: in brackets or with @ at the beginning; in brackets or after a dash at the
// end; in one of the sentences; in the words at the end as a sentence, as in '(DG to confirm)'; before a sign or a
// verb; and as the first word.
ParsedAsk parseAskText(std::string_view ask, const Minutes& minutes) {
  ask = trim(ask);
  while (ask.ends_with('.')) ask = trim(ask.substr(0, ask.size() - 1));
  ParsedAsk parsed;
  auto setOwners = [&](Owners owners) {
    parsed.owners = std::move(owners.names);
    parsed.certain = owners.certain;
    return !parsed.owners.empty();
  };
  auto takeOwners = [&](std::string_view owners, std::string_view text) {
    parsed.text = documents::asEntry(text);
    return setOwners(ownersIn(owners, minutes));
  };
  if (auto leading = ownersInBrackets(ask, minutes); leading && takeOwners(leading->owners, leading->rest))
    return parsed;
  auto end = splitTrailingOwners(ask);
  if (end && takeOwners(end->owners, end->text)) return parsed;
  for (auto sentence : documents::sentences(ask))
    if (parsed.owners.empty()) setOwners(ownersOf(sentence, minutes));
  if (parsed.owners.empty() && end) setOwners(ownersOf(end->owners, minutes));
  if (parsed.owners.empty())
    if (auto leading = splitLeadingOwners(ask, minutes); leading && takeOwners(leading->owners, leading->rest))
      return parsed;
  auto first = ask.substr(0, ask.find_first_of(" :"));
  if (parsed.owners.empty() && (couldBeInitials(first) || first.find('/') != documents::nowhere) &&
      namesKnownOwners(first, minutes)) {
    auto rest = trim(ask.substr(first.size()));
    if (documents::isUpper(rest) && takeOwners(first, rest)) return parsed;  // 'AB/CD   A note on the roof'
    if (resolveParty(first, minutes)) setOwners(ownersIn(first, minutes));   // 'AB ditto'
  }
  parsed.text = documents::asEntry(ask);
  return parsed;
}

std::string findAnswerTo(std::string_view ask, const Minutes& minutes) {
  constexpr std::array phrases{"respond to"sv,   "reply to"sv,  "report back to"sv,
                               "feed back to"sv, "report to"sv, "answer to"sv};
  constexpr size_t maxNameWords = 4;
  auto lower = documents::toLower(ask);
  for (auto phrase : phrases) {
    auto at = documents::findPhrase(lower, phrase);
    if (at == documents::nowhere) continue;
    auto words = documents::spacedWords(documents::shorten(ask.substr(at + phrase.size()), longestOwner));
    std::vector<std::string> nameCandidates;  // 'Cllr', 'Cllr Brown', 'Cllr Brown about', …
    for (auto word : words) {
      bool last = word.find_first_of(",.;:()") != documents::nowhere;
      if (nameCandidates.size() == maxNameWords) break;
      nameCandidates.push_back((nameCandidates.empty() ? "" : nameCandidates.back() + ' ') +
                               std::string(word.substr(0, word.find_first_of(",.;:()"))));
      if (last) break;
    }
    for (const auto& name : std::vector<std::string>(nameCandidates.rbegin(), nameCandidates.rend())) {
      if (auto match = matchName(name, minutes.people)) return splitTitle(minutes.people[*match]).name;
      if (looksLikePerson(name) && !splitTitle(name).title.empty())
        return name;  // a person with a title who is not on the list
    }
  }
  return "";
}

}  // namespace minuted::minutes
