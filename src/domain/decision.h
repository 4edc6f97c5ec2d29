// A decision: what a group agreed, noted, approved, …, at a meeting.
#pragma once

#include <optional>
#include <string>

#include "domain/event.h"

namespace minuted::domain {

struct Decision {
  std::string text;
  schema::DecisionKind kind = schema::DecisionKind::AGREED;
  OptionalDate decidedOn;
  Id group, meeting, proposer, seconder;
  uint16_t item = 0;
  bool operator==(const Decision&) const = default;
};

std::optional<std::string> refusal(const Decision& decision, bool known, Event event, Words words);
void apply(Decision& decision, Event event, Words words);

}  // namespace minuted::domain
