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

// True for what is the action of one person: 'It was agreed that Ann would write'.
bool isOfOnePerson(std::string_view rest, const Minutes& minutes) {
  struct Form {
    std::string_view lead, verb;
  };
  constexpr std::array forms{Form{"that ", " would "}, Form{"that ", " will "}, Form{"that ", " should "},
                             Form{"for ", " to "}};
  for (auto [lead, verb] : forms) {
    if (!rest.starts_with(lead)) continue;
    auto clause = rest.substr(lead.size());
    auto at = documents::shorten(clause, longestOwner).find(verb);
    if (at == documents::nowhere) continue;
    auto who = trim(clause.substr(0, at));
    bool isPerson = resolveParty(who, minutes) || isOffice(who) || couldBeInitials(who);
    return isPerson && !isBody(who) && !contains(minutes.organisations, resolveParty(who, minutes).value_or(""));
  }
  return false;
}

// True for 'It was confirmed that …', which reports a fact.
bool isFact(std::string_view rest) {
  auto confirmed = documents::findPhrase(documents::shorten(rest, 40), "confirmed");
  return confirmed != documents::nowhere;
}

// 'It was agreed …', also after other words: 'After discussion, it was agreed …'.
std::optional<DecisionMatch> matchImpersonal(const DecisionSentence& input) {
  auto lower = input.lower;
  constexpr std::array facts{DecisionKind::NOTED, DecisionKind::ENDORSED};  // 'it was noted' reports what was said
  for (auto at = documents::findPhrase(lower, "it was"); at != documents::nowhere;
       at = documents::findPhrase(lower, "it was", at + 1)) {
    auto lead = lower.substr(0, at);
    if (isSubordinating(lastWord(lead)) || isOtherOccasion(lead)) continue;
    auto rest = lower.substr(at);
    auto kind = decisionAt(wordsOf(documents::shorten(rest, 80)), 2);
    if (!kind || std::ranges::find(facts, *kind) != facts.end() || isFact(rest)) continue;
    auto that = documents::findPhrase(rest, "that");
    if (auto owner = documents::findPhrase(rest, "agreed for"); owner != documents::nowhere)
      that = std::min(that, owner + 7);
    if (that != documents::nowhere && isOfOnePerson(input.text.substr(at + that), input.minutes)) continue;
    return DecisionMatch{*kind, 85, at};
  }
  return std::nullopt;
}

// The place of a decision after 'and', where the body did something else first: 'Council considered the letter and
// resolved to answer'. Nowhere for none.
size_t decisionAfterAnd(std::string_view rest) {
  constexpr std::array decisionVerbs{"agreed"sv,  "resolved"sv, "approved"sv, "accepted"sv, "adopted"sv,
                                     "decided"sv, "endorsed"sv, "ratified"sv, "rejected"sv, "deferred"sv};
  constexpr std::array followingWords{"that"sv, "to"sv, "the"sv, "a"sv, "not"sv, "it"sv, "them"sv};
  constexpr size_t maxLength = 200;
  rest = documents::shorten(rest, maxLength);
  for (auto at = rest.find(" and "); at != documents::nowhere; at = rest.find(" and ", at + 1)) {
    auto words = wordsOf(documents::shorten(rest.substr(at + 5), 60));
    size_t i =
        isWordAt(words, 0, "unanimously") || isWordAt(words, 0, "then") || isWordAt(words, 0, "subsequently") ? 1 : 0;
    bool isDecision =
        i + 1 < words.size() && contains(decisionVerbs, words[i]) && contains(followingWords, words[i + 1]);
    if (!isDecision) continue;
    auto before = wordsOf(rest.substr(0, at));
    bool isReported = std::ranges::any_of(before, [](const auto& word) { return isSubordinating(word); });
    return isReported || rest.substr(0, at).find(',') != documents::nowhere ? documents::nowhere : at + 5;
  }
  return documents::nowhere;
}

// True for 'Members agreed with the Chair', and false where they agreed with a proposal or the like.
bool agreesWithSomebody(const std::vector<std::string>& words) {
  constexpr std::array proposals{"proposal"sv, "proposals"sv, "recommendation"sv, "recommendations"sv,
                                 "approach"sv, "plan"sv,      "suggestion"sv,     "this"sv};
  auto with = std::ranges::find(words, "with");
  if (with == words.end() || with == words.begin() || with[-1] != "agreed") return false;
  return std::none_of(with, words.end(), [&](const auto& word) { return contains(proposals, word); });
}

