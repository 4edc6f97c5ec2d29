#include "domain/action.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace minuted::domain {
namespace {

using Body = schema::Event::Body;

constexpr std::array<std::string_view, 9> states{"raised",       "open",   "accepted", "declined",  "in progress",
                                                 "claimed done", "closed", "dropped",  "superseded"};
constexpr std::string_view columnOf(ActionStatus status) {
  switch (status) {
    case ActionStatus::OPEN: return "open";
    case ActionStatus::ACCEPTED: return "accepted";
    case ActionStatus::DECLINED: return "declined";
    case ActionStatus::IN_PROGRESS: return "in progress";
    case ActionStatus::CLAIMED: return "claimed done";
    case ActionStatus::CLOSED: return "closed";
    case ActionStatus::DROPPED: return "dropped";
    case ActionStatus::SUPERSEDED: return "superseded";
  }
  return "";
}
static_assert(areColumnsOf(states, columnOf));

// clang-format off
constexpr std::array rules{
    //                                                                       not there
    //                                                                       |open
    //                                                                       ||accepted
    //                                                                       |||declined
    //                                                                       ||||in progress
    //                                                                       |||||claimed done
    //                                                                       ||||||closed
    //                                                                       |||||||dropped
    //                                                                       ||||||||superseded
    Rule{Body::ACTION_ENTERED,             "entered",                       "x........"},
    Rule{Body::ACTION_RAISED,              "raised",                        "x........", "the group"},  // or entered
    Rule{Body::ACTION_ASSIGNED,            "given to another owner",        ".xxxxx...", "the group"},
    Rule{Body::ACTION_ACCEPTED,            "accepted",                      ".x.x.....", "an owner"},
    Rule{Body::ACTION_DECLINED,            "declined",                      ".xx.x....", "an owner"},
    Rule{Body::ACTION_COUNTER_PROPOSED,    "answered with another proposal", ".xxxx....", "an owner"},
    Rule{Body::ACTION_PROGRESSED,          "reported on",                   ".xxxx....", "an owner"},
    Rule{Body::ACTION_EXTENSION_REQUESTED, "asked more time for",           ".xxxx....", "an owner"},
    Rule{Body::ACTION_EXTENSION_REFUSED,   "refused more time",             ".xxxxx...", "the group"},
    Rule{Body::ACTION_DUE_CHANGED,         "given another due date",        ".xxxxx...", "the group"},
    Rule{Body::ACTION_REWORDED,            "reworded",                      ".xxxxx...", "the group"},
    Rule{Body::ACTION_CARRIED_FORWARD,     "carried forward",               ".xxxxx...", "the group"},
    Rule{Body::ACTION_REFERRED,            "referred to another group",     ".xxxxx...", "the group"},
    Rule{Body::ACTION_ESCALATED,           "escalated",                     ".xxxxx...", "the group"},
    Rule{Body::ACTION_EXCUSED,             "excused",                       ".xxxxx...", "the group"},
    Rule{Body::RAG_OVERRIDDEN,             "rated by hand",                 ".xxxxx..."},
    Rule{Body::RAG_OVERRIDE_ENDED,         "rated by the rule again",       ".xxxxx..."},
    Rule{Body::ACTION_CLAIMED,             "claimed as done",               ".xxxx....", "an owner"},
    Rule{Body::ACTION_CLOSED,              "closed",                        ".xxxxx...", "the group"},
    Rule{Body::ACTION_DROPPED,             "dropped",                       ".xxxxx...", "the group"},
    Rule{Body::ACTION_SUPERSEDED,          "superseded",                    ".xxxxx...", "the group"},
    Rule{Body::ACTION_REOPENED,            "reopened",                      ".....xxxx", "the group"}};
// clang-format on

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

// Only an owner may answer. Where an owner is no person, anybody may answer on its behalf, since the action does not
// know who may speak for an organisation or a group.
std::optional<std::string> answerRefusal(const Action& action, Id party) {
  if (!party || action.owners.empty()) return std::nullopt;
  for (const auto& owner : action.owners)
    if (owner.party == party || owner.onBehalfOf == party || owner.party.kind() != Kind::PERSON) return std::nullopt;
  return fmt::format("{} is not among its owners.", reference(party));
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
  action.statusOn = dayOf(event);
}

void noteAnswer(Action& action, Id party, AnswerStatus status, Event event, Words words) {
  auto existing = std::ranges::find(action.answers, party, &OwnerAnswer::party);
  auto& answer = existing == action.answers.end() ? action.answers.emplace_back() : *existing;
  answer = {party, status, dayOf(event), words.getNote().cStr()};
}

// The answer of an owner sets the status of the action. A collective action is not declined or claimed by one
// member: a decline does not change it, and a claim makes it 'in progress' (queries/roster.h tells when all have
// claimed).
void applyAnswer(Action& action, schema::ActionAnswered::Reader fields, AnswerStatus status, Event event, Words words) {
  noteAnswer(action, Id(fields.getParty()), status, event, words);
  switch (status) {
    case AnswerStatus::ACCEPTED: return setStatus(action, ActionStatus::ACCEPTED, event);
    case AnswerStatus::DECLINED:
      if (!isCollective(action)) setStatus(action, ActionStatus::DECLINED, event);
      return;
    case AnswerStatus::CLAIMED:
      return setStatus(action, isCollective(action) ? ActionStatus::IN_PROGRESS : ActionStatus::CLAIMED, event);
    case AnswerStatus::IN_PROGRESS: return setStatus(action, ActionStatus::IN_PROGRESS, event);
    default: return;
  }
}

void changeDue(Action& action, schema::ActionDueChanged::Reader fields, Event event, Words words) {
  auto due = readDate(fields.hasDue(), fields.getDue());
  bool isFirst = !action.firstDue && !action.dueAtNext;
  bool isChanged = due != action.due || Id(fields.getDueAtNext()) != action.dueAtNext;
  if (!isFirst && isChanged) {  // the same due date again is no extension
    ++action.extensions;
    action.moves.push_back({action.due, due, Id(fields.getGrantedBy()), dayOf(event), words.getNote().cStr()});
  }
  if (isFirst) action.firstDue = due;
  action.due = due;
  action.dueAtNext = Id(fields.getDueAtNext());
  action.requested.reset();
}

void raise(Action& action, Event event, Words words) {
  auto raised = event.getBody().getActionRaised();
  setText(action.text, words.getText());
  setOwners(action, raised.getOwners());
  action.group = Id(raised.getGroup());
  action.meeting = Id(raised.getMeeting());
  action.item = raised.getItem();
  action.decision = Id(raised.getDecision());
  action.answerTo = Id(raised.getAnswerTo());
  action.due = action.firstDue = readDate(raised.hasDue(), raised.getDue());
  action.raisedOn = dayOf(event);
  action.raised = true;
  action.kind = raised.getKind();
  action.priority = Id(raised.getPriority());
  action.programme = Id(raised.getProgramme());
  action.dueAtNext = Id(raised.getDueAtNext());
  action.confidential = raised.getConfidential();
  setStatus(action, ActionStatus::OPEN, event);
}

}  // namespace

