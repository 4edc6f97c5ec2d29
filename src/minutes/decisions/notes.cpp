// Sentences that note a decision without saying who took it: see rules.h.
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

bool isAt(const std::vector<std::string>& words, size_t i, std::string_view word) {
  return i < words.size() && words[i] == word;
}

}  // namespace

std::optional<Told> toldWithoutSubject(const DecisionSentence& of) {
  constexpr std::array behind{"that"sv,    "to"sv,      "as"sv,    "with"sv, "in"sv,     "unanimously"sv,
                              "subject"sv, "on"sv,      "not"sv,   "by"sv,   "and"sv,    "accordingly"sv,
                              "for"sv,     "against"sv, "until"sv, "till"sv, "pending"sv};
  constexpr std::array objects{"the"sv,      "a"sv,       "an"sv,    "all"sv,     "new"sv,  "payment"sv,
                               "payments"sv, "minutes"sv, "draft"sv, "amended"sv, "this"sv, "these"sv,
                               "proposal"sv, "grant"sv,   "quote"sv, "revised"sv};
  constexpr std::array others{"noted"sv,     "passed"sv,     "supported"sv,  "recommended"sv, "carried"sv,
                              "voted"sv,     "declined"sv,   "confirmed"sv,  "elected"sv,     "decision"sv,
                              "decisions"sv, "resolution"sv, "resolutions"sv};
  auto words = wordsOf(documents::clipped(of.lower, 60));
  size_t i = !words.empty() && (words[0] == "unanimously" || words[0] == "also") ? 1 : 0;
  if (i >= words.size() || contains(others, words[i])) return std::nullopt;
  bool alone = i + 1 == words.size();
  if (alone && words[i] == "granted") return Told{DecisionKind::APPROVED, 75, 0};
  auto kind = decisionNamed(words[i]);
  if (!kind || (words[i] == "agreed" && isAt(words, i + 1, "with"))) return std::nullopt;  // 'Agreed with Ann that …'
  if (alone || contains(behind, words[i + 1])) return Told{*kind, 90, 0};
  return contains(objects, words[i + 1]) ? std::optional(Told{*kind, 75, 0}) : std::nullopt;
}

namespace {

// A note without a verb or an article: 'Quote from Bell & Sons accepted', and nothing that somebody does.
bool isTelegram(const DecisionSentence& of) {
  constexpr std::array others{"the"sv,       "a"sv,          "an"sv,      "this"sv,   "these"sv,     "it"sv,
                              "he"sv,        "she"sv,        "they"sv,    "we"sv,     "i"sv,         "all"sv,
                              "if"sv,        "action"sv,     "actions"sv, "points"sv, "apologies"sv, "apology"sv,
                              "decisions"sv, "terms"sv,      "in"sv,      "at"sv,     "on"sv,        "for"sv,
                              "not"sv,       "previously"sv, "to"sv,      "there"sv,  "everyone"sv,  "members"sv,
                              "others"sv,    "some"sv,       "those"sv};
  auto words = documents::spacedWords(documents::clipped(of.text, 120));
  if (words.empty() || !documents::isUpper(words[0]) ||
      contains(others, wordsOf(words[0]).empty() ? "" : wordsOf(words[0])[0]))
    return false;
  for (size_t count = 1; count <= std::min<size_t>(words.size(), 4); ++count) {  // 'Ann Lee agreed', 'Clerk agreed'
    auto end = static_cast<size_t>(words[count - 1].data() + words[count - 1].size() - of.text.data());
    auto who = of.text.substr(0, end);
    bool person = resolveParty(who, of.minutes) || isOffice(who) || isBody(who) || couldBeInitials(who);
    if (person && (count == words.size() || decisionNamed(documents::lowered(words[count])))) return false;
  }
  return !resolveParty(words[0], of.minutes) && splitTitle(of.text).title.empty();
}

// What may stand behind the verb of such a note: nothing, a colon, or how.
bool endsTelegram(std::string_view lower, const std::vector<std::string>& words, size_t verb) {
  constexpr std::array firm{"agreed"sv,   "approved"sv, "accepted"sv, "adopted"sv,
                            "ratified"sv, "deferred"sv, "rejected"sv};
  constexpr std::array before{"as"sv, "and"sv, "that"sv, "until"sv, "once"sv, "when"sv, "yet"sv};
  constexpr std::array behind{"as"sv, "unanimously"sv, "subject"sv, "until"sv, "at"sv};
  constexpr size_t farthest = 9, mostWords = 20;
  if (!contains(firm, words[verb]) || verb > farthest || words.size() > mostWords) return false;
  if (contains(before, words[verb - 1]) && !(words[verb - 1] == "and" && verb > 1)) return false;
  if (verb + 1 == words.size()) return verb > 1;
  auto at = documents::findPhrase(lower, words[verb]);
  if (words[verb] == "deferred" && (words[verb + 1] == "to" || words[verb + 1] == "until")) return true;
  return contains(behind, words[verb + 1]) ||
         (at != documents::nowhere && lower.substr(at + words[verb].size()).starts_with(':'));
}

}  // namespace

