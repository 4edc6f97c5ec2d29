// An action: the ask, its owners, and its life (docs/ARCHITECTURE.md, 'The life of an action').
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
  Id party;       // a person, an organisation or a group
  Id onBehalfOf;  // a person's mandate
  bool collective = false;
  bool operator==(const Owner&) const = default;
};

// What one party has said, newest last.
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

// Another ask, or another day, that an owner proposes and nobody has answered.
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
  Id dueAtNext;  // due at this group's next meeting; the day is joined by the query
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

// Neither closed, dropped nor superseded: somebody still has something to do.
bool isLive(const Action& action);

// Each member of a group is asked for itself.
bool isCollective(const Action& action);

// Days past its due date on that day, 0 where it is not live, not due or not late. The one rule of what is overdue.
int32_t daysLate(const Action& action, OptionalDate due, Date today);

// Red: overdue, or declined. Amber: due within a fortnight, or carried forward twice, or nobody has answered for a
// month after it was raised. Green otherwise. The one published rule; an override is shown beside it.
schema::Rag ragOf(const Action& action, OptionalDate due, Date today);

// Days since it was raised or given to its owners without any answer; 0 where there was one, or it is over.
int32_t daysSilent(const Action& action, Date today);

// Why the event may not happen to the action, or nothing where it may.
extern const RuleTable actionRules;
std::optional<std::string> refusal(const Action& action, bool known, Event event);

void apply(Action& action, Event event, Words words);

}  // namespace minuted::domain
