#include "minutes/decisions/sentences.h"

#include <algorithm>
#include <array>

#include "base/ranges.h"
#include "base/text.h"
#include "documents/phrases.h"
#include "minutes/decisions/clauses.h"
#include "minutes/decisions/rules.h"
#include "minutes/decisions/votes.h"
#include "minutes/decisions/words.h"
#include "minutes/language/names.h"
#include "minutes/language/owner_words.h"
#include "minutes/language/owners.h"

namespace minuted::minutes {
namespace {

using namespace std::string_view_literals;
using schema::DecisionKind;

bool isAt(const std::vector<std::string>& words, size_t i, std::string_view word) {
  return i < words.size() && words[i] == word;
}

// 'It was agreed that Ann would write' is her action.
bool isOfOnePerson(std::string_view rest, const Minutes& minutes) {
  struct Form {
    std::string_view lead, verb;
  };
  constexpr std::array forms{Form{"that ", " would "}, Form{"that ", " will "}, Form{"that ", " should "},
                             Form{"for ", " to "}};
  for (auto [lead, verb] : forms) {
    if (!rest.starts_with(lead)) continue;
    auto clause = rest.substr(lead.size());
    auto at = documents::clipped(clause, longestOwner).find(verb);
    if (at == documents::nowhere) continue;
    auto who = trim(clause.substr(0, at));
    bool person = resolveParty(who, minutes) || isOffice(who) || couldBeInitials(who);
    return person && !isBody(who) && !contains(minutes.organisations, resolveParty(who, minutes).value_or(""));
  }
  return false;
}

// 'It was confirmed that …' tells what is so.
bool isFact(std::string_view rest) {
  auto confirmed = documents::findPhrase(documents::clipped(rest, 40), "confirmed");
  return confirmed != documents::nowhere;
}

// 'it was agreed …', at the beginning or after a few words: 'After discussion, it was agreed …'.
std::optional<Told> impersonal(const DecisionSentence& of) {
  auto lower = of.lower;
  constexpr std::array facts{DecisionKind::NOTED, DecisionKind::ENDORSED};  // 'it was noted' tells what was heard
  for (auto at = documents::findPhrase(lower, "it was"); at != documents::nowhere;
       at = documents::findPhrase(lower, "it was", at + 1)) {
    auto lead = lower.substr(0, at);
    if (isSubordinating(lastWord(lead)) || isElsewhere(lead)) continue;
    auto rest = lower.substr(at);
    auto kind = decisionAt(wordsOf(documents::clipped(rest, 80)), 2);
    if (!kind || std::ranges::find(facts, *kind) != facts.end() || isFact(rest)) continue;
    auto that = documents::findPhrase(rest, "that");
    if (auto owner = documents::findPhrase(rest, "agreed for"); owner != documents::nowhere)
      that = std::min(that, owner + 7);
    if (that != documents::nowhere && isOfOnePerson(of.text.substr(at + that), of.minutes)) continue;
    return Told{*kind, 85, at};
  }
  return std::nullopt;
}

// 'Council considered the letter and resolved to answer': where, behind what the body did first, it decides; or
// nowhere.
size_t andDecided(std::string_view rest) {
  constexpr std::array firm{"agreed"sv,  "resolved"sv, "approved"sv, "accepted"sv, "adopted"sv,
                            "decided"sv, "endorsed"sv, "ratified"sv, "rejected"sv, "deferred"sv};
  constexpr std::array behind{"that"sv, "to"sv, "the"sv, "a"sv, "not"sv, "it"sv, "them"sv};
  constexpr size_t longest = 200;
  rest = documents::clipped(rest, longest);
  for (auto at = rest.find(" and "); at != documents::nowhere; at = rest.find(" and ", at + 1)) {
    auto words = wordsOf(documents::clipped(rest.substr(at + 5), 60));
    size_t i = isAt(words, 0, "unanimously") || isAt(words, 0, "then") || isAt(words, 0, "subsequently") ? 1 : 0;
    bool decides = i + 1 < words.size() && contains(firm, words[i]) && contains(behind, words[i + 1]);
    if (!decides) continue;
    auto before = wordsOf(rest.substr(0, at));
    bool reported = std::ranges::any_of(before, [](const auto& word) { return isSubordinating(word); });
    return reported || rest.substr(0, at).find(',') != documents::nowhere ? documents::nowhere : at + 5;
  }
  return documents::nowhere;
}

// 'Members agreed with the Chair', unless it is with what was put to them.
bool agreesWithSomebody(const std::vector<std::string>& words) {
  constexpr std::array put{"proposal"sv, "proposals"sv, "recommendation"sv, "recommendations"sv,
                           "approach"sv, "plan"sv,      "suggestion"sv,     "this"sv};
  auto with = std::ranges::find(words, "with");
  if (with == words.end() || with == words.begin() || with[-1] != "agreed") return false;
  return std::none_of(with, words.end(), [&](const auto& word) { return contains(put, word); });
}

// 'The group agreed …', 'the Board, as trustee, agreed …'
std::optional<Told> byTheBody(const DecisionSentence& of) {
  if (of.longAgo) return std::nullopt;
  auto lower = of.lower;
  constexpr size_t longestAside = 60;
  constexpr std::array others{"passed"sv, "carried"sv, "recommended"sv, "confirmed"sv};  // 'the Board passed on thanks'
  for (auto begin : clausesOf(lower)) {
    auto clause = lower.substr(begin);
    auto length = bodyAtBeginning(clause, of.minutes.group);
    if (length == 0 || isElsewhere(lower.substr(0, begin))) continue;
    auto rest = clause.substr(length);
    if (rest.starts_with(", "))
      if (auto end = documents::clipped(rest.substr(2), longestAside).find(", "); end != documents::nowhere)
        rest = rest.substr(end + 4);
    auto words = wordsOf(documents::clipped(rest, 80));
    auto kind = decisionAt(words, 0);
    auto verb = std::ranges::find_if(words, [](const auto& word) { return decisionNamed(word).has_value(); });
    if (auto later = kind ? documents::nowhere : andDecided(rest); later != documents::nowhere) {
      auto told = decisionAt(wordsOf(documents::clipped(rest.substr(later), 60)), 0);
      if (told) return Told{*told, 80, begin};
    }
    if (!kind || (verb != words.end() && contains(others, *verb))) continue;
    if (agreesWithSomebody(words)) continue;
    bool feeling = kind == DecisionKind::NOTED && isAt(words, 1, "with");  // 'noted with sorrow'
    if (!feeling) return Told{*kind, 85, begin};
  }
  return std::nullopt;
}

std::optional<Told> shouted(const DecisionSentence& of) {
  auto sentence = of.text;
  auto lower = of.lower;
  auto at = shoutedAt(sentence, 0);
  if (at == documents::nowhere) return std::nullopt;
  auto lead = trim(lower.substr(0, at));
  if (lead.ends_with("had been") || lead.ends_with("has been") || lead.ends_with("not") || isElsewhere(lead))
    return std::nullopt;
  auto word = lower.substr(at, lower.find_first_not_of("abcdefghijklmnopqrstuvwxyz-", at) - at);
  constexpr size_t shortLead = 6;
  bool whole = wordsOf(lead).size() <= shortLead && !lead.ends_with("and") && lead.find(',') == documents::nowhere;
  return Told{decisionNamed(word).value_or(DecisionKind::AGREED), 90, whole ? 0 : at};
}

// '… was approved by the county': by whom, if that is not the body.
bool isByOthers(std::string_view lower, std::string_view verb, const Minutes& minutes) {
  auto at = documents::findPhrase(lower, verb);
  if (at == documents::nowhere) return false;
  auto rest = lower.substr(at + verb.size());
  return rest.starts_with(" by the ") && bodyAtBeginning(rest.substr(4), minutes.group) == 0;
}

// 'The proposal was accepted', 'a budget of £100 was approved', 'the choice was left over until May', 'This will be
// deferred'
std::optional<Told> passive(const DecisionSentence& of) {
  if (of.longAgo) return std::nullopt;
  auto lower = of.lower;
  constexpr std::array elsewhere{"as agreed"sv, "previously"sv,   "last meeting"sv, "apologies"sv,
                                 "apology"sv,   "declarations"sv, "declaration"sv,  "if it"sv};
  constexpr std::array others{"resolved"sv,    "passed"sv,    "declined"sv, "supported"sv,
                              "recommended"sv, "confirmed"sv, "noted"sv,    "voted"sv};
  constexpr std::array pronouns{"which"sv, "that"sv, "who"sv, "it"sv, "as"sv, "what"sv};
  if (std::ranges::any_of(elsewhere,
                          [&](auto words) { return documents::findPhrase(lower, words) != documents::nowhere; }))
    return std::nullopt;
  struct Put {
    std::string_view words;
    DecisionKind kind;
  };
  constexpr std::array puts{
      Put{"was left over", DecisionKind::DEFERRED},        Put{"were left over", DecisionKind::DEFERRED},
      Put{"was held over", DecisionKind::DEFERRED},        Put{"was put off", DecisionKind::DEFERRED},
      Put{"will be deferred", DecisionKind::DEFERRED},     Put{"to be deferred", DecisionKind::DEFERRED},
      Put{"will be postponed", DecisionKind::DEFERRED},    Put{"precept was set at", DecisionKind::AGREED},
      Put{"budget was set at", DecisionKind::AGREED},      Put{"fee was set at", DecisionKind::AGREED},
      Put{"subscription was set at", DecisionKind::AGREED}};
  for (const auto& put : puts)
    if (auto at = documents::findPhrase(lower, put.words); at != documents::nowhere)
      return Told{put.kind, 65, clauseBefore(lower, at)};
  size_t begin = 0;  // of the clause between commas
  for (size_t end = 0; begin < lower.size(); begin = end + 1) {
    end = std::min(lower.find_first_of(",;", begin), lower.size());
    auto words = wordsOf(lower.substr(begin));
    auto within = wordsOf(lower.substr(begin, end - begin)).size();
    for (size_t i = 0; i < within && i + 1 < words.size(); ++i) {
      if (isSubordinating(words[i]) && words[i] != "that" && words[i] != "as") break;
      bool past = words[i] == "was" || words[i] == "were", present = words[i] == "is" || words[i] == "are";
      if (!past && !present) continue;
      if (i > 0 ? contains(pronouns, words[i - 1]) : begin == 0) continue;
      auto kind = isAt(words, i + 1, "all") ? std::nullopt : decisionAt(words, i + 1);
      auto verb = std::find_if(words.begin() + static_cast<std::ptrdiff_t>(i) + 1, words.end(),
                               [](const auto& word) { return decisionNamed(word).has_value(); });
      if (!kind || verb == words.end() || contains(others, *verb)) continue;
      if (isByOthers(lower, *verb, of.minutes)) continue;
      bool out = *verb == "carried" && verb + 1 != words.end() &&
                 (verb[1] == "out" || verb[1] == "forward" || verb[1] == "over");
      bool stated =
          present && *verb != "accepted" && *verb != "approved" && *verb != "adopted" && *verb != "authorised";
      if (!out && !stated) return Told{*kind, 65, clauseBefore(lower, begin)};
    }
  }
  return std::nullopt;
}

// 'The minutes of the last meeting were agreed as correct', 'Minutes of the meeting of 3 May were approved'
std::optional<Told> ofTheMinutes(const DecisionSentence& of) {
  auto lower = of.lower;
  auto words = wordsOf(lower);
  size_t i = 0;
  while (isAt(words, i, "the") || isAt(words, i, "draft") || isAt(words, i, "previous") || isAt(words, i, "last")) ++i;
  if (!isAt(words, i, "minutes")) return std::nullopt;
  constexpr size_t farthest = 20;
  for (; i + 1 < words.size() && i < farthest; ++i)
    if (words[i] == "were" || words[i] == "was")
      if (auto kind = decisionAt(words, i + 1)) return Told{*kind, 90, 0};
  return std::nullopt;
}

// '9.5 Agreed to …'
size_t numberAtBeginning(std::string_view text) {
  auto end = text.find_first_not_of("0123456789.");
  return end != documents::nowhere && end > 0 && text[end] == ' ' ? end + 1 : 0;
}

}  // namespace

std::optional<Told> decisionTold(std::string_view sentence, const Minutes& minutes) {
  constexpr size_t longest = 1500;
  constexpr std::array rules{ofTheMinutes, toldWithoutSubject, byTheBody, shouted,      impersonal,
                             toldAsVoted,  toldAsOneMind,      passive,   toldAsAnswer, toldAsNote};
  if (sentence.size() > longest || sentence.ends_with('?') || sentence.ends_with(" agreed that")) return std::nullopt;
  auto number = numberAtBeginning(sentence);
  auto text = sentence.substr(number);
  auto lower = withoutQuotes(documents::lowered(text));
  DecisionSentence of{text, lower, minutes, isLongAgo(lower, minutes)};
  for (auto rule : rules)
    if (auto told = rule(of)) {
      told->begin += number;
      return told;
    }
  return std::nullopt;
}

bool opensDecisions(std::string_view text, const Minutes& minutes) {
  constexpr std::array ends{
      "that:"sv, "greed:"sv, "esolved:"sv, " to:"sv, "greed the following:"sv, "esolved the following:"sv};
  auto lower = documents::lowered(text);
  if (std::ranges::none_of(ends, [&](auto end) { return lower.ends_with(end); })) return false;
  DecisionSentence of{text, lower, minutes};
  return byTheBody(of) || impersonal(of) || toldWithoutSubject(of);
}

}  // namespace minuted::minutes
