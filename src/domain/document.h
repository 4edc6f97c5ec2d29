// Documents that were filed, and readings of them: what was found and what became of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "domain/event.h"
#include "domain/rules.h"
#include "status.capnp.h"

namespace minuted::domain {

using schema::ProposalStatus;

struct Document {
  std::string name;
  Bytes digest;
  uint32_t size = 0;
  bool operator==(const Document&) const = default;
};

struct Fate {
  ProposalStatus status = ProposalStatus::WAITING;
  Id subject;          // what came of it
  uint64_t words = 0;  // position of the event that has the proposal as it stands
  bool operator==(const Fate&) const = default;
};

struct Reading {
  Id document;
  Bytes digest;
  std::vector<Fate> fates;  // by number, from 1
  bool operator==(const Reading&) const = default;
};

extern const RuleTable documentRules, readingRules;
std::optional<std::string> refusal(const Document& document, bool known, Event event, Words words);
std::optional<std::string> refusal(const Reading& reading, bool known, Event event);
void apply(Document& document, Event event, Words words);
void apply(Reading& reading, Event event, Words words);

}  // namespace minuted::domain
