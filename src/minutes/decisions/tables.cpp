#include "minutes/decisions/tables.h"

#include <algorithm>
#include <array>

#include "base/ranges.h"
#include "base/text.h"
#include "documents/column_names.h"
#include "documents/phrases.h"
#include "minutes/decisions/words.h"

namespace minuted::minutes {
namespace {

using namespace std::string_view_literals;
using schema::DecisionKind;

constexpr std::array subjects{"item"sv,        "topic"sv,       "subject"sv, "issue"sv,
                              "application"sv, "agenda item"sv, "matter"sv};
constexpr std::array otherTitles{"no"sv, "ref"sv, "number"sv, "date"sv, "item"sv, "agenda item"sv, "topic"sv};

std::string plainName(std::string_view cell) {
  auto name = documents::toLower(trim(cell));
  while (name.ends_with('.') || name.ends_with(':')) name.pop_back();
  return name;
}

}  // namespace

std::optional<DecisionColumns> decisionColumns(const documents::Block& row) {
  constexpr std::array texts{"motion"sv, "decision"sv, "decisions"sv, "resolution"sv, "resolutions"sv, "proposal"sv};
  std::optional<size_t> text, outcome, subject, owners;
  bool hasOther = false;
  for (size_t i = 0; i < row.cells.size(); ++i) {
    auto name = plainName(row.cells[i]);
    if (!text && contains(texts, name)) text = i;
    if (!outcome && isOutcomeName(name)) outcome = i;
    if (!subject && contains(subjects, name)) subject = i;
    if (!owners && documents::columnNamed(name) == documents::ColumnName::owner) owners = i;
    hasOther = hasOther || contains(otherTitles, name) || isMoverName(name);
  }
  if (text && (outcome || hasOther)) return DecisionColumns{.text = *text, .outcome = outcome};
  if (outcome && subject) return DecisionColumns{.text = *outcome, .subject = subject, .owners = owners};
  return std::nullopt;
}

bool isOutcomeName(std::string_view name) {
  constexpr std::array outcomes{"status"sv, "outcome"sv, "outcomes"sv, "result"sv, "vote"sv, "votes"sv, "carried"sv};
  return contains(outcomes, plainName(name));
}

bool isMoverName(std::string_view name) {
  constexpr std::array movers{"moved"sv,       "mover"sv,    "moved by"sv, "proposed"sv,    "proposer"sv,
                              "proposed by"sv, "seconded"sv, "seconder"sv, "seconded by"sv, "nominated by"sv};
  return contains(movers, plainName(name));
}

std::optional<DecisionKind> outcomeNamed(std::string_view asWritten) {
  auto outcome = documents::toLower(asWritten);
  if (documents::findPhrase(outcome, "withdrawn") != documents::nowhere) return std::nullopt;
  for (auto defeatWord : {"lost"sv, "defeated"sv, "failed"sv, "not carried"sv, "fell"sv})
    if (documents::findPhrase(outcome, defeatWord) != documents::nowhere) return DecisionKind::REJECTED;
  auto kind = DecisionKind::AGREED;
  for (const auto& word : wordsOf(outcome)) kind = decisionNamed(word).value_or(kind);
  return kind;
}

}  // namespace minuted::minutes
