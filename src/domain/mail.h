// A mail that asks somebody for their actions. From being prepared until it is known to be sent it is in doubt.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "domain/event.h"
#include "domain/rules.h"
#include "status.capnp.h"

namespace minuted::domain {

using schema::MailStatus;

struct Mail {
  Id party;
  std::string address;
  Bytes digest;
  std::vector<Id> actions;
  std::vector<uint64_t> asks;  // of each action: a fingerprint of what is asked
  OptionalDate preparedOn;
  MailStatus status = MailStatus::PREPARED;
  std::string note;
  bool operator==(const Mail&) const = default;
};

extern const RuleTable mailRules;
std::optional<std::string> refusal(const Mail& mail, bool known, Event event, Words words);
void apply(Mail& mail, Event event, Words words);

}  // namespace minuted::domain
