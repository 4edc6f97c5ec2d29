// The tables of rules: which events may happen to a subject in which state, one table for each kind of subject. Events
// are judged by these tables, the tests check every cell of them, and `minuted help rules` prints them.
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
  std::string_view verb;     // completes 'It cannot be …'
  std::string_view allowed;  // one character for each state: x where the event may happen
  std::string_view by = "";  // who brings the event about, where only one party can
};

struct RuleTable {
  std::string_view noun;
  std::span<const std::string_view> states;  // the first is what it has not been yet while it does not exist
  std::span<const Rule> rules;
};

// For tables whose column is computed from the number of a status: whether the columns after the first are all values
// of the status, in order. nameOf is an exhaustive switch, so that a new value without a column does not compile.
template <typename Status, size_t size>
constexpr bool areColumnsOf(const std::array<std::string_view, size>& states, std::string_view (*nameOf)(Status)) {
  for (size_t i = 1; i < size; ++i)
    if (states[i] != nameOf(static_cast<Status>(i - 1))) return false;
  return nameOf(static_cast<Status>(size - 1)).empty();
}

// Whether each rule has a character for each state.
constexpr bool fillColumns(std::span<const Rule> rules, std::span<const std::string_view> states) {
  for (const auto& rule : rules)
    if (rule.allowed.size() != states.size()) return false;
  return true;
}

// All tables, for printing and for tests.
std::span<const RuleTable* const> ruleTables();

// What the event does to its subject, by its rule: 'given another due date'; its name where no table has it.
std::string_view verbOf(EventType type);

// Why the table does not allow the event in this state; nothing where it does.
std::optional<std::string> refusalBy(const RuleTable& table, size_t state, Event event);

}  // namespace minuted::domain
