#include "minutes/asks/plain_asks.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "documents/phrases.h"
#include "minutes/asks/ask_parser.h"
#include "minutes/language/owners.h"
#include "minutes/language/undertakings.h"

namespace minuted::minutes {
namespace {

using namespace std::string_view_literals;

// 'Ring the office. [JR]': at the end of what is ordered, in brackets, whom.
std::optional<std::string_view> orderedOf(std::string_view text, const Minutes& minutes) {
  constexpr size_t longest = 400;
  auto open = text.rfind('[');
  if (text.size() > longest || !text.ends_with(']') || open == documents::nowhere || open == 0) return std::nullopt;
  auto who = text.substr(open + 1, text.size() - open - 2);
  auto verb = documents::lowered(text.substr(0, text.find(' ')));
  bool fits = who.size() <= longestOwner && isTaskVerb(verb) && namesKnownOwners(who, minutes);
  return fits ? std::optional(who) : std::nullopt;
}

}  // namespace

std::optional<std::string_view> politelyAsked(std::string_view sentence, const Minutes& minutes) {
  constexpr std::array beginnings{"please could "sv, "please can "sv, "please would "sv,
                                  "could "sv,        "can "sv,        "would "sv};
  auto lower = documents::lowered(documents::clipped(sentence, 120));
  if (documents::findPhrase(lower, "please") == documents::nowhere) return std::nullopt;
  for (auto beginning : beginnings) {
    if (!lower.starts_with(beginning)) continue;
    auto rest = sentence.substr(beginning.size());
    auto words = documents::spacedWords(documents::clipped(rest, longestOwner));
    for (size_t i = 1; i < words.size(); ++i) {
      bool verb = isTaskVerb(documents::lowered(words[i])) || words[i] == "please";
      auto who = trim(rest.substr(0, static_cast<size_t>(words[i].data() - rest.data())));
      if (verb && namesKnownOwners(who, minutes)) return who;
    }
  }
  return std::nullopt;
}

std::string_view doerOf(std::string_view sentence, const Minutes& minutes) {
  constexpr std::array irregular{"written"sv, "sent"sv,  "made"sv, "drawn"sv, "put"sv,  "bought"sv,
                                 "found"sv,   "taken"sv, "paid"sv, "done"sv,  "told"sv, "sought"sv};
  constexpr std::array others{"led"sv,    "opened"sv,     "presented"sv, "attended"sv,
                              "hosted"sv, "considered"sv, "managed"sv,   "joined"sv};
  auto at = documents::findPhrase(sentence, "to be");
  if (at == documents::nowhere || at == 0) return "";
  auto before = trim(sentence.substr(0, at));
  auto rest = trim(sentence.substr(at + 5));
  auto verb = rest.substr(0, rest.find(' '));
  auto root = verb.ends_with("ed") ? verb.substr(0, verb.size() - 2) : verb;
  bool task = std::ranges::find(irregular, verb) != irregular.end() ||
              (verb.ends_with("ed") && (isTaskVerb(root) || isTaskVerb(std::string(root) + "e")));
  if (!task || std::ranges::find(others, verb) != others.end()) return "";
  if (before.ends_with(" was") || before.ends_with(" were") || before.ends_with(" had") || before.ends_with(" has"))
    return "";
  auto by = rest.substr(verb.size());
  if (!by.starts_with(" by ")) return "";
  auto who = by.substr(4);
  who = documents::clipped(who.substr(0, who.find_first_of(".,;(")), longestOwner);
  for (auto end : {" by "sv, " before "sv, " at "sv, " in "sv, " for "sv, " on "sv}) who = who.substr(0, who.find(end));
  return isListedActor(trim(who), minutes) ? trim(who) : std::string_view();
}

std::optional<Ask> entryLedByOwners(const Minutes& minutes, size_t block) {
  constexpr std::array alsoPast{"read"sv, "put"sv, "set"sv, "let"sv, "run"sv};
  std::string_view text = minutes.document.blocks[block].text;
  if (auto who = orderedOf(text, minutes))
    return askOf(minutes, block, AskOrigin::prose,
                 {.text = text.substr(0, text.rfind('[')), .quote = text, .owners = *who});
  auto led = text.starts_with('(') ? std::nullopt : ledByOwners(text, minutes);
  if (!led || led->rest.ends_with('?') || !namesKnownOwners(led->owners, minutes)) return std::nullopt;
  auto rest = led->rest.data() == text.data() ? trim(led->rest.substr(led->owners.size())) : led->rest;
  for (auto please : {"please "sv, "pls "sv})
    if (rest.starts_with(please)) rest = trim(rest.substr(please.size()));
  bool several = led->owners.find_first_of("+&/") != documents::nowhere;
  auto sign = trim(text.substr(led->owners.size()));
  for (auto lead : {"to "sv, "will "sv})
    if (rest.starts_with(lead)) rest = trim(rest.substr(lead.size()));
  auto who = documents::lowered(led->owners);
  bool everyone = who.starts_with("all") || who.starts_with("every");
  bool told = sign.starts_with(':') && !several && !everyone && rest.data() == led->rest.data();
  if (told) return std::nullopt;
  auto verb = documents::lowered(rest.substr(0, rest.find_first_of(" ,!:.")));
  bool order = isTaskVerb(verb) && std::ranges::find(alsoPast, verb) == alsoPast.end();
  if (!order && !several) return std::nullopt;
  // 'Ann and Joe go to the meeting' tells of what they do anyway, and 'Trustees Present' of something else.
  bool bare = led->rest.data() == text.data();
  if (bare && (documents::isUpper(rest) || led->owners.find(" and ") != documents::nowhere)) return std::nullopt;
  auto ask = askOf(minutes, block, AskOrigin::prose, {.text = text, .quote = text, .owners = led->owners});
  constexpr unsigned confidence = 65;
  ask.confidence = confidence;
  return ask.text.empty() || ask.owners.empty() ? std::nullopt : std::optional(ask);
}

}  // namespace minuted::minutes
