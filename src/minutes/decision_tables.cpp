#include "minutes/decision_tables.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "documents/phrases.h"
#include "minutes/decision_words.h"

namespace minuted {
namespace {

using namespace std::string_view_literals;
using schema::DecisionKind;

template <typename List>
bool contains(const List& list, std::string_view word) {
  return std::ranges::find(list, word) != list.end();
}

}  // namespace

std::optional<DecisionColumns> decisionColumns(const Block& row) {
  constexpr std::array texts{"motion"sv, "decision"sv, "decisions"sv, "resolution"sv, "resolutions"sv, "proposal"sv};
  constexpr std::array outcomes{"status"sv, "outcome"sv, "result"sv, "vote"sv, "votes"sv, "carried"sv};
  constexpr std::array others{"moved"sv,       "mover"sv,    "moved by"sv, "proposed"sv,    "proposer"sv,
                              "proposed by"sv, "seconded"sv, "seconder"sv, "seconded by"sv, "no"sv,
                              "ref"sv,         "number"sv,   "date"sv,     "item"sv,        "agenda item"sv};
  std::optional<size_t> text, outcome;
  bool other = false;
  for (size_t i = 0; i < row.cells.size(); ++i) {
    auto name = lowered(row.cells[i]);
    while (name.ends_with('.') || name.ends_with(':')) name.pop_back();
    if (!text && contains(texts, name)) text = i;
    if (!outcome && contains(outcomes, name)) outcome = i;
    other = other || contains(others, name);
  }
  return text && (outcome || other) ? std::optional(DecisionColumns{*text, outcome}) : std::nullopt;
}

std::optional<DecisionKind> outcomeNamed(std::string_view asWritten) {
  auto outcome = lowered(asWritten);
  if (findPhrase(outcome, "withdrawn") != nowhere) return std::nullopt;
  for (auto lost : {"lost"sv, "defeated"sv, "failed"sv, "not carried"sv, "fell"sv})
    if (findPhrase(outcome, lost) != nowhere) return DecisionKind::REJECTED;
  auto kind = DecisionKind::AGREED;
  for (const auto& word : wordsOf(outcome)) kind = decisionNamed(word).value_or(kind);
  return kind;
}

}  // namespace minuted
