// A mail that asks a party about its actions. Between the record that it is prepared and the record that it was sent or
// returned, it is in doubt whether it was sent.
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
  std::vector<uint64_t> asks;  // a fingerprint of what is asked about each action
  OptionalDate preparedOn;
  schema::MailPurpose purpose = schema::MailPurpose::ASKS;
  MailStatus status = MailStatus::PREPARED;
  std::string note;
  bool operator==(const Mail&) const = default;
};

extern const RuleTable mailRules;
std::optional<std::string> refusal(const Mail& mail, bool isKnown, Event event, Words words);
void apply(Mail& mail, Event event, Words words);

}  // namespace minuted::domain
