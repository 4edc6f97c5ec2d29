// What may happen to a subject, in which state: one table a noun. The rules judge by these tables, the tests go through
// every cell of them, and `minuted help rules` prints them.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "domain/event.h"

namespace minuted::domain {

struct Rule {
  EventType event;
  std::string_view verb;     // 'cannot be VERB'
  std::string_view allowed;  // a column a state; x: may happen
  std::string_view by = "";  // whose part it is, where it is somebody's
};

struct RuleTable {
  std::string_view noun;
  std::span<const std::string_view> states;  // the first: what it has not been yet, before it is there
  std::span<const Rule> rules;
};

// For tables whose column is found by the ordinal of a status: whether the columns after the first are its enumerants,
// in their order and all of them. nameOf: an exhaustive switch, so that an enumerant without a column does not compile.
template <typename Status, size_t size>
constexpr bool areColumnsOf(const std::array<std::string_view, size>& states, std::string_view (*nameOf)(Status)) {
  for (size_t i = 1; i < size; ++i)
    if (states[i] != nameOf(static_cast<Status>(i - 1))) return false;
  return nameOf(static_cast<Status>(size - 1)).empty();
}

// Whether each rule has a mark for each column.
constexpr bool fillColumns(std::span<const Rule> rules, std::span<const std::string_view> states) {
  for (const auto& rule : rules)
    if (rule.allowed.size() != states.size()) return false;
  return true;
}

// Every table there is, for printing and for tests.
std::span<const RuleTable* const> ruleTables();

// Why the event may not happen in that state, by the table.
std::optional<std::string> refusalBy(const RuleTable& table, size_t state, Event event);

}  // namespace minuted::domain
