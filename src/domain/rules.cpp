#include "domain/rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/result.h"
#include "domain/action.h"
#include "domain/decision.h"
#include "domain/document.h"
#include "domain/funding.h"
#include "domain/mail.h"
#include "domain/measure.h"
#include "domain/meeting.h"
#include "domain/party.h"
#include "domain/priority.h"
#include "domain/report.h"
#include "domain/topic.h"

namespace minuted::domain {

std::span<const RuleTable* const> ruleTables() {
  static constexpr std::array<const RuleTable*, 16> all{
      &actionRules,      &decisionRules, &meetingRules,   &topicRules,   &groupRules,       &partyRules,
      &appointmentRules, &priorityRules, &programmeRules, &measureRules, &achievementRules, &fundingRules,
      &documentRules,    &readingRules,  &mailRules,      &reportRules};
  return all;
}

std::string_view verbOf(EventType type) {
  for (const auto* table : ruleTables())
    for (const auto& rule : table->rules)
      if (rule.event == type) return rule.verb;
  return eventName(type);
}

std::optional<std::string> refusalBy(const RuleTable& table, size_t state, Event event) {
  auto type = event.getBody().which();
  auto rule = std::ranges::find(table.rules, type, &Rule::event);
  if (rule == table.rules.end()) {
    auto article = std::string_view("aeiou").find(table.noun.front()) == std::string_view::npos ? "a" : "an";
    return fmt::format("{} does not happen to {} {}.", eventName(type), article, table.noun);
  }
  REQUIRE(state < rule->allowed.size());
  if (rule->allowed[state] == 'x') return std::nullopt;
  if (state == 0) return fmt::format("It has not been {} yet on that day.", table.states[0]);
  if (beginsSubject(type) && rule->allowed.find('x', 1) == std::string_view::npos)
    return fmt::format("It has been {} already.", rule->verb);
  if (table.states[state] == rule->verb) return fmt::format("It is {} already.", rule->verb);
  return fmt::format("It is {} and cannot be {}.", table.states[state], rule->verb);
}

}  // namespace minuted::domain
