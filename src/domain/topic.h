// A topic for a future agenda, which waits until it is placed on that of a meeting.
#pragma once

#include <optional>
#include <string>

#include "domain/event.h"
#include "domain/rules.h"
#include "status.capnp.h"

namespace minuted::domain {

using schema::TopicStatus;

struct Topic {
  std::string text;
  Id group, raisedBy, meeting;
  OptionalDate raisedOn;
  TopicStatus status = TopicStatus::WAITING;
  std::string note;
  bool operator==(const Topic&) const = default;
};

extern const RuleTable topicRules;
std::optional<std::string> refusal(const Topic& topic, bool isKnown, Event event, Words words);
void apply(Topic& topic, Event event, Words words);

}  // namespace minuted::domain
