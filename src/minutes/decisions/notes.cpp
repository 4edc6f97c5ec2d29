// Rules for sentences that do not say who decided: see rules.h.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/ranges.h"
#include "base/text.h"
#include "documents/phrases.h"
#include "minutes/decisions/clauses.h"
#include "minutes/decisions/rules.h"
#include "minutes/decisions/words.h"
#include "minutes/language/names.h"
#include "minutes/language/owner_words.h"
#include "minutes/language/owners.h"

namespace minuted::minutes {
namespace {

using namespace std::string_view_literals;
using schema::DecisionKind;

// True for a note without an article or a finite verb: 'Quote from Bell & Sons accepted'. False where it begins with
// who did something: 'Ann Lee agreed'.
bool isTelegram(const DecisionSentence& input) {
  constexpr std::array excludedFirstWords{
      "the"sv,      "a"sv,       "an"sv,        "this"sv,    "these"sv,      "it"sv,    "he"sv,
      "she"sv,      "they"sv,    "we"sv,        "i"sv,       "all"sv,        "if"sv,    "action"sv,
      "actions"sv,  "points"sv,  "apologies"sv, "apology"sv, "decisions"sv,  "terms"sv, "in"sv,
      "at"sv,       "on"sv,      "for"sv,       "not"sv,     "previously"sv, "to"sv,    "there"sv,
      "everyone"sv, "members"sv, "others"sv,    "some"sv,    "those"sv};
  auto words = documents::spacedWords(documents::shorten(input.text, 120));
  if (words.empty() || !documents::isUpper(words[0]) ||
      contains(excludedFirstWords, wordsOf(words[0]).empty() ? "" : wordsOf(words[0])[0]))
    return false;
  for (size_t count = 1; count <= std::min<size_t>(words.size(), 4); ++count) {
    auto end = static_cast<size_t>(words[count - 1].data() + words[count - 1].size() - input.text.data());
    auto who = input.text.substr(0, end);
    bool isPerson = resolveParty(who, input.minutes) || isOffice(who) || isBody(who) || couldBeInitials(who);
    if (isPerson && (count == words.size() || decisionNamed(documents::toLower(words[count])))) return false;
  }
  return !resolveParty(words[0], input.minutes) && splitTitle(input.text).title.empty();
}

// True if such a note may end with this verb and what follows it: nothing, a colon, or how it was decided.
bool isTelegramEnd(std::string_view lower, const std::vector<std::string>& words, size_t verb) {
  constexpr std::array decisionVerbs{"agreed"sv,   "approved"sv, "accepted"sv, "adopted"sv,
                                     "ratified"sv, "deferred"sv, "rejected"sv};
  constexpr std::array excludedWordsBefore{"as"sv, "and"sv, "that"sv, "until"sv, "once"sv, "when"sv, "yet"sv};
  constexpr std::array followingWords{"as"sv, "unanimously"sv, "subject"sv, "until"sv, "at"sv};
  constexpr size_t maxVerbIndex = 9, maxWords = 20;
  if (!contains(decisionVerbs, words[verb]) || verb > maxVerbIndex || words.size() > maxWords) return false;
  if (contains(excludedWordsBefore, words[verb - 1]) && !(words[verb - 1] == "and" && verb > 1)) return false;
  if (verb + 1 == words.size()) return verb > 1;
  auto at = documents::findPhrase(lower, words[verb]);
  if (words[verb] == "deferred" && (words[verb + 1] == "to" || words[verb + 1] == "until")) return true;
  return contains(followingWords, words[verb + 1]) ||
         (at != documents::nowhere && lower.substr(at + words[verb].size()).starts_with(':'));
}

}  // namespace

std::optional<DecisionMatch> matchWithoutSubject(const DecisionSentence& input) {
  constexpr std::array followingWords{"that"sv,    "to"sv,      "as"sv,    "with"sv, "in"sv,     "unanimously"sv,
                                      "subject"sv, "on"sv,      "not"sv,   "by"sv,   "and"sv,    "accordingly"sv,
                                      "for"sv,     "against"sv, "until"sv, "till"sv, "pending"sv};
  constexpr std::array objects{"the"sv,      "a"sv,       "an"sv,    "all"sv,     "new"sv,  "payment"sv,
                               "payments"sv, "minutes"sv, "draft"sv, "amended"sv, "this"sv, "these"sv,
                               "proposal"sv, "grant"sv,   "quote"sv, "revised"sv};
  constexpr std::array excludedVerbs{"noted"sv,     "passed"sv,     "supported"sv,  "recommended"sv, "carried"sv,
                                     "voted"sv,     "declined"sv,   "confirmed"sv,  "elected"sv,     "decision"sv,
                                     "decisions"sv, "resolution"sv, "resolutions"sv};
  auto words = wordsOf(documents::shorten(input.lower, 60));
  size_t i = !words.empty() && (words[0] == "unanimously" || words[0] == "also") ? 1 : 0;
  if (i >= words.size() || contains(excludedVerbs, words[i])) return std::nullopt;
  bool isAlone = i + 1 == words.size();
  if (isAlone && words[i] == "granted") return DecisionMatch{DecisionKind::APPROVED, 75, 0};
  auto kind = decisionNamed(words[i]);
  if (!kind || (words[i] == "agreed" && isWordAt(words, i + 1, "with")))
    return std::nullopt;  // 'Agreed with Ann that …'
  if (isAlone || contains(followingWords, words[i + 1])) return DecisionMatch{*kind, 90, 0};
  return contains(objects, words[i + 1]) ? std::optional(DecisionMatch{*kind, 75, 0}) : std::nullopt;
}

std::optional<DecisionMatch> matchNote(const DecisionSentence& input) {
  constexpr std::array subjects{"motion"sv,      "proposal"sv, "minutes"sv,    "agenda"sv,    "budget"sv,
                                "accounts"sv,    "changes"sv,  "resolution"sv, "amendment"sv, "recommendation"sv,
                                "expenditure"sv, "payments"sv, "payment"sv,    "quote"sv,     "applications"sv};
  constexpr std::array followingWords{"as"sv,          "by"sv, "with"sv, "to"sv,      "without"sv, "w"sv,
                                      "unanimously"sv, "on"sv, "for"sv,  "subject"sv, "except"sv,  "and"sv};
  constexpr std::array excludedWords{"was"sv,  "were"sv,  "is"sv,    "are"sv,   "had"sv,   "has"sv,     "have"sv,
                                     "be"sv,   "been"sv,  "being"sv, "not"sv,   "never"sv, "already"sv, "previously"sv,
                                     "will"sv, "would"sv, "can"sv,   "could"sv, "who"sv,   "which"sv};
  constexpr size_t maxVerbIndex = 25;
  auto words = wordsOf(documents::shorten(input.lower, 300));
  if (words.empty()) return std::nullopt;
  bool isKnownSubject = contains(subjects, words[0]);
  if (!isKnownSubject && !isTelegram(input)) return std::nullopt;
  for (size_t i = 1; i < std::min(words.size(), maxVerbIndex); ++i) {
    if (contains(excludedWords, words[i]) || (!isKnownSubject && isSubordinating(words[i]) && words[i] != "as"))
      return std::nullopt;
    auto kind = decisionNamed(words[i]);
    if (!kind || kind == DecisionKind::NOTED) continue;
    bool isFit = i + 1 == words.size() || contains(followingWords, words[i + 1]);
    if (isKnownSubject) return isFit ? std::optional(DecisionMatch{*kind, 75, 0}) : std::nullopt;
    return isTelegramEnd(input.lower, words, i) ? std::optional(DecisionMatch{*kind, 65, 0}) : std::nullopt;
  }
  return std::nullopt;
}

std::optional<DecisionMatch> matchAnswer(const DecisionSentence& input) {
  constexpr std::array firstWords{"to"sv, "proposal"sv, "motion"sv, "request"sv, "minutes"sv, "recommendation"sv};
  constexpr size_t maxWords = 6;
  auto words = wordsOf(documents::shorten(input.lower, 60));
  if (words.empty() || !contains(firstWords, words[0])) return std::nullopt;
  for (auto sign : {": "sv, " - "sv, " – "sv}) {
    auto at = input.lower.rfind(sign);
    if (at == documents::nowhere) continue;
    auto answer = wordsOf(input.lower.substr(at + sign.size()));
    auto kind = answer.empty() || answer.size() > maxWords ? std::nullopt : decisionNamed(answer[0]);
    if (kind && answer[0] != "decision" && answer[0] != "resolution") return DecisionMatch{*kind, 80, 0};
  }
  return std::nullopt;
}

}  // namespace minuted::minutes
