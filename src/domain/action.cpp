#include "domain/action.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "domain/joint_answer.h"

namespace minuted::domain {
namespace {

using Body = schema::Event::Body;

constexpr std::array<std::string_view, 9> statesOfActions{
    "raised", "open", "accepted", "declined", "in progress", "claimed done", "closed", "dropped", "superseded"};
constexpr std::string_view columnOfAction(ActionStatus status) {
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
static_assert(areColumnsOf(statesOfActions, columnOfAction));

// clang-format off
constexpr std::array rulesOfActions{
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
    Rule{Body::ACTION_COUNTER_ACCEPTED,    "asked as counter-proposed",     ".xxxxx...", "the group"},
    Rule{Body::ACTION_COUNTER_REFUSED,     "refused another proposal",      ".xxxxx...", "the group"},
    Rule{Body::ACTION_PROGRESSED,          "reported on",                   ".xxxx....", "an owner"},
    Rule{Body::ACTION_EXTENSION_REQUESTED, "asked more time for",           ".xxxx....", "an owner"},
    Rule{Body::ACTION_EXTENSION_REFUSED,   "refused more time",             ".xxxxx...", "the group"},
    Rule{Body::ACTION_DUE_CHANGED,         "given another due date",        ".xxxxx...", "the group"},
    Rule{Body::ACTION_REWORDED,            "reworded",                      ".xxxxx...", "the group"},
    Rule{Body::ACTION_CARRIED_FORWARD,     "carried forward",               ".xxxxx...", "the group"},
    Rule{Body::ACTION_REFERRED,            "referred to another group",     ".xxxxx...", "the group"},
    Rule{Body::ACTION_ESCALATED,           "escalated",                     ".xxxxx...", "the group"},
    Rule{Body::ACTION_EXCUSED,             "excused",                       ".xxxxx...", "the group"},
    Rule{Body::ACTION_URGENCY_SET,         "given another urgency",         ".xxxxx...", "the group"},
    Rule{Body::ACTION_COMMENTED,           "commented on",                  ".xxxxxxxx"},
    Rule{Body::ACTION_WAITS,               "made to wait for another",      ".xxxxx..."},
    Rule{Body::ACTION_WAITS_NO_MORE,       "made to wait no more",          ".xxxxx..."},
    Rule{Body::ACTION_REPEATS,             "made to be asked again",        ".xxxxx...", "the group"},
    Rule{Body::ACTION_CONTINUED,           "continued by another",          ".xxxxxxxx"},
    Rule{Body::ACTION_FOLLOWED,            "followed",                      ".xxxxxxxx"},
    Rule{Body::ACTION_FOLLOWED_NO_MORE,    "followed no more",              ".xxxxxxxx"},
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

// "PE-1 and G-2"
std::string ownersOf(const Action& action) {
  std::vector<std::string> references;
  for (const auto& owner : action.owners)
    references.push_back((owner.collective ? "each member of " : "") + reference(owner.party));
  return fmt::to_string(fmt::join(references, " and "));
}

// Only an owner may answer. Where an owner is no person, anybody may answer on its behalf, since the action does not
// know who may speak for an organisation or a group.
std::optional<std::string> answerRefusal(const Action& action, Id party) {
  if (action.owners.empty()) return std::nullopt;
  if (!party && isJoint(action))
    return fmt::format("It is asked of {}: say whose answer it is, with --party.", ownersOf(action));
  if (!party) return std::nullopt;
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

OwnerAnswer& noteAnswer(Action& action, Id party, AnswerStatus status, Event event, Words words) {
  std::erase_if(action.answers, [&](const OwnerAnswer& answer) { return answer.party == party; });
  return action.answers.emplace_back(OwnerAnswer{party, status, dayOf(event), words.getNote().cStr(), {}, {}});
}

// The newest answer that is the owner's by its own story: its own, or that of whom it acts for. An answer of somebody
// else who speaks for the owner needs that person's appointments; queries find it.
AnswerStatus answerOf(const Action& action, const Owner& owner) {
  auto status = AnswerStatus::SILENT;
  for (const auto& answer : action.answers)
    if (answer.party && (answer.party == owner.party || answer.party == owner.onBehalfOf)) status = answer.status;
  return status;
}

// The members of a collective, and who speaks for whom, are not in the action's own story. So of a collective the
// answers tell only whether somebody has accepted it or is at work; all that each owner has said is told by queries.
ActionStatus statusByAnswers(const Action& action) {
  std::vector<AnswerStatus> answers;
  if (!isJoint(action)) {
    answers.push_back(action.answers.empty() ? AnswerStatus::SILENT : action.answers.back().status);
    return jointStatus(answers);
  }
  bool each = !isCollective(action);
  if (each)
    for (const auto& owner : action.owners) answers.push_back(answerOf(action, owner));
  for (const auto& answer : action.answers)
    if (!each || !answer.party) answers.push_back(answer.status);
  auto status = jointStatus(answers);
  bool hasAnonymous = std::ranges::any_of(action.answers, [](const auto& answer) { return !answer.party; });
  if (each && !hasAnonymous) return status;
  if (status == ActionStatus::CLAIMED) return ActionStatus::IN_PROGRESS;
  return status == ActionStatus::DECLINED ? ActionStatus::OPEN : status;
}

void followAnswers(Action& action, Event event) { setStatus(action, statusByAnswers(action), event); }

void applyAnswer(Action& action, schema::ActionAnswered::Reader answered, AnswerStatus status, Event event,
                 Words words) {
  noteAnswer(action, Id(answered.getParty()), status, event, words);
  followAnswers(action, event);
}

void proposeCounter(Action& action, schema::ActionProposal::Reader proposed, Event event, Words words) {
  auto& answer = noteAnswer(action, Id(proposed.getParty()), AnswerStatus::COUNTER_PROPOSED, event, words);
  answer.proposal = words.getText().cStr();
  answer.due = readDate(proposed.hasDue(), proposed.getDue());
  followAnswers(action, event);
}

// Somebody who has answered before keeps that answer: to ask for more time is to stand by it.
void requestMoreTime(Action& action, schema::ActionProposal::Reader requested, Event event, Words words) {
  Id party(requested.getParty());
  action.requested = {party, readDate(requested.hasDue(), requested.getDue())};
  if (std::ranges::find(action.answers, party, &OwnerAnswer::party) != action.answers.end()) return;
  noteAnswer(action, party, AnswerStatus::MORE_TIME_REQUESTED, event, words);
}

// The same due date once more is no extension.
void setDue(Action& action, const OptionalDate& due, Id dueAtNext, Id grantedBy, Event event, Words words) {
  bool isFirst = !action.firstDue && !action.dueAtNext;
  bool isChanged = due != action.due || dueAtNext != action.dueAtNext;
  if (!isFirst && isChanged) {
    ++action.extensions;
    action.moves.push_back({action.due, due, grantedBy, dayOf(event), words.getNote().cStr()});
  }
  if (isFirst) action.firstDue = due;
  action.due = due;
  action.dueAtNext = dueAtNext;
  action.requested.reset();
}

void changeDue(Action& action, schema::ActionDueChanged::Reader change, Event event, Words words) {
  auto due = readDate(change.hasDue(), change.getDue());
  setDue(action, due, Id(change.getDueAtNext()), Id(change.getGrantedBy()), event, words);
}

// The counter-proposal of the party, or the newest where none is named; nullptr where there is none.
const OwnerAnswer* counterProposalOf(const Action& action, Id party) {
  if (!party) return counterProposal(action);
  for (const auto& answer : action.answers)
    if (answer.party == party && answer.status == AnswerStatus::COUNTER_PROPOSED) return &answer;
  return nullptr;
}

// What was proposed is asked from now on, and whoever proposed it has accepted it.
void acceptCounter(Action& action, schema::ActionCounterAnswered::Reader answered, Event event, Words words) {
  const auto* found = counterProposalOf(action, Id(answered.getParty()));
  if (found == nullptr) return;
  auto proposed = *found;
  if (!proposed.proposal.empty()) action.text = proposed.proposal;
  if (proposed.due) setDue(action, proposed.due, {}, {}, event, words);
  noteAnswer(action, proposed.party, AnswerStatus::ACCEPTED, event, words);
  followAnswers(action, event);
}

void refuseCounter(Action& action, schema::ActionCounterAnswered::Reader answered, Event event, Words words) {
  const auto* found = counterProposalOf(action, Id(answered.getParty()));
  if (found == nullptr) return;
  auto proposed = *found;
  auto& refused = noteAnswer(action, proposed.party, AnswerStatus::COUNTER_ANSWERED, event, words);
  refused.proposal = proposed.proposal;
  refused.due = proposed.due;
  followAnswers(action, event);
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
  action.raisedOn = action.askedOn = dayOf(event);
  action.raised = true;
  action.kind = raised.getKind();
  action.priority = Id(raised.getPriority());
  action.programme = Id(raised.getProgramme());
  action.dueAtNext = Id(raised.getDueAtNext());
  action.confidential = raised.getConfidential();
  action.urgency = raised.getUrgency();
  action.every = raised.getEvery();
  action.unit = raised.getUnit();
  setStatus(action, ActionStatus::OPEN, event);
}

}  // namespace

constexpr RuleTable actionRules{"action", statesOfActions, rulesOfActions};
static_assert(fillColumns(rulesOfActions, statesOfActions));

bool isLive(const Action& action) {
  return action.status != ActionStatus::CLOSED && action.status != ActionStatus::DROPPED &&
         action.status != ActionStatus::SUPERSEDED;
}

bool isCollective(const Action& action) { return std::ranges::any_of(action.owners, &Owner::collective); }

bool isJoint(const Action& action) { return action.owners.size() > 1 || isCollective(action); }

const OwnerAnswer* counterProposal(const Action& action) {
  const OwnerAnswer* newest = nullptr;
  for (const auto& answer : action.answers)
    if (answer.status == AnswerStatus::COUNTER_PROPOSED) newest = &answer;
  return newest;
}

bool isAnswer(EventType type) {
  switch (type) {
    case Body::ACTION_ACCEPTED:
    case Body::ACTION_DECLINED:
    case Body::ACTION_PROGRESSED:
    case Body::ACTION_CLAIMED:
    case Body::ACTION_COUNTER_PROPOSED:
    case Body::ACTION_EXTENSION_REQUESTED: return true;
    default: return false;
  }
}

schema::Rag ragOf(const Rated& rated, Date today) {
  constexpr int32_t fortnight = 14, month = 30;  // days
  constexpr uint16_t carriedOften = 2;
  if (rated.status == ActionStatus::CLAIMED) return schema::Rag::GREEN;
  if (rated.isOverdue || rated.status == ActionStatus::DECLINED) return schema::Rag::RED;
  bool isDueSoon = rated.due && lastDay(*rated.due) - today.day <= fortnight;
  if (isDueSoon || rated.timesCarried >= carriedOften || rated.daysSilent > month) return schema::Rag::AMBER;
  return schema::Rag::GREEN;
}

namespace {

// The party whose answer an event is; nothing for an event that is no answer.
std::optional<Id> answererOf(Event event) {
  auto body = event.getBody();
  switch (body.which()) {
    case Body::ACTION_ACCEPTED: return Id(body.getActionAccepted().getParty());
    case Body::ACTION_DECLINED: return Id(body.getActionDeclined().getParty());
    case Body::ACTION_PROGRESSED: return Id(body.getActionProgressed().getParty());
    case Body::ACTION_CLAIMED: return Id(body.getActionClaimed().getParty());
    case Body::ACTION_COUNTER_PROPOSED: return Id(body.getActionCounterProposed().getParty());
    case Body::ACTION_EXTENSION_REQUESTED: return Id(body.getActionExtensionRequested().getParty());
    default: return std::nullopt;
  }
}

// A group's answer to a counter-proposal needs one, and where there are several it says to which.
std::optional<std::string> counterRefusal(const Action& action, schema::ActionCounterAnswered::Reader answered) {
  Id party(answered.getParty());
  if (counterProposalOf(action, party) == nullptr)
    return party ? reference(party) + " has proposed nothing that is to be answered."
                 : std::string("Nobody has proposed anything that is to be answered.");
  auto waiting = std::ranges::count(action.answers, AnswerStatus::COUNTER_PROPOSED, &OwnerAnswer::status);
  if (!party && waiting > 1) return "Several have proposed something else: say whose, with --party.";
  return std::nullopt;
}

std::optional<std::string> waitingRefusal(const Action& action, schema::ActionWaits::Reader waits, bool begins) {
  Id on(waits.getOn());
  if (!on || on == Id(waits.getAction())) return "For which other action?";
  bool isWaiting = std::ranges::count(action.waitsFor, on) > 0;
  if (begins && isWaiting) return fmt::format("It waits for {} already.", reference(on));
  if (!begins && !isWaiting) return fmt::format("It does not wait for {}.", reference(on));
  return std::nullopt;
}

std::optional<std::string> followingRefusal(const Action& action, schema::ActionFollowed::Reader followed,
                                            bool begins) {
  Id party(followed.getParty());
  if (!party) return "Who follows it?";
  bool follows = std::ranges::count(action.followers, party, &Follower::party) > 0;
  if (begins && follows) return fmt::format("{} follows it already.", reference(party));
  if (!begins && !follows) return fmt::format("{} does not follow it.", reference(party));
  return std::nullopt;
}

// The column of the table of rules that the event is judged by. Where several are asked, an answer is judged by what
// the same party has answered before, and what any of them has claimed can be sent back.
size_t columnFor(const Action& action, Event event) {
  auto status = action.status;
  auto party = answererOf(event);
  if (isJoint(action) && isLive(action)) {
    auto answer = std::ranges::find(action.answers, party.value_or(Id()), &OwnerAnswer::party);
    bool hasAnswered = answer != action.answers.end();
    if (party)
      status = !hasAnswered                              ? ActionStatus::OPEN
               : answer->status == AnswerStatus::EXCUSED ? ActionStatus::DECLINED
                                                         : jointStatus(std::array{answer->status});
    if (event.getBody().isActionReopened() &&
        std::ranges::count(action.answers, AnswerStatus::CLAIMED, &OwnerAnswer::status) > 0)
      status = ActionStatus::CLAIMED;
  }
  return static_cast<size_t>(status) + 1;
}

}  // namespace

std::optional<std::string> refusal(const Action& action, bool isKnown, Event event) {
  auto body = event.getBody();
  auto state = isKnown ? columnFor(action, event) : 0;
  if (body.isActionEntered() && isKnown) return "It has been entered already.";
  if (body.isActionRaised() && action.raised) return "It has been raised already.";
  if (body.isActionRaised())
    return ownersRefusal(body.getActionRaised().getOwners());  // also of one that was entered before
  if (auto refused = refusalBy(actionRules, state, event)) return refused;
  if (body.isActionExtensionRequested() && !body.getActionExtensionRequested().hasDue())
    return "Until when? A new due date is needed.";
  // A report may be on the action as a whole: so minutes have it of what is asked of each member of a group.
  if (auto party = answererOf(event); party && (*party || !body.isActionProgressed()))
    return answerRefusal(action, *party);
  switch (body.which()) {
    case Body::ACTION_ASSIGNED: return ownersRefusal(body.getActionAssigned().getOwners());
    case Body::ACTION_DUE_CHANGED: {
      auto change = body.getActionDueChanged();
      if (!change.hasDue() && change.getDueAtNext() == 0) return "A new due date is needed.";
      return std::nullopt;
    }
    case Body::ACTION_COUNTER_ACCEPTED: return counterRefusal(action, body.getActionCounterAccepted());
    case Body::ACTION_COUNTER_REFUSED: return counterRefusal(action, body.getActionCounterRefused());
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
    case Body::ACTION_CONTINUED: {
      auto fields = body.getActionContinued();
      if (fields.getBy() == 0 || fields.getBy() == fields.getAction()) return "By which other action?";
      return std::nullopt;
    }
    case Body::ACTION_WAITS: return waitingRefusal(action, body.getActionWaits(), true);
    case Body::ACTION_WAITS_NO_MORE: return waitingRefusal(action, body.getActionWaitsNoMore(), false);
    case Body::ACTION_REPEATS:
      if (body.getActionRepeats().getEvery() == 0 && action.every == 0) return "It is asked once as it is.";
      return std::nullopt;
    case Body::ACTION_FOLLOWED: return followingRefusal(action, body.getActionFollowed(), true);
    case Body::ACTION_FOLLOWED_NO_MORE: return followingRefusal(action, body.getActionFollowedNoMore(), false);
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
    // A viewer who may not see the other action is told the event without it.
    case Body::ACTION_CONTINUED: action.continuedBy = Id(body.getActionContinued().getBy()); return;
    case Body::ACTION_WAITS:
      if (Id on(body.getActionWaits().getOn()); on) action.waitsFor.push_back(on);
      return;
    case Body::ACTION_WAITS_NO_MORE: std::erase(action.waitsFor, Id(body.getActionWaitsNoMore().getOn())); return;
    case Body::ACTION_REPEATS:
      action.every = body.getActionRepeats().getEvery();
      action.unit = body.getActionRepeats().getUnit();
      return;
    case Body::ACTION_FOLLOWED:
      action.followers.push_back({Id(body.getActionFollowed().getParty()), event.getPosition()});
      return;
    case Body::ACTION_FOLLOWED_NO_MORE:
      std::erase_if(action.followers, [&](const Follower& follower) {
        return follower.party == Id(body.getActionFollowedNoMore().getParty());
      });
      return;
    case Body::ACTION_URGENCY_SET: action.urgency = body.getActionUrgencySet().getUrgency(); return;
    case Body::ACTION_ASSIGNED:
      setOwners(action, body.getActionAssigned().getOwners());
      action.answers.clear();
      action.askedOn = dayOf(event);
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
      followAnswers(action, event);
      break;
    case Body::ACTION_COUNTER_PROPOSED: proposeCounter(action, body.getActionCounterProposed(), event, words); break;
    case Body::ACTION_COUNTER_ACCEPTED: acceptCounter(action, body.getActionCounterAccepted(), event, words); break;
    case Body::ACTION_COUNTER_REFUSED: refuseCounter(action, body.getActionCounterRefused(), event, words); break;
    case Body::ACTION_EXTENSION_REQUESTED:
      requestMoreTime(action, body.getActionExtensionRequested(), event, words);
      break;
    case Body::ACTION_EXTENSION_REFUSED: action.requested.reset(); break;
    case Body::ACTION_REWORDED:
      setText(action.text, words.getText());
      for (auto& answer : action.answers)
        if (answer.status == AnswerStatus::COUNTER_PROPOSED) answer.status = AnswerStatus::COUNTER_ANSWERED;
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
      action.askedOn = dayOf(event);
      setStatus(action, ActionStatus::OPEN, event);
      break;
    case Body::ACTION_DUE_CHANGED: changeDue(action, body.getActionDueChanged(), event, words); break;
    default: return;
  }
  setText(action.note, words.getNote());
}

}  // namespace minuted::domain
