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

// '(from Ann Lee to Joe Kidman)' names the new owner last.
std::string_view newOwner(std::string_view phrase) {
  if (!documents::lowered(phrase).starts_with("from ")) return phrase;
  auto to = phrase.rfind(" to ");
  return to == documents::nowhere ? phrase : phrase.substr(to + 4);
}

// '… to be shared by DG/SK before the next meeting'
std::string_view doers(std::string_view sentence) {
  auto by = sentence.find(" by ");
  if (by == documents::nowhere) return "";
  auto rest = sentence.substr(by + 4);
  for (auto end : {" before "sv, " at "sv, " in "sv, " for "sv, " on "sv, " by "sv, "."sv, ","sv, ";"sv})
    rest = rest.substr(0, rest.find(end));
  return rest;
}

// 'The trees to come down': what happens to a thing, unless somebody known does it.
bool happens(std::string_view rest) {
  constexpr std::array verbs{"go"sv, "come"sv, "remain"sv, "stay"sv, "stand"sv, "include"sv, "follow"sv, "start"sv};
  auto verb = rest.substr(0, rest.find(' '));
  return std::ranges::find(verbs, verb) != verbs.end();
}

// Who a sentence asks: 'AB to write', 'AB will write', '… to be done by AB', 'Roof: AB to write'.
Owners ownersOf(std::string_view sentence, const Minutes& minutes) {
  for (auto verb : {" to "sv, " will "sv, " should "sv, " is to "sv, " are to "sv, " agreed to "sv, " must "sv,
                    " needs to "sv, " would "sv, " can "sv}) {
    auto at = sentence.find(verb);
    if (at == documents::nowhere) continue;
    auto rest = sentence.substr(at + verb.size());
    bool passive = rest.starts_with("be ");
    auto who = passive ? doers(sentence) : sentence.substr(0, at);
    if (isCapitalisedElsewhere(who, minutes)) return {.names = {std::string(who)}, .certain = false};
    auto owners = ownersIn(who, minutes);
    if (!owners.names.empty() && (!happens(rest) || namesKnownOwners(who, minutes))) return owners;
    for (auto sign : {": "sv, ", "sv}) {  // 'Roof: AB to write', 'At the end, the Clerk should write'
      auto end = passive ? documents::nowhere : who.rfind(sign);
      if (end != documents::nowhere && namesKnownOwners(who.substr(end + 2), minutes))
        return ownersIn(who.substr(end + 2), minutes);
    }
  }
  return {};
}

// What stands in brackets or behind a dash at the end: '(DCI Senior)', '– Alistair'.
struct AtEnd {
  std::string_view text, owners;
};
std::optional<AtEnd> atEnd(std::string_view ask) {
  if (auto open = ask.rfind('('); ask.ends_with(')') && open != documents::nowhere)
    return AtEnd{ask.substr(0, open), newOwner(trim(ask.substr(open + 1, ask.size() - open - 2)))};
  if (auto open = ask.rfind('['); ask.ends_with(']') && open != documents::nowhere)
    return AtEnd{ask.substr(0, open), trim(ask.substr(open + 1, ask.size() - open - 2))};
  if (auto at = ask.rfind(" @"); at != documents::nowhere && ask.find(' ', at + 1) == documents::nowhere)
    return AtEnd{ask.substr(0, at), ask.substr(at + 1)};
  for (auto at = ask.size(); at-- > 1;) {
    auto dash = documents::dashAt(ask, at);
    if (dash == 0 || ask[at - 1] != ' ' || at + dash >= ask.size() || ask[at + dash] != ' ') continue;
    return AtEnd{ask.substr(0, at), trim(ask.substr(at + dash))};
  }
  return std::nullopt;
}

// '[JS, AB] Write', '(@ann) write', '@ann @joe: write'
std::optional<Led> inBrackets(std::string_view ask, const Minutes& minutes) {
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
    return at < ask.size() ? std::optional(Led{ask.substr(0, at), rest}) : std::nullopt;
  }
  if (!ask.starts_with('[') && !ask.starts_with('(')) return std::nullopt;
  auto close = documents::clipped(ask, longestOwner).find(ask[0] == '[' ? ']' : ')');
  if (close == documents::nowhere || close + 1 >= ask.size()) return std::nullopt;
  auto owners = ask.substr(1, close - 1);
  auto rest = trim(ask.substr(close + 1));
  while (rest.starts_with(':')) rest = trim(rest.substr(1));
  return ownerNames(owners, minutes).empty() || rest.empty() ? std::nullopt : std::optional(Led{owners, rest});
}

