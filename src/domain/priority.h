// Priorities that a group sets for a period, and programmes (strategies, plans, projects, phases) that it follows.
#pragma once

#include <optional>
#include <string>

#include "domain/event.h"
#include "domain/rules.h"
#include "status.capnp.h"

namespace minuted::domain {

using schema::PriorityStatus;
using schema::ProgrammeStatus;

struct Priority {
  std::string text;
  Id group, programme, decision;
  OptionalDate from, until;
  uint16_t number = 0;
  PriorityStatus status = PriorityStatus::CURRENT;
  uint16_t reports = 0;
  OptionalDate reportedOn;
  std::string note;
  bool operator==(const Priority&) const = default;
};

struct Programme {
  std::string name, text;
  schema::ProgrammeKind kind = schema::ProgrammeKind::PROGRAMME;
  Id group, parent, decision, adoptedBy;
  ProgrammeStatus status = ProgrammeStatus::ADOPTED;
  OptionalDate adoptedOn, statusOn;
  std::string note;
  bool operator==(const Programme&) const = default;
};

extern const RuleTable priorityRules, programmeRules;
std::optional<std::string> refusal(const Priority& priority, bool isKnown, Event event, Words words);
std::optional<std::string> refusal(const Programme& programme, bool isKnown, Event event, Words words);
void apply(Priority& priority, Event event, Words words);
void apply(Programme& programme, Event event, Words words);

}  // namespace minuted::domain
