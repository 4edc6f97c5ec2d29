// An action: the text, its owners, and the events that happen to it (docs/ARCHITECTURE.md, 'The life of an action').
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/event.h"
#include "domain/rules.h"
#include "status.capnp.h"

namespace minuted::domain {

using schema::ActionStatus;
using schema::AnswerStatus;

struct Owner {
  Id party;                 // a person, an organisation or a group
  Id onBehalfOf;            // the organisation that the person acts for, if any
  bool collective = false;  // each member of the group answers for itself
  bool operator==(const Owner&) const = default;
};

// The newest answer of a party. Without a party it is that of the owner, where there is only one; where there are
// several, nobody's in particular, as registers have it that were kept before each had to answer for itself.
struct OwnerAnswer {
  Id party;
  AnswerStatus status = AnswerStatus::SILENT;
  OptionalDate on;
  std::string note;
  std::string proposal;  // of a counter-proposal: what to ask instead, ...
  OptionalDate due;      // ... and by when
  bool operator==(const OwnerAnswer&) const = default;
};

struct DueChange {
  OptionalDate old, now;
  Id grantedBy;
  OptionalDate on;
  std::string why;
  bool operator==(const DueChange&) const = default;
};

struct ExtensionRequest {
  Id by;
  OptionalDate due;
  bool operator==(const ExtensionRequest&) const = default;
};

struct RagOverride {
  schema::Rag rag = schema::Rag::GREEN;
  std::string note;
  bool operator==(const RagOverride&) const = default;
};

// Somebody who wants to hear what becomes of the action.
struct Follower {
  Id party;
  uint64_t since = 0;  // the position of the event that says so: what was recorded before is no news
  bool operator==(const Follower&) const = default;
};

struct Action {
  std::string text;
  std::vector<Owner> owners;
  Id group, meeting, decision, answerTo;
  uint16_t item = 0;
  OptionalDate raisedOn, firstDue, due;
  OptionalDate askedOn;  // of its present owners: when it was raised, given to them or reopened
  ActionStatus status = ActionStatus::OPEN;
  OptionalDate statusOn;
  uint16_t timesCarried = 0;
  uint16_t extensions = 0;
  std::string note;
  bool raised = false;

  schema::ActionKind kind = schema::ActionKind::ASK;
  Id priority, programme;
  Id dueAtNext;  // due at this group's next meeting, whose date the query looks up
  bool confidential = false;
  Id supersededBy, escalatedTo;
  std::optional<ExtensionRequest> requested;
  std::optional<RagOverride> rag;
  std::vector<OwnerAnswer> answers;  // one a party, that of the newest last
  std::vector<DueChange> moves;
  uint16_t reopened = 0;
  schema::Urgency urgency = schema::Urgency::NORMAL;
  Id continuedBy;            // another action that goes on from it
  std::vector<Id> waitsFor;  // other actions that have to be done before
  uint8_t every = 0;         // it is asked again, so many units after the day it was due or closed; 0: once
  schema::Interval unit = schema::Interval::WEEK;
  std::vector<Follower> followers;

  bool operator==(const Action&) const = default;
};

// Whether the action is neither closed, dropped nor superseded, so that somebody still has something to do.
bool isLive(const Action& action);

// Whether some owner is a group whose members each answer for themselves.
bool isCollective(const Action& action);

// Several are asked, each for itself: then an answer needs to say whose it is.
bool isJoint(const Action& action);

// The newest counter-proposal that the group has not answered; nullptr where there is none.
const OwnerAnswer* counterProposal(const Action& action);

// Whether the event is an answer of one of those who are asked: accepting, declining, proposing something else, asking
// for more time, reporting, claiming.
bool isAnswer(EventType type);

// What its rating depends on.
struct Rated {
  ActionStatus status;
  bool isOverdue;
  OptionalDate due;
  int32_t daysSilent;
  uint16_t timesCarried;
};

// Of an action that is not over. Red: overdue, or declined. Amber: due within a fortnight, or carried forward twice, or
// nobody has answered for a month after it was raised. Green: otherwise, and once it is claimed. The one published
// rule; an override is shown beside it.
schema::Rag ragOf(const Rated& rated, Date today);

extern const RuleTable actionRules;

// Why the event may not happen to the action, or nothing where it may. `isKnown`: an event has happened to it before.
std::optional<std::string> refusal(const Action& action, bool isKnown, Event event);

// Changes the action as the event says. The event must be allowed, or have been recorded.
void apply(Action& action, Event event, Words words);

}  // namespace minuted::domain
