// Rules for motions that were carried or lost, and for consensus: see rules.h.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/ranges.h"
#include "base/text.h"
#include "documents/phrases.h"
#include "minutes/decisions/clauses.h"
#include "minutes/decisions/rules.h"
#include "minutes/decisions/votes.h"
#include "minutes/decisions/words.h"

namespace minuted::minutes {
namespace {

using namespace std::string_view_literals;
using schema::DecisionKind;

// True if the sentence itself says what was proposed: 'Secretary: Ann Lee, proposed Joe, seconded Jan', 'Lee proposed
// the accounts, Ray seconded'.
bool namesWhatIsProposed(std::string_view lower, size_t proposed, size_t seconded) {
  constexpr std::array articles{"the"sv, "a"sv, "an"sv, "this"sv, "as"sv};
  auto before = trim(lower.substr(0, proposed));
  if (before.empty() || proposed > seconded) return false;
  if (wordsOf(before).size() > 1 && std::string_view(",(-").find(before.back()) != documents::nowhere) return true;
  auto between = wordsOf(lower.substr(proposed, seconded - proposed));
  bool isPassive = before.ends_with(" was") || before.ends_with(" were") || isWordAt(between, 1, "by");
  return !isPassive && std::ranges::any_of(between, [&](const auto& word) { return contains(articles, word); });
}

// True for a motion that was proposed and seconded: 'Lee proposed and Ray seconded that Kit stays', 'Proposed by Lee,
// seconded by Ray and agreed'. A sentence that does not say what was proposed is no decision; it belongs to the
// sentence before it.
bool isProposedAndSeconded(std::string_view lower) {
  constexpr std::array proposing{"proposed"sv, "proposes"sv, "moved"sv, "moves"sv, "nominated"sv, "nominates"sv};
  constexpr std::array none{"no seconder"sv, "not seconded"sv, "withdrawn"sv, "nobody seconded"sv, "no one seconded"sv};
  auto proposed = documents::nowhere;
  for (auto verb : proposing) proposed = std::min(proposed, documents::findPhrase(lower, verb));
  auto seconded = std::min(documents::findPhrase(lower, "seconded"), documents::findPhrase(lower, "seconds"));
  if (proposed == documents::nowhere || seconded == documents::nowhere) return false;
  if (std::ranges::any_of(none, [&](auto words) { return documents::findPhrase(lower, words) != documents::nowhere; }))
    return false;
  for (auto verb : {"that"sv, "to"sv, "agreed"sv})
    if (documents::findPhrase(lower, verb, proposed) != documents::nowhere) return true;
  if (namesWhatIsProposed(lower, proposed, seconded)) return true;
  auto words = wordsOf(lower.substr(seconded));
  return std::ranges::any_of(words, [](const auto& word) { return decisionNamed(word).has_value(); });
}

}  // namespace

std::optional<DecisionMatch> matchVote(const DecisionSentence& input) {
  auto lower = input.lower;
  for (auto words : {"decision made that"sv, "decision also made that"sv, "decision taken that"sv,
                     "decision taken to"sv, "decision made to"sv, "decision was made that"sv, "decision was made to"sv,
                     "decision was taken to"sv, "decision was taken that"sv, "decision was to"sv})
    if (auto at = documents::findPhrase(lower, words); at != documents::nowhere && at < 80 && !isOtherOccasion(lower)) {
      auto the = lower.substr(0, at);
      size_t begin = the.ends_with("the ") ? at - 4 : the.ends_with("a ") ? at - 2 : at;
      return DecisionMatch{DecisionKind::AGREED, 80, begin};
    }
  if (mentionsDefeat(lower)) return DecisionMatch{DecisionKind::REJECTED, 80, 0};
  if (isProposedAndSeconded(lower)) {
    for (const auto& word : wordsOf(lower))
      if (auto kind = decisionNamed(word); kind && word != "decision" && word != "resolution")
        return DecisionMatch{*kind, 80, 0};
    return DecisionMatch{DecisionKind::AGREED, 80, 0};
  }
  return mentionsVote(lower) ? std::optional(DecisionMatch{DecisionKind::AGREED, 80, 0}) : std::nullopt;
}

std::optional<DecisionMatch> matchConsensus(const DecisionSentence& input) {
  constexpr std::array phrases{
      "consensus is to"sv,        "consensus is that"sv,  "consensus was to"sv,     "consensus was that"sv,
      "consensus to"sv,           "consensus that"sv,     "lazy consensus:"sv,      "general agreement to"sv,
      "general agreement that"sv, "broad agreement to"sv, "broad agreement that"sv, "full agreement to"sv,
      "full agreement that"sv,    "was agreement to"sv,   "was agreement that"sv,   "common agreement that"sv,
      "strong agreement that"sv,  "were no objections"sv, "was no objection"sv,     "was no opposition to"sv,
      "nobody objected"sv,        "no one objected"sv,    "concluded that"sv};
  constexpr std::array absent{"no"sv, "not"sv, "without"sv, "any"sv, "lack"sv, "seek"sv, "reach"sv};
  for (auto phrase : phrases) {
    auto at = documents::findPhrase(input.lower, phrase);
    if (at == documents::nowhere) continue;
    auto lead = input.lower.substr(0, at);
    auto words = wordsOf(lead);
    bool isConclusion = phrase == "concluded that" && lead != "it was ";  // otherwise it may be an opinion
    bool isAbsent = std::ranges::any_of(words, [&](const auto& word) { return contains(absent, word); });
    bool isReported = std::ranges::any_of(words, [](const auto& word) { return isSubordinating(word); });
    constexpr size_t longestLead = 8;
    if (!isConclusion && !isAbsent && !isReported && !isOtherOccasion(lead) && words.size() <= longestLead)
      return DecisionMatch{DecisionKind::AGREED, 75, 0};
  }
  // The response of a council to a planning application: 'Extension at The Gables – no objection.'
  auto at =
      std::min(documents::findPhrase(input.lower, "no objection"), documents::findPhrase(input.lower, "no objections"));
  if (at == documents::nowhere) return std::nullopt;
  auto lead = trim(input.lower.substr(0, at));
  auto rest = trim(input.lower.substr(at + 12));
  bool isAtEnd = wordsOf(rest).size() <= 1;
  bool isResponse = isAtEnd && ((lead.empty() && input.lower.starts_with("no objections")) || lead.ends_with('-') ||
                                lead.ends_with("–") || lead.ends_with(':') || lead.ends_with(';'));
  bool isOfBody = lead.ends_with(" had") && bodyAtBeginning(lead, input.minutes.group) + 4 == lead.size();
  return isResponse || isOfBody ? std::optional(DecisionMatch{DecisionKind::AGREED, 75, 0}) : std::nullopt;
}

}  // namespace minuted::minutes
