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

// The newest answer of one party.
struct OwnerAnswer {
  Id party;
  AnswerStatus status = AnswerStatus::SILENT;
  OptionalDate on;
  std::string note;
  bool operator==(const OwnerAnswer&) const = default;
};

struct DueChange {
  OptionalDate old, now;
  Id grantedBy;
  OptionalDate on;
  std::string why;
  bool operator==(const DueChange&) const = default;
};

// Another text or due date, which an owner has proposed and nobody has answered yet.
struct CounterProposal {
  Id by;
  std::string text;
  OptionalDate due;
  bool operator==(const CounterProposal&) const = default;
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

struct Action {
  std::string text;
  std::vector<Owner> owners;
  Id group, meeting, decision, answerTo;
  uint16_t item = 0;
  OptionalDate raisedOn, firstDue, due;
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
  std::optional<CounterProposal> counter;
  std::optional<RagOverride> rag;
  std::vector<OwnerAnswer> answers;
  std::vector<DueChange> moves;
  uint16_t reopened = 0;

  bool operator==(const Action&) const = default;
};

// Whether the action is neither closed, dropped nor superseded, so that somebody still has something to do.
bool isLive(const Action& action);

// Whether some owner is a group whose members each answer for themselves.
bool isCollective(const Action& action);

// The days that have passed since the due date; 0 where the action is not live, claimed, without a due date or not
// late. An action is overdue where this is more than 0; there is no other rule.
int32_t daysLate(const Action& action, OptionalDate due, Date today);

// Red: overdue or declined. Amber: due within a fortnight, carried forward twice, or without an answer for a month.
// Green otherwise. A rating by hand (Action::rag) is shown beside this one and does not change it.
schema::Rag ragOf(const Action& action, OptionalDate due, Date today);

// The days since it was raised or assigned; 0 once there is an answer, and where it is no longer open.
int32_t daysSilent(const Action& action, Date today);

extern const RuleTable actionRules;

// Why the event may not happen to the action, or nothing where it may. `isKnown`: an event has happened to it before.
std::optional<std::string> refusal(const Action& action, bool isKnown, Event event);

// Changes the action as the event says. The event must be allowed, or have been recorded.
void apply(Action& action, Event event, Words words);

}  // namespace minuted::domain
