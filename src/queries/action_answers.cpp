#include "queries/action_answers.h"

#include <algorithm>

#include "base/ranges.h"
#include "queries/answer_fields.h"
#include "queries/identity.h"
#include "queries/states.h"

namespace minuted::queries {

using domain::Action;
using domain::AnswerStatus;
using domain::OwnerAnswer;
using schema::ActionStatus;

Result<const Roster*> ActionAnswers::rosterOf(Id group, const Action& action) {
  std::tuple key{group, action.raisedOn ? action.raisedOn->day : 0, action.meeting};
  auto known = rosters_.find(key);
  if (known == rosters_.end()) {
    TRY(auto roster, queries::rosterOf(snapshot_, group, action));
    known = rosters_.emplace(key, std::move(roster)).first;
  }
  return &known->second;
}

Result<OwnerAnswer> ActionAnswers::answerOf(const Action& action, Id party) {
  OwnerAnswer newest{party, AnswerStatus::SILENT, {}, {}};
  for (const auto& answer : action.answers) {
    auto who = answer.party;
    // An answer of nobody in particular is that of the owner, where there is only one.
    bool same = who == party || (!who && action.owners.size() == 1 && !domain::isCollective(action));
    if (!same && who) {
      TRY(auto identity, identityOf(snapshot_, who));
      same = identity == party;
    }
    if (!same && party.kind() == Kind::ORGANISATION && who.kind() == Kind::PERSON) {
      auto known = speaksFor_.find({who, party});
      if (known == speaksFor_.end()) {
        TRY(auto speaks, speaksFor(snapshot_, who, party, answer.on.value_or(snapshot_.today())));
        known = speaksFor_.emplace(std::pair(who, party), speaks).first;
      }
      same = known->second || std::ranges::any_of(action.owners, [&](const auto& owner) {
               return owner.party == who && owner.onBehalfOf == party;
             });
    }
    if (same && (!newest.on || answer.on >= newest.on)) newest = {party, answer.status, answer.on, answer.note};
  }
  return newest;
}

Result<ActionStatus> ActionAnswers::statusOf(const Action& action) {
  if (!domain::isCollective(action) || !isLive(action)) return action.status;
  for (const auto& owner : action.owners) {
    if (!owner.collective) return action.status;
    TRY(const auto* roster, rosterOf(owner.party, action));
    if (roster->members.empty()) return action.status;
    for (auto member : roster->members) {
      TRY(auto answer, answerOf(action, member));
      if (answer.status != AnswerStatus::CLAIMED && answer.status != AnswerStatus::EXCUSED) return action.status;
    }
  }
  return ActionStatus::CLAIMED;
}

Result<bool> ActionAnswers::needsName(const domain::Owner& owner) {
  if (owner.party.kind() != Kind::PERSON || !owner.onBehalfOf) return false;
  auto known = needsName_.find({owner.party, owner.onBehalfOf});
  if (known == needsName_.end()) {
    auto prefix = projections::partyPrefix(projections::ViewId::appointments, owner.party);
    TRY(auto appointments, collect<domain::Appointment>(snapshot_, prefix, [&](const auto& each) {
          return each.organisation == owner.onBehalfOf;
        }));
    TRY(auto speaks, speaksFor(snapshot_, owner.party, owner.onBehalfOf, snapshot_.today()));
    known = needsName_.emplace(std::pair(owner.party, owner.onBehalfOf), !appointments.empty() && !speaks).first;
  }
  return known->second;
}

void ActionAnswers::writeOwners(const Action& action, schema::ActionAnswer::Builder to) {
  auto owners = to.initOwners(static_cast<uint>(action.owners.size()));
  for (uint i = 0; i < owners.size(); ++i) {
    const auto& owner = action.owners[i];
    owners[i].setRef(reference(owner.party));
    owners[i].setName(names_.party(owner));
    owners[i].setKind(std::string(Names::kind(owner)));
    if (owner.onBehalfOf) owners[i].setOrganisation(names_.of(owner.onBehalfOf));
  }
}

// One answer for each of the owners; in the place of a collective, one for each of its members.
Result<void> ActionAnswers::writeAnswers(const Action& action, schema::ActionAnswer::Builder to) {
  struct Line {
    Id party;
    const char* since;
  };
  std::vector<Line> lines;
  for (const auto& owner : action.owners) {
    if (!owner.collective) {
      lines.push_back({owner.party, ""});
      continue;
    }
    TRY(const auto* roster, rosterOf(owner.party, action));
    to.setRosterPresumed(roster->presumed);
    for (auto member : roster->members) lines.push_back({member, contains(roster->left, member) ? "left" : ""});
    for (auto member : roster->joined) lines.push_back({member, "joined"});
  }
  auto answers = to.initAnswers(static_cast<uint>(lines.size()));
  for (uint i = 0; i < answers.size(); ++i) {
    TRY(auto answer, answerOf(action, lines[i].party));
    answers[i].setRef(reference(lines[i].party));
    answers[i].setName(names_.of(lines[i].party));
    answers[i].setStatus(answer.status);
    answers[i].setSince(lines[i].since);
    setDate(answer.on, [&](const auto& text) { answers[i].setOn(text); });
    setText(answer.note, [&](const auto& text) { answers[i].setNote(text); });
  }
  return {};
}

void ActionAnswers::writeMoves(const Action& action, schema::ActionAnswer::Builder to) {
  auto moves = to.initMoves(static_cast<uint>(action.moves.size()));
  for (uint i = 0; i < moves.size(); ++i) {
    const auto& move = action.moves[i];
    setDate(move.old, [&](const auto& text) { moves[i].setOld(text); });
    setDate(move.now, [&](const auto& text) { moves[i].setNew(text); });
    setDate(move.on, [&](const auto& text) { moves[i].setOn(text); });
    setText(names_.of(move.grantedBy), [&](const auto& text) { moves[i].setGrantedBy(text); });
    setText(move.why, [&](const auto& text) { moves[i].setWhy(text); });
  }
}

void ActionAnswers::writeDueDates(const Action& action, const Due& due, schema::ActionAnswer::Builder to) {
  to.setDaysLate(to.getStatus() == ActionStatus::CLAIMED ? 0
                                                         : domain::daysLate(action, due.current, snapshot_.today()));
  to.setOverdue(to.getDaysLate() > 0);
  setDate(due.current, [&](const auto& text) { to.setDue(text); });
  setDate(due.first, [&](const auto& text) { to.setFirstDue(text); });
  setText(reference(due.meeting), [&](const auto& text) { to.setDueAt(text); });
  to.setDueMoved(due.moved);
  to.setExtensions(action.extensions);
  if (action.requested) setDate(action.requested->due, [&](const auto& text) { to.setRequestedDue(text); });
}

void ActionAnswers::writeRating(const Action& action, const Due& due, schema::ActionAnswer::Builder to) {
  to.setRagByRule(domain::ragOf(action, due.current, snapshot_.today()));
  to.setRag(action.rag ? action.rag->rag : to.getRagByRule());
  if (action.rag) to.setRagNote(action.rag->note.empty() ? "set by hand" : action.rag->note);
}

Result<void> ActionAnswers::write(Id id, const Action& action, bool inFull, schema::ActionAnswer::Builder to) {
  TRY(auto due, dueOf(action));
  TRY(auto status, statusOf(action));
  TRY(auto provisional, meetings_.isProvisional(action.meeting));
  bool anyNeedsName = false;
  if (isLive(action))
    for (const auto& owner : action.owners) {
      TRY(auto needs, needsName(owner));
      anyNeedsName = anyNeedsName || needs;
    }
  to.setRef(reference(id));
  to.setText(action.text);
  writeOwners(action, to);
  to.setGroup(names_.of(action.group));
  to.setGroupRef(reference(action.group));
  to.setStatus(status);
  writeDueDates(action, due, to);
  writeRating(action, due, to);
  setDate(action.raisedOn, [&](const auto& text) { to.setRaisedOn(text); });
  setDate(action.statusOn, [&](const auto& text) { to.setStatusOn(text); });
  setText(reference(action.meeting), [&](const auto& text) { to.setMeeting(text); });
  setText(reference(action.decision), [&](const auto& text) { to.setDecision(text); });
  setText(names_.of(action.answerTo), [&](const auto& text) { to.setAnswerTo(text); });
  setText(action.note, [&](const auto& text) { to.setNote(text); });
  to.setItem(action.item);
  to.setTimesCarried(action.timesCarried);
  to.setKind(action.kind);
  to.setProvisional(provisional);
  to.setNeedsName(anyNeedsName);
  to.setDaysSilent(domain::daysSilent(action, snapshot_.today()));
  if (action.counter) to.setCounter(action.counter->text);
  setText(reference(action.priority), [&](const auto& text) { to.setPriority(text); });
  setText(names_.of(action.programme), [&](const auto& text) { to.setProgramme(text); });
  setText(reference(action.supersededBy), [&](const auto& text) { to.setSupersededBy(text); });
  setText(names_.of(action.escalatedTo), [&](const auto& text) { to.setEscalatedTo(text); });
  to.setConfidential(action.confidential);
  if (!inFull) return {};
  writeMoves(action, to);
  return writeAnswers(action, to);
}

}  // namespace minuted::queries
