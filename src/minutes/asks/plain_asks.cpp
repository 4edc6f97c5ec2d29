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

// The owner in brackets at the end of an order: 'Ring the office. [JR]'.
std::optional<std::string_view> ownerInTrailingBrackets(std::string_view text, const Minutes& minutes) {
  constexpr size_t maxLength = 400;
  auto open = text.rfind('[');
  if (text.size() > maxLength || !text.ends_with(']') || open == documents::nowhere || open == 0) return std::nullopt;
  auto who = text.substr(open + 1, text.size() - open - 2);
  auto verb = documents::toLower(text.substr(0, text.find(' ')));
  bool isOwner = who.size() <= longestOwner && isTaskVerb(verb) && namesKnownOwners(who, minutes);
  return isOwner ? std::optional(who) : std::nullopt;
}

}  // namespace

std::optional<std::string_view> requestedOwner(std::string_view sentence, const Minutes& minutes) {
  constexpr std::array beginnings{"please could "sv, "please can "sv, "please would "sv,
                                  "could "sv,        "can "sv,        "would "sv};
  auto lower = documents::toLower(documents::shorten(sentence, 120));
  if (documents::findPhrase(lower, "please") == documents::nowhere) return std::nullopt;
  for (auto beginning : beginnings) {
    if (!lower.starts_with(beginning)) continue;
    auto rest = sentence.substr(beginning.size());
    auto words = documents::spacedWords(documents::shorten(rest, longestOwner));
    for (size_t i = 1; i < words.size(); ++i) {
      bool verb = isTaskVerb(documents::toLower(words[i])) || words[i] == "please";
      auto who = trim(rest.substr(0, static_cast<size_t>(words[i].data() - rest.data())));
      if (verb && namesKnownOwners(who, minutes)) return who;
    }
  }
  return std::nullopt;
}

std::string_view agentOf(std::string_view sentence, const Minutes& minutes) {
  constexpr std::array irregularVerbs{"written"sv, "sent"sv,  "made"sv, "drawn"sv, "put"sv,  "bought"sv,
                                      "found"sv,   "taken"sv, "paid"sv, "done"sv,  "told"sv, "sought"sv};
  constexpr std::array excludedVerbs{"led"sv,    "opened"sv,     "presented"sv, "attended"sv,
                                     "hosted"sv, "considered"sv, "managed"sv,   "joined"sv};
  auto at = documents::findPhrase(sentence, "to be");
  if (at == documents::nowhere || at == 0) return "";
  auto before = trim(sentence.substr(0, at));
  auto rest = trim(sentence.substr(at + 5));
  auto verb = rest.substr(0, rest.find(' '));
  auto baseForm = verb.ends_with("ed") ? verb.substr(0, verb.size() - 2) : verb;
  bool task = std::ranges::find(irregularVerbs, verb) != irregularVerbs.end() ||
              (verb.ends_with("ed") && (isTaskVerb(baseForm) || isTaskVerb(std::string(baseForm) + "e")));
  if (!task || std::ranges::find(excludedVerbs, verb) != excludedVerbs.end()) return "";
  if (before.ends_with(" was") || before.ends_with(" were") || before.ends_with(" had") || before.ends_with(" has"))
    return "";
  auto by = rest.substr(verb.size());
  if (!by.starts_with(" by ")) return "";
  auto who = by.substr(4);
  who = documents::shorten(who.substr(0, who.find_first_of(".,;(")), longestOwner);
  for (auto end : {" by "sv, " before "sv, " at "sv, " in "sv, " for "sv, " on "sv}) who = who.substr(0, who.find(end));
  return isListedActor(trim(who), minutes) ? trim(who) : std::string_view();
}

std::optional<Ask> entryWithLeadingOwners(const Minutes& minutes, size_t block) {
  constexpr std::array ambiguousVerbs{"read"sv, "put"sv, "set"sv, "let"sv, "run"sv};
  std::string_view text = minutes.document.blocks[block].text;
  if (auto who = ownerInTrailingBrackets(text, minutes))
    return makeAsk(minutes, block, AskOrigin::prose,
                   {.text = text.substr(0, text.rfind('[')), .quote = text, .owners = *who});
  auto leading = text.starts_with('(') ? std::nullopt : splitLeadingOwners(text, minutes);
  if (!leading || leading->rest.ends_with('?') || !namesKnownOwners(leading->owners, minutes)) return std::nullopt;
  auto rest = leading->rest.data() == text.data() ? trim(leading->rest.substr(leading->owners.size())) : leading->rest;
  for (auto please : {"please "sv, "pls "sv})
    if (rest.starts_with(please)) rest = trim(rest.substr(please.size()));
  bool hasSeveralOwners = leading->owners.find_first_of("+&/") != documents::nowhere;
  auto sign = trim(text.substr(leading->owners.size()));
  for (auto lead : {"to "sv, "will "sv})
    if (rest.starts_with(lead)) rest = trim(rest.substr(lead.size()));
  auto who = documents::toLower(leading->owners);
  bool isEveryone = who.starts_with("all") || who.starts_with("every");
  bool isReportedSpeech =
      sign.starts_with(':') && !hasSeveralOwners && !isEveryone && rest.data() == leading->rest.data();
  if (isReportedSpeech) return std::nullopt;
  auto verb = documents::toLower(rest.substr(0, rest.find_first_of(" ,!:.")));
  bool isTask = isTaskVerb(verb) && std::ranges::find(ambiguousVerbs, verb) == ambiguousVerbs.end();
  if (!isTask && !hasSeveralOwners) return std::nullopt;
  // 'Ann and Joe go to the meeting' reports what they do anyway, and 'Trustees Present' is a heading.
  bool isBare = leading->rest.data() == text.data();
  if (isBare && (documents::isUpper(rest) || leading->owners.find(" and ") != documents::nowhere)) return std::nullopt;
  auto ask = makeAsk(minutes, block, AskOrigin::prose, {.text = text, .quote = text, .owners = leading->owners});
  constexpr unsigned confidence = 65;
  ask.confidence = confidence;
  return ask.text.empty() || ask.owners.empty() ? std::nullopt : std::optional(ask);
}

}  // namespace minuted::minutes
