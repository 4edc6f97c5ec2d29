#include "minutes/decisions/votes.h"

#include <algorithm>
#include <array>

#include "base/ranges.h"
#include "base/text.h"
#include "documents/phrases.h"
#include "minutes/decisions/clauses.h"
#include "minutes/decisions/words.h"

namespace minuted::minutes {
namespace {

using namespace std::string_view_literals;
using schema::DecisionKind;

constexpr std::array votes{"nem con"sv,
                           "nem. con"sv,
                           "show of hands"sv,
                           "all in favour"sv,
                           "in favour and"sv,
                           "votes to"sv,
                           "unanimous vote"sv,
                           "by consensus"sv,
                           "per consensus"sv,
                           "all yes"sv,
                           "none against"sv,
                           "unanimous agreement to"sv,
                           "unanimous agreement that"sv,
                           "was unanimous in"sv,
                           "elected unopposed"sv,
                           "duly elected"sv,
                           "re-elected"sv,
                           "no abstentions"sv,
                           "vote carried"sv,
                           "voted in favour"sv,
                           "carried unanimously"sv,
                           "passed unanimously"sv,
                           "motion carried"sv,
                           "motion passed"sv,
                           "motion approved"sv,
                           "motion was carried"sv,
                           "motion was passed"sv,
                           "motion was approved"sv,
                           "resolution carried"sv,
                           "resolution passed"sv,
                           "unanimously approved"sv,
                           "unanimously agreed"sv,
                           "unanimously accepted"sv,
                           "unanimously confirmed"sv,
                           "unanimously elected"sv,
                           "unanimously passed"sv,
                           "approved unanimously"sv,
                           "agreed unanimously"sv,
                           "accepted unanimously"sv,
                           "by a majority"sv,
                           "vote passed"sv,
                           "proposal carried"sv,
                           "proposal passed"sv,
                           "motion fell"sv,
                           "motion was lost"sv,
                           "motion lost"sv,
                           "on a vote of"sv,
                           "unanimous consent"sv,
                           "declared carried"sv,
                           "motion is carried"sv,
                           "motion passes"sv,
                           "vote was unanimous"sv,
                           "motion was defeated"sv,
                           "motion defeated"sv,
                           "motion failed"sv};

constexpr std::array defeats{"not carried"sv,     "not agreed"sv,   "not approved"sv,  "not passed"sv,
                             "not accepted"sv,    "no majority"sv,  "motion fell"sv,   "motion lost"sv,
                             "motion was lost"sv, "was defeated"sv, "motion failed"sv, "motion defeated"sv,
                             "proposal fell"sv,   "not supported"sv};

// Words that have the number of votes before or after them: '12 yes', 'yes 12'.
constexpr std::array countedWords{"yes"sv,        "no"sv,          "for"sv,  "against"sv, "in favour"sv, "abstain"sv,
                                  "abstention"sv, "abstentions"sv, "ayes"sv, "noes"sv,    "abstained"sv};

bool isDigit(char c) { return c >= '0' && c <= '9'; }

// True for counts of votes, at least two of them or one in favour: '11 yes, 1 no', 'yes 11'.
bool countsVotes(std::string_view text) {
  size_t counts = 0, yes = 0;
  for (auto word : countedWords)
    for (auto at = documents::findPhrase(text, word); at != documents::nowhere;
         at = documents::findPhrase(text, word, at + 1)) {
      auto end = at + word.size();
      while (end < text.size() && (text[end] == ' ' || text[end] == ':')) ++end;
      bool isAfterNumber = at > 1 && text[at - 1] == ' ' && isDigit(text[at - 2]);
      bool isBeforeNumber = end < text.size() && isDigit(text[end]);
      if (word == "for" && isAfterNumber && at > 2 && isDigit(text[at - 2]) &&
          text.find("against") == documents::nowhere)
        continue;
      if (!isAfterNumber && !isBeforeNumber) continue;
      ++counts;
      yes += word == "yes" || word == "in favour" || word == "ayes" ? 1 : 0;
    }
  return yes > 0 || counts > 1;
}

// True for '(+6, no objections)' and '(+4 / -1)', false for '(+90 days)'.
bool countsSignedVotes(std::string_view text) {
  auto open = text.find("(+");
  if (open == documents::nowhere) return false;
  auto end = text.find_first_not_of("0123456789 ", open + 2);
  return end != documents::nowhere && end > open + 2 && std::string_view("/,;)-").find(text[end]) != documents::nowhere;
}

// True for 'The motion was put and carried', false for 'was carried out'.
bool wasCarried(std::string_view text) {
  for (auto phrase : {"and carried"sv, "was carried"sv, "were carried"sv}) {
    auto at = documents::findPhrase(text, phrase);
    if (at == documents::nowhere) continue;
    auto rest = trim(text.substr(at + phrase.size()));
    if (std::ranges::none_of(std::array{"out"sv, "forward"sv, "over"sv, "on"sv},
                             [&](auto word) { return documents::beginsWithPhrase(rest, word); }))
      return true;
  }
  return false;
}

}  // namespace

bool mentionsVote(std::string_view text) {
  return wasCarried(text) ||
         std::ranges::any_of(votes,
                             [&](auto phrase) { return documents::findPhrase(text, phrase) != documents::nowhere; }) ||
         countsVotes(text) || countsSignedVotes(text);
}

bool mentionsDefeat(std::string_view text) {
  return std::ranges::any_of(defeats,
                             [&](auto phrase) { return documents::findPhrase(text, phrase) != documents::nowhere; });
}

namespace {

// True for a sentence on the outcome of a motion: 'Motion passed by unanimous consent', 'The motion was put and
// carried', 'The vote was unanimous'. Every word that begins with 'pass' is accepted, since 'passed' is often misspelt.
bool isMotionPut(std::string_view lower) {
  constexpr std::array motions{"motion"sv, "resolution"sv, "vote"sv};
  constexpr std::array outcomes{"was"sv,      "is"sv,       "then"sv,    "put"sv,    "carried"sv,
                                "carries"sv,  "fell"sv,     "fails"sv,   "failed"sv, "lost"sv,
                                "defeated"sv, "approved"sv, "adopted"sv, "agreed"sv, "unanimous"sv};
  constexpr size_t maxWords = 12;
  auto words = wordsOf(lower);
  size_t i = isWordAt(words, 0, "the") ? 1 : 0;
  if (words.size() > maxWords || i + 1 >= words.size() || !contains(motions, words[i])) return false;
  const auto& next = words[i + 1];
  bool isAboutSomething = std::ranges::any_of(words, [](const auto& word) { return word == "to" || word == "that"; });
  return !isAboutSomething && lower.find(':') == documents::nowhere &&
         (contains(outcomes, next) || next.starts_with("pass"));
}

// True for 'Jan seconded.'
bool isSeconding(std::string_view lower) {
  constexpr size_t maxWords = 5;
  auto words = wordsOf(lower);
  return words.size() <= maxWords && !words.empty() && (words.back() == "seconded" || words.back() == "seconds");
}

}  // namespace

std::optional<DecisionKind> outcomeOf(std::string_view lower) {
  constexpr std::array failures{"fell"sv, "lost"sv, "defeated"sv, "failed"sv, "rejected"sv, "refused"sv};
  constexpr std::array successes{"carried"sv,   "approved"sv,    "adopted"sv, "agreed"sv,   "accepted"sv,
                                 "unanimous"sv, "unanimously"sv, "granted"sv, "resolved"sv, "elected"sv};
  if (mentionsDefeat(lower)) return DecisionKind::REJECTED;
  auto words = wordsOf(lower);
  auto any = [&](const auto& list) {
    return std::ranges::any_of(words, [&](const auto& word) { return contains(list, word); });
  };
  if (any(failures)) return DecisionKind::REJECTED;
  bool hasPassed = std::ranges::any_of(words, [](const auto& word) { return word.starts_with("pass"); });
  return hasPassed || any(successes) || mentionsVote(lower) ? std::optional(DecisionKind::AGREED) : std::nullopt;
}

bool isOnlyVote(std::string_view sentence) {
  constexpr size_t maxLength = 300;
  if (sentence.size() > maxLength) return false;
  constexpr std::array beginnings{"proposed"sv,  "proposer"sv, "prop"sv,  "moved"sv,     "seconded"sv, "carried"sv,
                                  "unanimous"sv, "vote"sv,     "votes"sv, "in favour"sv, "prop."sv};
  constexpr size_t maxWords = 16, maxShortWords = 4;
  if (capitalisedVerbAt(sentence, 0) != documents::nowhere) return false;
  auto lower = documents::toLower(sentence);
  std::string_view text = lower;
  while (text.starts_with('(')) text.remove_prefix(1);
  if (isMotionPut(text) || isSeconding(text)) return true;
  if (documents::beginsWithPhrase(text, "all in favour") || documents::beginsWithPhrase(text, "all agreed"))
    return wordsOf(text).size() <= maxShortWords;
  if (wordsOf(text).size() <= maxShortWords && text.find_first_of("0123456789") == 0 && mentionsVote(text))
    return true;  // '12 yes.'
  if (wordsOf(text).size() <= maxShortWords && documents::beginsWithPhrase(text, "for") && mentionsVote(text))
    return true;
  bool hasBeginning =
      std::ranges::any_of(beginnings, [&](auto words) { return documents::beginsWithPhrase(text, words); });
  return hasBeginning && documents::findPhrase(text, "that") == documents::nowhere &&
         documents::findPhrase(text, "agreed") == documents::nowhere && wordsOf(text).size() <= maxWords;
}

namespace {

// True if the text before a dash says what was decided on: 'Lettings policy - deferred'.
bool namesWhatBeforeDash(std::string_view sentence) {
  for (auto dash : {" - "sv, " – "sv})
    if (auto at = sentence.rfind(dash); at != documents::nowhere) return wordsOf(sentence.substr(0, at)).size() > 1;
  return false;
}

}  // namespace

bool refersBack(std::string_view sentence) {
  constexpr size_t maxWords = 5;
  constexpr std::array beginnings{"granted"sv,  "refused"sv,     "rejected"sv, "deferred"sv, "this"sv,
                                  "these"sv,    "that"sv,        "both"sv,     "all"sv,      "everyone"sv,
                                  "motion"sv,   "unanimously"sv, "passed"sv,   "carried"sv,  "agreed"sv,
                                  "approved"sv, "accepted"sv,    "adopted"sv,  "it"sv,       "members"sv};
  constexpr std::array ends{"agreement"sv, "favour"sv, "content"sv, "unanimously"sv};
  auto words = wordsOf(sentence);
  constexpr size_t maxWordsWithCounts = 8;  // 'Not carried (4 for, 9 against).'
  bool isDefeat = isWordAt(words, 0, "not") && words.size() <= maxWordsWithCounts;
  bool isUnopposed = isWordAt(words, 0, "no") && words.size() <= 4 && words.size() > 1 && words[1] == "objections";
  if (isDefeat || isUnopposed) return true;
  if (words.empty() || words.size() > maxWords || isWordAt(words, 1, "to") || isWordAt(words, 1, "that")) return false;
  if (contains(beginnings, words.front()) || contains(ends, words.back())) return true;
  return decisionNamed(words.back()) && !namesWhatBeforeDash(sentence);
}

}  // namespace minuted::minutes