constexpr RuleTable actionRules{"action", states, rules};
static_assert(fillColumns(rules, states));

bool isLive(const Action& action) {
  return action.status != ActionStatus::CLOSED && action.status != ActionStatus::DROPPED &&
         action.status != ActionStatus::SUPERSEDED;
}

bool isCollective(const Action& action) { return std::ranges::any_of(action.owners, &Owner::collective); }

int32_t daysLate(const Action& action, OptionalDate due, Date today) {
  if (!isLive(action) || action.status == ActionStatus::CLAIMED || !due) return 0;
  return std::max(0, today.day - lastDay(*due));
}

int32_t daysSilent(const Action& action, Date today) {
  if (action.status != ActionStatus::OPEN || !action.answers.empty() || !action.statusOn) return 0;
  return std::max(0, today.day - lastDay(*action.statusOn));
}

schema::Rag ragOf(const Action& action, OptionalDate due, Date today) {
  constexpr int32_t fortnight = 14, month = 30;  // days
  constexpr uint16_t carriedOften = 2;
  if (!isLive(action) || action.status == ActionStatus::CLAIMED) return schema::Rag::GREEN;
  if (daysLate(action, due, today) > 0 || action.status == ActionStatus::DECLINED) return schema::Rag::RED;
  bool isDueSoon = due && lastDay(*due) - today.day <= fortnight;
  if (isDueSoon || action.timesCarried >= carriedOften || daysSilent(action, today) > month) return schema::Rag::AMBER;
  return schema::Rag::GREEN;
}

