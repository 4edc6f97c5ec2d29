#include "domain/action.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace minuted::domain {
namespace {

using Body = schema::Event::Body;

constexpr std::array<std::string_view, 7> statusWords{"open",         "accepted", "declined", "in progress",
                                                      "claimed done", "closed",   "dropped"};

struct Rule {
  EventType event;
  std::string_view verb;     // 'cannot be VERB'
  std::string_view allowed;  // a column a status, in the order of ActionStatus; x: may happen
};

// clang-format off
//                                                     open accepted declined inProgress claimed closed dropped
constexpr std::array<Rule, 9> rules{{{Body::ACTION_ASSIGNED, "given to another owner",         "xxxxx.."},
                                     {Body::ACTION_ACCEPTED, "accepted",                       "x.x...."},
                                     {Body::ACTION_DECLINED, "declined",                       "xx.x..."},
                                     {Body::ACTION_PROGRESSED, "reported on",                  "xxxx..."},
                                     {Body::ACTION_CARRIED_FORWARD, "carried forward",         "xxxxx.."},
                                     {Body::ACTION_CLAIMED, "claimed as done",                 "xxxx..."},
                                     {Body::ACTION_CLOSED, "closed",                           "xxxxx.."},
                                     {Body::ACTION_REOPENED, "reopened",                       "....xxx"},
                                     {Body::ACTION_DROPPED, "dropped",                         "xxxxx.."}}};
// clang-format on
constexpr Rule dueRule{Body::ACTION_DUE_CHANGED, "given another due date", "xxxxx.."};

const Rule* ruleFor(EventType type) {
  if (type == dueRule.event) return &dueRule;
  auto rule = std::ranges::find(rules, type, &Rule::event);
  return rule == rules.end() ? nullptr : &*rule;
}

std::optional<std::string> ownersRefusal(capnp::List<schema::Owner>::Reader owners) {
  if (owners.size() == 0) return "An action needs an owner: a person, an organisation, a group or its members.";
  for (auto owner : owners) {
    auto kind = Id(owner.getParty()).kind();
    if (kind != Kind::PERSON && kind != Kind::ORGANISATION && kind != Kind::GROUP)
      return fmt::format("{} cannot own an action.", reference(Id(owner.getParty())));
    if (owner.getCollective() && kind != Kind::GROUP) return "Only the members of a group can own an action together.";
  }
  return std::nullopt;
}

void setOwners(Action& action, capnp::List<schema::Owner>::Reader owners) {
  action.owners.clear();
  for (auto owner : owners)
    action.owners.push_back({Id(owner.getParty()), Id(owner.getOnBehalfOf()), owner.getCollective()});
}

void setText(std::string& to, capnp::Text::Reader text) {
  if (text.size() > 0) to = text.cStr();
}

void setStatus(Action& action, ActionStatus status, Event event) {
  action.status = status;
  action.statusOn = readDate(event.hasHappenedOn(), event.getHappenedOn());
}

}  // namespace

bool isLive(const Action& action) {
  return action.status != ActionStatus::CLOSED && action.status != ActionStatus::DROPPED;
}

int32_t daysLate(const Action& action, Date today) {
  if (!isLive(action) || action.status == ActionStatus::CLAIMED || !action.due) return 0;
  return std::max(0, today.day - lastDay(*action.due));
}

std::optional<std::string> refusal(const Action& action, bool known, Event event) {
  auto body = event.getBody();
  auto type = body.which();
  if (type == Body::ACTION_ENTERED) {
    if (known) return "It has been entered already.";
    return std::nullopt;
  }
  if (type == Body::ACTION_RAISED) {
    if (action.raised) return "It has been raised already.";
    return ownersRefusal(body.getActionRaised().getOwners());
  }
  const auto* rule = ruleFor(type);
  if (rule == nullptr) return fmt::format("{} does not happen to an action.", eventName(type));
  if (!known) return "It has not been raised yet on that day.";
  auto status = static_cast<size_t>(action.status);
  if (rule->allowed[status] != 'x') return fmt::format("It is {} and cannot be {}.", statusWords[status], rule->verb);
  if (type == Body::ACTION_ASSIGNED) return ownersRefusal(body.getActionAssigned().getOwners());
  if (type == Body::ACTION_DUE_CHANGED && !body.getActionDueChanged().hasDue()) return "A new due date is needed.";
  return std::nullopt;
}

void apply(Action& action, Event event, Words words) {
  auto body = event.getBody();
  switch (body.which()) {
    case Body::ACTION_ENTERED: {
      auto entered = body.getActionEntered();
      setText(action.text, words.getText());
      setOwners(action, entered.getOwners());
      action.group = Id(entered.getGroup());
      return;
    }
    case Body::ACTION_RAISED: {
      auto raised = body.getActionRaised();
      setText(action.text, words.getText());
      setOwners(action, raised.getOwners());
      action.group = Id(raised.getGroup());
      action.meeting = Id(raised.getMeeting());
      action.item = raised.getItem();
      action.decision = Id(raised.getDecision());
      action.answerTo = Id(raised.getAnswerTo());
      action.due = action.firstDue = readDate(raised.hasDue(), raised.getDue());
      action.raisedOn = readDate(event.hasHappenedOn(), event.getHappenedOn());
      action.raised = true;
      setStatus(action, ActionStatus::OPEN, event);
      return;
    }
    case Body::ACTION_ASSIGNED:
      setOwners(action, body.getActionAssigned().getOwners());
      setStatus(action, ActionStatus::OPEN, event);  // the new owners have not answered yet
      break;
    case Body::ACTION_ACCEPTED: setStatus(action, ActionStatus::ACCEPTED, event); break;
    case Body::ACTION_DECLINED: setStatus(action, ActionStatus::DECLINED, event); break;
    case Body::ACTION_PROGRESSED: setStatus(action, ActionStatus::IN_PROGRESS, event); break;
    case Body::ACTION_CARRIED_FORWARD: ++action.timesCarried; break;
    case Body::ACTION_CLAIMED: setStatus(action, ActionStatus::CLAIMED, event); break;
    case Body::ACTION_CLOSED: setStatus(action, ActionStatus::CLOSED, event); break;
    case Body::ACTION_REOPENED: setStatus(action, ActionStatus::OPEN, event); break;
    case Body::ACTION_DROPPED: setStatus(action, ActionStatus::DROPPED, event); break;
    case Body::ACTION_DUE_CHANGED: {
      auto due = readDate(true, body.getActionDueChanged().getDue());
      if (action.firstDue && due != action.due) ++action.extensions;  // said again, it is no extension
      if (!action.firstDue) action.firstDue = due;
      action.due = due;
      break;
    }
    default: return;
  }
  setText(action.note, words.getNote());
}

}  // namespace minuted::domain