// The body is the subject: 'The group agreed …', 'the Board, as trustee, agreed …'.
std::optional<DecisionMatch> matchBodyAsSubject(const DecisionSentence& input) {
  if (input.isPast) return std::nullopt;
  auto lower = input.lower;
  constexpr size_t maxAsideLength = 60;
  constexpr std::array excludedVerbs{"passed"sv, "carried"sv, "recommended"sv,
                                     "confirmed"sv};  // 'the Board passed on thanks'
  for (auto begin : clausesOf(lower)) {
    auto clause = lower.substr(begin);
    auto length = bodyAtBeginning(clause, input.minutes.group);
    if (length == 0 || isOtherOccasion(lower.substr(0, begin))) continue;
    auto rest = clause.substr(length);
    if (rest.starts_with(", "))
      if (auto end = documents::shorten(rest.substr(2), maxAsideLength).find(", "); end != documents::nowhere)
        rest = rest.substr(end + 4);
    auto words = wordsOf(documents::shorten(rest, 80));
    auto kind = decisionAt(words, 0);
    auto verb = std::ranges::find_if(words, [](const auto& word) { return decisionNamed(word).has_value(); });
    if (auto later = kind ? documents::nowhere : decisionAfterAnd(rest); later != documents::nowhere) {
      auto match = decisionAt(wordsOf(documents::shorten(rest.substr(later), 60)), 0);
      if (match) return DecisionMatch{*match, 80, begin};
    }
    if (!kind || (verb != words.end() && contains(excludedVerbs, *verb))) continue;
    if (agreesWithSomebody(words)) continue;
    bool isFeeling = kind == DecisionKind::NOTED && isWordAt(words, 1, "with");  // 'noted with sorrow'
    if (!isFeeling) return DecisionMatch{*kind, 85, begin};
  }
  return std::nullopt;
}

// A verb in capitals: 'The Board RESOLVED to object'.
std::optional<DecisionMatch> matchCapitalised(const DecisionSentence& input) {
  auto sentence = input.text;
  auto lower = input.lower;
  auto at = capitalisedVerbAt(sentence, 0);
  if (at == documents::nowhere) return std::nullopt;
  auto lead = trim(lower.substr(0, at));
  if (lead.ends_with("had been") || lead.ends_with("has been") || lead.ends_with("not") || isOtherOccasion(lead))
    return std::nullopt;
  auto word = lower.substr(at, lower.find_first_not_of("abcdefghijklmnopqrstuvwxyz-", at) - at);
  constexpr size_t maxLeadWords = 6;
  bool isWhole = wordsOf(lead).size() <= maxLeadWords && !lead.ends_with("and") && lead.find(',') == documents::nowhere;
  return DecisionMatch{decisionNamed(word).value_or(DecisionKind::AGREED), 90, isWhole ? 0 : at};
}

// True for a decision of somebody else than the body that meets: '… was approved by the county'.
bool isByAnotherBody(std::string_view lower, std::string_view verb, const Minutes& minutes) {
  auto at = documents::findPhrase(lower, verb);
  if (at == documents::nowhere) return false;
  auto rest = lower.substr(at + verb.size());
  return rest.starts_with(" by the ") && bodyAtBeginning(rest.substr(4), minutes.group) == 0;
}