std::optional<Told> toldAsNote(const DecisionSentence& of) {
  constexpr std::array subjects{"motion"sv,      "proposal"sv, "minutes"sv,    "agenda"sv,    "budget"sv,
                                "accounts"sv,    "changes"sv,  "resolution"sv, "amendment"sv, "recommendation"sv,
                                "expenditure"sv, "payments"sv, "payment"sv,    "quote"sv,     "applications"sv};
  constexpr std::array behind{"as"sv,          "by"sv, "with"sv, "to"sv,      "without"sv, "w"sv,
                              "unanimously"sv, "on"sv, "for"sv,  "subject"sv, "except"sv,  "and"sv};
  constexpr std::array finite{"was"sv,  "were"sv,  "is"sv,    "are"sv,   "had"sv,   "has"sv,     "have"sv,
                              "be"sv,   "been"sv,  "being"sv, "not"sv,   "never"sv, "already"sv, "previously"sv,
                              "will"sv, "would"sv, "can"sv,   "could"sv, "who"sv,   "which"sv};
  constexpr size_t farthest = 25;
  auto words = wordsOf(documents::clipped(of.lower, 300));
  if (words.empty()) return std::nullopt;
  bool known = contains(subjects, words[0]);
  if (!known && !isTelegram(of)) return std::nullopt;
  for (size_t i = 1; i < std::min(words.size(), farthest); ++i) {
    if (contains(finite, words[i]) || (!known && isSubordinating(words[i]) && words[i] != "as")) return std::nullopt;
    auto kind = decisionNamed(words[i]);
    if (!kind || kind == DecisionKind::NOTED) continue;
    bool fits = i + 1 == words.size() || contains(behind, words[i + 1]);
    if (known) return fits ? std::optional(Told{*kind, 75, 0}) : std::nullopt;
    return endsTelegram(of.lower, words, i) ? std::optional(Told{*kind, 65, 0}) : std::nullopt;
  }
  return std::nullopt;
}

std::optional<Told> toldAsAnswer(const DecisionSentence& of) {
  constexpr std::array asking{"to"sv, "proposal"sv, "motion"sv, "request"sv, "minutes"sv, "recommendation"sv};
  constexpr size_t mostWords = 6;
  auto words = wordsOf(documents::clipped(of.lower, 60));
  if (words.empty() || !contains(asking, words[0])) return std::nullopt;
  for (auto sign : {": "sv, " - "sv, " – "sv}) {
    auto at = of.lower.rfind(sign);
    if (at == documents::nowhere) continue;
    auto answer = wordsOf(of.lower.substr(at + sign.size()));
    auto kind = answer.empty() || answer.size() > mostWords ? std::nullopt : decisionNamed(answer[0]);
    if (kind && answer[0] != "decision" && answer[0] != "resolution") return Told{*kind, 80, 0};
  }
  return std::nullopt;
}

}  // namespace minuted::minutes
