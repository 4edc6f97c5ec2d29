// An action: the ask, its owners, and its life (docs/ARCHITECTURE.md, 'The life of an action').
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/event.h"
#include "view.capnp.h"

namespace minuted::domain {

using schema::ActionStatus;

struct Owner {
  Id party;       // a person, an organisation or a group
  Id onBehalfOf;  // a person's mandate
  bool collective = false;
  bool operator==(const Owner&) const = default;
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

  bool operator==(const Action&) const = default;
};

// Neither closed nor dropped: somebody still has something to do.
bool isLive(const Action& action);

// Days past its due date on that day, 0 where it is not live, not due or not late. The one rule of what is overdue.
int32_t daysLate(const Action& action, Date today);

// Why the event may not happen to the action, or nothing where it may. One row an event, one column a status.
std::optional<std::string> refusal(const Action& action, bool known, Event event);

void apply(Action& action, Event event, Words words);

}  // namespace minuted::domain
