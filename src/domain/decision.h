// A decision: what a group agreed, noted or approved at a meeting or by written procedure, and whether it still stands.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/event.h"
#include "domain/rules.h"
#include "status.capnp.h"

namespace minuted::domain {

using schema::DecisionStatus;

// The position of a party, where one was recorded. Otherwise it follows from attendance (queries/decisions.cpp).
struct PartyPosition {
  Id party, onBehalfOf;
  schema::Position position = schema::Position::AGREED;
  std::string reason;
  bool operator==(const PartyPosition&) const = default;
};

// The answer of the body that a recommendation is addressed to.
struct Uptake {
  schema::Uptake taken = schema::Uptake::WHOLLY;
  std::string reply;
  bool operator==(const Uptake&) const = default;
};

// How the votes were cast, where they were counted.
struct Votes {
  uint16_t inFavour = 0, against = 0, abstained = 0;
  bool operator==(const Votes&) const = default;
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
  std::optional<Uptake> uptake;  // of a recommendation, once it was answered
  std::optional<Votes> votes;
  OptionalDate proposedOn, closesOn;  // by written procedure: until when positions are taken
  bool operator==(const Decision&) const = default;
};

// Whether the group took it: a proposal of which nothing came is none of its decisions.
bool wasTaken(const Decision& decision);

// "taken in part: from April"
std::string uptakeText(const Uptake& uptake);
// "7 for, 2 against, 1 abstained"
std::string votesText(const Votes& votes);

extern const RuleTable decisionRules;
std::optional<std::string> refusal(const Decision& decision, bool isKnown, Event event, Words words);
void apply(Decision& decision, Event event, Words words);

}  // namespace minuted::domain