// 'JS: write', 'JS - write', 'Ann and JS → write'. What stands there need be no person: 'Bins: …'.
std::optional<Led> beforeSign(std::string_view ask, const Minutes& minutes) {
  auto head = documents::clipped(ask, longestOwner);
  for (size_t at = 1; at < head.size(); ++at) {
    auto dash = documents::dashAt(head, at);
    bool arrow = head.substr(at).starts_with("→") || head.substr(at).starts_with("->");
    bool sign = head[at] == ':' || ((dash > 0 || arrow) && head[at - 1] == ' ');
    if (!sign) continue;
    auto length = arrow ? (head[at] == '-' ? 2 : 3) : std::max<size_t>(dash, 1);
    auto rest = trim(ask.substr(std::min(ask.size(), at + length)));
    auto who = trim(ask.substr(0, at));
    if (rest.empty()) return std::nullopt;
    bool order = isTaskVerb(documents::lowered(rest.substr(0, rest.find_first_of(" ,!"))));
    bool named = namesKnownOwners(who, minutes) || (order && !ownerNames(who, minutes).empty());
    return named ? std::optional(Led{who, rest}) : std::nullopt;
  }
  return std::nullopt;
}

// 'JS write to the council', 'Josh P find out', 'everyone please sign'
std::optional<Led> beforeVerb(std::string_view ask, const Minutes& minutes) {
  constexpr size_t farthest = 5;
  auto words = documents::spacedWords(documents::clipped(ask, longestOwner));
  for (size_t i = 1; i < std::min(words.size(), farthest + 1); ++i) {
    if (!isTaskVerb(documents::lowered(words[i]))) continue;
    auto at = static_cast<size_t>(words[i].data() - ask.data());
    auto who = trim(ask.substr(0, at));
    for (auto please : {" please"sv, " pls"sv})
      if (who.ends_with(please)) who = trim(who.substr(0, who.size() - please.size()));
    return namesKnownOwners(who, minutes) ? std::optional(Led{who, ask}) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Led> ledByOwners(std::string_view ask, const Minutes& minutes) {
  ask = trim(ask);
  if (auto led = inBrackets(ask, minutes)) return led;
  if (auto led = beforeSign(ask, minutes)) return led;
  return beforeVerb(ask, minutes);
}

Asked readAsked(std::string_view ask, const Minutes& minutes) {
  ask = trim(ask);
  while (ask.ends_with('.')) ask = trim(ask.substr(0, ask.size() - 1));
  Asked asked;
  auto name = [&](Owners owners) {
    asked.owners = std::move(owners.names);
    asked.certain = owners.certain;
    return !asked.owners.empty();
  };
  auto take = [&](std::string_view owners, std::string_view text) {
    asked.text = documents::asEntry(text);
    return name(ownersIn(owners, minutes));
  };
  if (auto led = inBrackets(ask, minutes); led && take(led->owners, led->rest)) return asked;
  auto end = atEnd(ask);
  if (end && take(end->owners, end->text)) return asked;
  for (auto sentence : documents::sentences(ask))
    if (asked.owners.empty()) name(ownersOf(sentence, minutes));
  if (asked.owners.empty() && end) name(ownersOf(end->owners, minutes));  // '(DG & SFF to confirm the statement)'
  if (asked.owners.empty())
    if (auto led = ledByOwners(ask, minutes); led && take(led->owners, led->rest)) return asked;
  auto first = ask.substr(0, ask.find_first_of(" :"));
  if (asked.owners.empty() && (couldBeInitials(first) || first.find('/') != documents::nowhere) &&
      namesKnownOwners(first, minutes)) {
    auto rest = trim(ask.substr(first.size()));
    if (documents::isUpper(rest) && take(first, rest)) return asked;   // 'AB/CD   A note on the roof'
    if (resolveParty(first, minutes)) name(ownersIn(first, minutes));  // 'AB ditto'
  }
  asked.text = documents::asEntry(ask);
  return asked;
}

std::string findAnswerTo(std::string_view ask, const Minutes& minutes) {
  constexpr std::array phrases{"respond to"sv,   "reply to"sv,  "report back to"sv,
                               "feed back to"sv, "report to"sv, "answer to"sv};
  constexpr size_t mostNameWords = 4;
  auto lower = documents::lowered(ask);
  for (auto phrase : phrases) {
    auto at = documents::findPhrase(lower, phrase);
    if (at == documents::nowhere) continue;
    auto words = documents::spacedWords(documents::clipped(ask.substr(at + phrase.size()), longestOwner));
    std::vector<std::string> longer;  // 'Cllr', 'Cllr Brown', 'Cllr Brown about', …
    for (auto word : words) {
      bool last = word.find_first_of(",.;:()") != documents::nowhere;
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

}  // namespace minuted::minutes
