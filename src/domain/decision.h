// A decision: what a group agreed, noted, approved, …, at a meeting, and what became of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/event.h"
#include "domain/rules.h"
#include "status.capnp.h"

namespace minuted::domain {

using schema::DecisionStatus;

// What a party said, where it was recorded; else it follows from attendance (queries/decisions.cpp).
struct PartyPosition {
  Id party, onBehalfOf;
  schema::Position position = schema::Position::AGREED;
  std::string reason;
  bool operator==(const PartyPosition&) const = default;
};

struct Decision {
  std::string text;
  schema::DecisionKind kind = schema::DecisionKind::AGREED;
  OptionalDate decidedOn;
  Id group, meeting, proposer, seconder;
  uint16_t item = 0;

  Id addressedTo;  // of a recommendation
  OptionalDate reviewOn;
  bool confidential = false;
  std::string reason;
  std::vector<PartyPosition> positions;
  DecisionStatus status = DecisionStatus::STANDS;
  Id by;  // the decision that superseded or rescinded it
  uint16_t reviews = 0;
  std::string uptake;  // what the body that it is addressed to has answered
  bool operator==(const Decision&) const = default;
};

extern const RuleTable decisionRules;
std::optional<std::string> refusal(const Decision& decision, bool known, Event event, Words words);
void apply(Decision& decision, Event event, Words words);

}  // namespace minuted::domain