// The passive voice without an agent: 'The proposal was accepted', 'a budget of £100 was approved', 'the choice was
// left over until May', 'This will be deferred'.
std::optional<DecisionMatch> matchPassive(const DecisionSentence& input) {
  if (input.isPast) return std::nullopt;
  auto lower = input.lower;
  constexpr std::array excludedPhrases{"as agreed"sv, "previously"sv,   "last meeting"sv, "apologies"sv,
                                       "apology"sv,   "declarations"sv, "declaration"sv,  "if it"sv};
  constexpr std::array excludedVerbs{"resolved"sv,    "passed"sv,    "declined"sv, "supported"sv,
                                     "recommended"sv, "confirmed"sv, "noted"sv,    "voted"sv};
  constexpr std::array pronouns{"which"sv, "that"sv, "who"sv, "it"sv, "as"sv, "what"sv};
  if (std::ranges::any_of(excludedPhrases,
                          [&](auto words) { return documents::findPhrase(lower, words) != documents::nowhere; }))
    return std::nullopt;
  struct FixedPhrase {
    std::string_view words;
    DecisionKind kind;
  };
  constexpr std::array fixedPhrases{FixedPhrase{"was left over", DecisionKind::DEFERRED},
                                    FixedPhrase{"were left over", DecisionKind::DEFERRED},
                                    FixedPhrase{"was held over", DecisionKind::DEFERRED},
                                    FixedPhrase{"was put off", DecisionKind::DEFERRED},
                                    FixedPhrase{"will be deferred", DecisionKind::DEFERRED},
                                    FixedPhrase{"to be deferred", DecisionKind::DEFERRED},
                                    FixedPhrase{"will be postponed", DecisionKind::DEFERRED},
                                    FixedPhrase{"precept was set at", DecisionKind::AGREED},
                                    FixedPhrase{"budget was set at", DecisionKind::AGREED},
                                    FixedPhrase{"fee was set at", DecisionKind::AGREED},
                                    FixedPhrase{"subscription was set at", DecisionKind::AGREED}};
  for (const auto& phrase : fixedPhrases)
    if (auto at = documents::findPhrase(lower, phrase.words); at != documents::nowhere)
      return DecisionMatch{phrase.kind, 65, clauseBefore(lower, at)};
  // In each part between commas, look for a form of 'to be' that has a subject and is followed by a verb of decision.
  // The words of later parts are included, as in 'was, after a debate, agreed'; the form of 'to be' is in this part.
  size_t begin = 0;
  for (size_t end = 0; begin < lower.size(); begin = end + 1) {
    end = std::min(lower.find_first_of(",;", begin), lower.size());
    auto words = wordsOf(lower.substr(begin));
    auto clauseWords = wordsOf(lower.substr(begin, end - begin)).size();
    for (size_t i = 0; i < clauseWords && i + 1 < words.size(); ++i) {
      if (isSubordinating(words[i]) && words[i] != "that" && words[i] != "as") break;
      bool isPastTense = words[i] == "was" || words[i] == "were",
           isPresentTense = words[i] == "is" || words[i] == "are";
      if (!isPastTense && !isPresentTense) continue;
      if (i > 0 ? contains(pronouns, words[i - 1]) : begin == 0) continue;
      auto kind = isWordAt(words, i + 1, "all") ? std::nullopt : decisionAt(words, i + 1);
      auto verb = std::find_if(words.begin() + static_cast<std::ptrdiff_t>(i) + 1, words.end(),
                               [](const auto& word) { return decisionNamed(word).has_value(); });
      if (!kind || verb == words.end() || contains(excludedVerbs, *verb)) continue;
      if (isByAnotherBody(lower, *verb, input.minutes)) continue;
      bool isCarriedOut = *verb == "carried" && verb + 1 != words.end() &&
                          (verb[1] == "out" || verb[1] == "forward" || verb[1] == "over");
      bool isStatement =
          isPresentTense && *verb != "accepted" && *verb != "approved" && *verb != "adopted" && *verb != "authorised";
      if (!isCarriedOut && !isStatement) return DecisionMatch{*kind, 65, clauseBefore(lower, begin)};
    }
  }
  return std::nullopt;
}

// 'The minutes of the last meeting were agreed as correct', 'Minutes of the meeting of 3 May were approved'.
std::optional<DecisionMatch> matchMinutesApproval(const DecisionSentence& input) {
  auto lower = input.lower;
  auto words = wordsOf(lower);
  size_t i = 0;
  while (isWordAt(words, i, "the") || isWordAt(words, i, "draft") || isWordAt(words, i, "previous") ||
         isWordAt(words, i, "last"))
    ++i;
  if (!isWordAt(words, i, "minutes")) return std::nullopt;
  constexpr size_t maxVerbIndex = 20;
  for (; i + 1 < words.size() && i < maxVerbIndex; ++i)
    if (words[i] == "were" || words[i] == "was")
      if (auto kind = decisionAt(words, i + 1)) return DecisionMatch{*kind, 90, 0};
  return std::nullopt;
}

// The length of a number at the beginning, with the space after it: '9.5 Agreed to …'.
size_t numberAtBeginning(std::string_view text) {
  auto end = text.find_first_not_of("0123456789.");
  return end != documents::nowhere && end > 0 && text[end] == ' ' ? end + 1 : 0;
}

}  // namespace

std::optional<DecisionMatch> matchDecision(std::string_view sentence, const Minutes& minutes) {
  constexpr size_t maxLength = 1500;
  // The first rule that matches decides, so the more certain ones come first.
  constexpr std::array rules{
      matchMinutesApproval, matchWithoutSubject, matchBodyAsSubject, matchCapitalised, matchImpersonal, matchVote,
      matchConsensus,       matchPassive,        matchAnswer,        matchNote};
  if (sentence.size() > maxLength || sentence.ends_with('?') || sentence.ends_with(" agreed that")) return std::nullopt;
  auto number = numberAtBeginning(sentence);
  auto text = sentence.substr(number);
  auto lower = withoutQuotes(documents::toLower(text));
  DecisionSentence input{text, lower, minutes, refersToPastYear(lower, minutes)};
  for (auto rule : rules)
    if (auto match = rule(input)) {
      match->begin += number;
      return match;
    }
  return std::nullopt;
}

bool introducesDecisions(std::string_view text, const Minutes& minutes) {
  constexpr std::array ends{
      "that:"sv, "greed:"sv, "esolved:"sv, " to:"sv, "greed the following:"sv, "esolved the following:"sv};
  auto lower = documents::toLower(text);
  if (std::ranges::none_of(ends, [&](auto end) { return lower.ends_with(end); })) return false;
  DecisionSentence input{text, lower, minutes};
  return matchBodyAsSubject(input) || matchImpersonal(input) || matchWithoutSubject(input);
}

}  // namespace minuted::minutes
