// Sentences in which a decision is a motion that was carried, or something on which all agreed: see rules.h.
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

bool isAt(const std::vector<std::string>& words, size_t i, std::string_view word) {
  return i < words.size() && words[i] == word;
}

}  // namespace

namespace {

// 'Secretary: Ann Lee, proposed Joe, seconded Jan', 'Lee proposed the accounts, Ray seconded'
bool namesWhatIsProposed(std::string_view lower, size_t proposed, size_t seconded) {
  constexpr std::array articles{"the"sv, "a"sv, "an"sv, "this"sv, "as"sv};
  auto before = trim(lower.substr(0, proposed));
  if (before.empty() || proposed > seconded) return false;
  if (wordsOf(before).size() > 1 && std::string_view(",(-").find(before.back()) != documents::nowhere) return true;
  auto between = wordsOf(lower.substr(proposed, seconded - proposed));
  bool passive = before.ends_with(" was") || before.ends_with(" were") || isAt(between, 1, "by");
  return !passive && std::ranges::any_of(between, [&](const auto& word) { return contains(articles, word); });
}

// 'Lee proposed and Ray seconded that Kit stays', 'It was proposed by Lee and seconded by Ray to co-opt Kit', 'Proposed
// by Lee, seconded by Ray and agreed'. Without what, it belongs to the sentence before.
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

std::optional<Told> toldAsVoted(const DecisionSentence& of) {
  auto lower = of.lower;
  for (auto words : {"decision made that"sv, "decision also made that"sv, "decision taken that"sv,
                     "decision taken to"sv, "decision made to"sv, "decision was made that"sv, "decision was made to"sv,
                     "decision was taken to"sv, "decision was taken that"sv, "decision was to"sv})
    if (auto at = documents::findPhrase(lower, words); at != documents::nowhere && at < 80 && !isElsewhere(lower)) {
      auto the = lower.substr(0, at);
      size_t begin = the.ends_with("the ") ? at - 4 : the.ends_with("a ") ? at - 2 : at;
      return Told{DecisionKind::AGREED, 80, begin};
    }
  if (tellsDefeat(lower)) return Told{DecisionKind::REJECTED, 80, 0};
  if (isProposedAndSeconded(lower)) {
    for (const auto& word : wordsOf(lower))
      if (auto kind = decisionNamed(word); kind && word != "decision" && word != "resolution")
        return Told{*kind, 80, 0};
    return Told{DecisionKind::AGREED, 80, 0};
  }
  return tellsVote(lower) ? std::optional(Told{DecisionKind::AGREED, 80, 0}) : std::nullopt;
}

std::optional<Told> toldAsOneMind(const DecisionSentence& of) {
  constexpr std::array phrases{
      "consensus is to"sv,        "consensus is that"sv,  "consensus was to"sv,     "consensus was that"sv,
      "consensus to"sv,           "consensus that"sv,     "lazy consensus:"sv,      "general agreement to"sv,
      "general agreement that"sv, "broad agreement to"sv, "broad agreement that"sv, "full agreement to"sv,
      "full agreement that"sv,    "was agreement to"sv,   "was agreement that"sv,   "common agreement that"sv,
      "strong agreement that"sv,  "were no objections"sv, "was no objection"sv,     "was no opposition to"sv,
      "nobody objected"sv,        "no one objected"sv,    "concluded that"sv};
  constexpr std::array absent{"no"sv, "not"sv, "without"sv, "any"sv, "lack"sv, "seek"sv, "reach"sv};
  for (auto phrase : phrases) {
    auto at = documents::findPhrase(of.lower, phrase);
    if (at == documents::nowhere) continue;
    auto lead = of.lower.substr(0, at);
    auto words = wordsOf(lead);
    bool concluded = phrase == "concluded that" && lead != "it was ";  // what a body concludes may be but its opinion
    bool missing = std::ranges::any_of(words, [&](const auto& word) { return contains(absent, word); });
    bool reported = std::ranges::any_of(words, [](const auto& word) { return isSubordinating(word); });
    constexpr size_t longestLead = 8;
    if (!concluded && !missing && !reported && !isElsewhere(lead) && words.size() <= longestLead)
      return Told{DecisionKind::AGREED, 75, 0};
  }
  // A council's word on an application: 'Extension at The Gables – no objection.'
  auto at = std::min(documents::findPhrase(of.lower, "no objection"), documents::findPhrase(of.lower, "no objections"));
  if (at == documents::nowhere) return std::nullopt;
  auto lead = trim(of.lower.substr(0, at));
  auto rest = trim(of.lower.substr(at + 12));
  bool ends = wordsOf(rest).size() <= 1;
  bool signedOff = ends && ((lead.empty() && of.lower.starts_with("no objections")) || lead.ends_with('-') ||
                            lead.ends_with("–") || lead.ends_with(':') || lead.ends_with(';'));
  bool bodys = lead.ends_with(" had") && bodyAtBeginning(lead, of.minutes.group) + 4 == lead.size();
  return signedOff || bodys ? std::optional(Told{DecisionKind::AGREED, 75, 0}) : std::nullopt;
}

}  // namespace minuted::minutes