std::optional<std::string> refusal(const Action& action, bool isKnown, Event event) {
  auto body = event.getBody();
  auto state = isKnown ? static_cast<size_t>(action.status) + 1 : 0;
  if (body.isActionEntered() && isKnown) return "It has been entered already.";
  if (body.isActionRaised() && action.raised) return "It has been raised already.";
  if (body.isActionRaised())
    return ownersRefusal(body.getActionRaised().getOwners());  // also of one that was entered before
  if (auto refused = refusalBy(actionRules, state, event)) return refused;
  switch (body.which()) {
    case Body::ACTION_ASSIGNED: return ownersRefusal(body.getActionAssigned().getOwners());
    case Body::ACTION_DUE_CHANGED: {
      auto fields = body.getActionDueChanged();
      if (!fields.hasDue() && fields.getDueAtNext() == 0) return "A new due date is needed.";
      return std::nullopt;
    }
    case Body::ACTION_ACCEPTED: return answerRefusal(action, Id(body.getActionAccepted().getParty()));
    case Body::ACTION_DECLINED: return answerRefusal(action, Id(body.getActionDeclined().getParty()));
    case Body::ACTION_PROGRESSED: return answerRefusal(action, Id(body.getActionProgressed().getParty()));
    case Body::ACTION_CLAIMED: return answerRefusal(action, Id(body.getActionClaimed().getParty()));
    case Body::ACTION_COUNTER_PROPOSED: return answerRefusal(action, Id(body.getActionCounterProposed().getParty()));
    case Body::ACTION_EXTENSION_REQUESTED:
      if (!body.getActionExtensionRequested().hasDue()) return "Until when? A new due date is needed.";
      return answerRefusal(action, Id(body.getActionExtensionRequested().getParty()));
    case Body::ACTION_EXTENSION_REFUSED:
      if (!action.requested) return "Nobody has asked for more time.";
      return std::nullopt;
    case Body::ACTION_REFERRED:
      if (body.getActionReferred().getGroup() == 0) return "To which group?";
      if (Id(body.getActionReferred().getGroup()) == action.group) return "It belongs to that group already.";
      return std::nullopt;
    case Body::ACTION_ESCALATED:
      if (body.getActionEscalated().getGroup() == 0) return "To which group?";
      return std::nullopt;
    case Body::ACTION_SUPERSEDED: {
      auto fields = body.getActionSuperseded();
      if (fields.getBy() == 0 || fields.getBy() == fields.getAction()) return "By which other action?";
      return std::nullopt;
    }
    case Body::ACTION_EXCUSED:
      if (body.getActionExcused().getParty() == 0) return "Who is excused?";
      return std::nullopt;
    case Body::RAG_OVERRIDE_ENDED:
      if (!action.rag) return "It is rated by the rule.";
      return std::nullopt;
    default: return std::nullopt;
  }
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
    case Body::ACTION_RAISED: return raise(action, event, words);
    case Body::ACTION_ASSIGNED:
      setOwners(action, body.getActionAssigned().getOwners());
      action.answers.clear();
      action.counter.reset();
      setStatus(action, ActionStatus::OPEN, event);  // the new owners have not answered yet
      break;
    case Body::ACTION_ACCEPTED:
      applyAnswer(action, body.getActionAccepted(), AnswerStatus::ACCEPTED, event, words);
      break;
    case Body::ACTION_DECLINED:
      applyAnswer(action, body.getActionDeclined(), AnswerStatus::DECLINED, event, words);
      break;
    case Body::ACTION_PROGRESSED:
      applyAnswer(action, body.getActionProgressed(), AnswerStatus::IN_PROGRESS, event, words);
      break;
    case Body::ACTION_CLAIMED: applyAnswer(action, body.getActionClaimed(), AnswerStatus::CLAIMED, event, words); break;
    case Body::ACTION_EXCUSED:
      noteAnswer(action, Id(body.getActionExcused().getParty()), AnswerStatus::EXCUSED, event, words);
      break;
    case Body::ACTION_COUNTER_PROPOSED: {
      auto fields = body.getActionCounterProposed();
      action.counter = {Id(fields.getParty()), words.getText().cStr(), readDate(fields.hasDue(), fields.getDue())};
      break;
    }
    case Body::ACTION_EXTENSION_REQUESTED: {
      auto fields = body.getActionExtensionRequested();
      action.requested = {Id(fields.getParty()), readDate(fields.hasDue(), fields.getDue())};
      break;
    }
    case Body::ACTION_EXTENSION_REFUSED: action.requested.reset(); break;
    case Body::ACTION_REWORDED:
      setText(action.text, words.getText());
      action.counter.reset();
      break;
    case Body::ACTION_CARRIED_FORWARD: ++action.timesCarried; break;
    case Body::ACTION_REFERRED: action.group = Id(body.getActionReferred().getGroup()); break;
    case Body::ACTION_ESCALATED: action.escalatedTo = Id(body.getActionEscalated().getGroup()); break;
    case Body::RAG_OVERRIDDEN: action.rag = {body.getRagOverridden().getRag(), words.getNote().cStr()}; return;
    case Body::RAG_OVERRIDE_ENDED: action.rag.reset(); return;
    case Body::ACTION_CLOSED: setStatus(action, ActionStatus::CLOSED, event); break;
    case Body::ACTION_DROPPED: setStatus(action, ActionStatus::DROPPED, event); break;
    case Body::ACTION_SUPERSEDED:
      action.supersededBy = Id(body.getActionSuperseded().getBy());
      setStatus(action, ActionStatus::SUPERSEDED, event);
      break;
    case Body::ACTION_REOPENED:
      ++action.reopened;
      action.supersededBy = {};
      action.answers.clear();
      setStatus(action, ActionStatus::OPEN, event);
      break;
    case Body::ACTION_DUE_CHANGED: changeDue(action, body.getActionDueChanged(), event, words); break;
    default: return;
  }
  setText(action.note, words.getNote());
}

}  // namespace minuted::domain
