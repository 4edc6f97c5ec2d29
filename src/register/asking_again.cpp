#include "register/asking_again.h"

#include <vector>

#include "base/interval.h"

namespace minuted::engine {
namespace {

using domain::Action;

// The first day on which it is due again that comes after the closing.
Date nextDue(const Action& action, Date closedOn) {
  auto due = later(action.due.value_or(closedOn), action.every, action.unit);
  while (lastDay(due) <= closedOn.day) due = later(due, action.every, action.unit);
  return due;
}

Result<bool> isThere(const Snapshot& snapshot, Id id, Date day) {
  if (!id) return true;
  TRY(auto found, snapshot.find(id));
  if (!found) return false;
  const auto* group = std::get_if<domain::Group>(&found->state);
  return group == nullptr || !group->ended || lastDay(*group->ended) >= day.day;
}

Result<bool> canBeAsked(const Snapshot& snapshot, const Action& action, Date day) {
  std::vector<Id> named{action.group,    action.decision,  action.answerTo,
                        action.priority, action.programme, action.dueAtNext};
  for (const auto& owner : action.owners) named.insert(named.end(), {owner.party, owner.onBehalfOf});
  for (auto id : named) {
    TRY(auto is, isThere(snapshot, id, day));
    if (!is) return false;
  }
  return true;
}

}  // namespace

Result<void> askAgain(const Snapshot& snapshot, CommandMaker& command, const StepMaker& addStep, Id id,
                      OptionalDate closedOn, Id meeting) {
  TRY(auto found, snapshot.find(id));
  const auto* action = found ? std::get_if<Action>(&found->state) : nullptr;
  if (action == nullptr || action->every == 0 || action->continuedBy || !domain::isLive(*action)) return {};
  auto day = closedOn.value_or(snapshot.today());
  TRY(auto can, canBeAsked(snapshot, *action, day));
  if (!can) return {};

  auto step = addStep(closedOn);
  step.initWords().setText(action->text);
  auto raised = step.getEvent().initBody().initActionRaised();
  auto owners = raised.initOwners(static_cast<uint>(action->owners.size()));
  for (uint i = 0; i < owners.size(); ++i) {
    owners[i].setParty(action->owners[i].party.value);
    owners[i].setOnBehalfOf(action->owners[i].onBehalfOf.value);
    owners[i].setCollective(action->owners[i].collective);
  }
  raised.setGroup(action->group.value);
  raised.setMeeting(meeting.value);
  raised.setDecision(action->decision.value);
  raised.setAnswerTo(action->answerTo.value);
  raised.setKind(action->kind);
  raised.setPriority(action->priority.value);
  raised.setProgramme(action->programme.value);
  raised.setDueAtNext(action->dueAtNext.value);
  if (!action->dueAtNext) writeDate(nextDue(*action, day), raised.initDue());
  raised.setConfidential(action->confidential);
  raised.setUrgency(action->urgency);
  raised.setEvery(action->every);
  raised.setUnit(action->unit);

  auto next = command.subjectOfLastStep(Kind::ACTION);
  auto continued = addStep(closedOn).getEvent().initBody().initActionContinued();
  continued.setAction(id.value);
  continued.setBy(next.value);
  return {};
}

}  // namespace minuted::engine
