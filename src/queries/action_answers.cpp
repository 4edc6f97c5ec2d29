#include "queries/action_answers.h"

#include <algorithm>

#include "base/interval.h"
#include "base/ranges.h"
#include "queries/answer_fields.h"
#include "queries/parties/identity.h"
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

Result<Id> ActionAnswers::identity(Id id) {
  auto known = identities_.find(id);
  if (known == identities_.end()) {
    TRY(auto found, identityOf(snapshot_, id));
    known = identities_.emplace(id, found).first;
  }
  return known->second;
}

// Whether an answer is the party's: its own, or that of somebody who spoke for it on that day.
Result<bool> ActionAnswers::isFor(const Action& action, const OwnerAnswer& answer, Id party) {
  if (!answer.party) return false;
  TRY(auto who, identity(answer.party));
  if (who == party) return true;
  if (party.kind() == Kind::PERSON) {  // answered by the organisation on whose behalf the person was asked
    for (const auto& owner : action.owners) {
      TRY(auto person, identity(owner.party));
      TRY(auto organisation, identity(owner.onBehalfOf));
      if (person == party && organisation && organisation == who) return true;
    }
    return false;
  }
  if (party.kind() != Kind::ORGANISATION || who.kind() != Kind::PERSON) return false;
  for (const auto& owner : action.owners) {
    TRY(auto person, identity(owner.party));
    TRY(auto organisation, identity(owner.onBehalfOf));
    if (person == who && organisation == party) return true;
  }
  return mandates_.speaksFor(who, party, answer.on.value_or(snapshot_.today()));
}

// The newest answer of the party; SILENT where there is none. Where only one is asked, every answer is that one's.
Result<OwnerAnswer> ActionAnswers::answerOf(const Action& action, Id party) {
  OwnerAnswer newest{party, AnswerStatus::SILENT, {}, {}, {}, {}};
  bool alone = !domain::isJoint(action);
  for (const auto& answer : action.answers) {
    bool is = alone;
    if (!is) {
      TRY(is, isFor(action, answer, party));
    }
    if (!is) continue;
    newest = answer;
    newest.party = party;
  }
  return newest;
}

// For whom an owner was given the action: as it was recorded, or else by what is known of that day. Only people speak
// for others.
Result<Mandate> ActionAnswers::mandateOf(const domain::Owner& owner, Id party, const Action& action) {
  if (party.kind() != Kind::PERSON) return Mandate();
  if (!owner.onBehalfOf) return mandates_.of(party, action.askedOn.value_or(snapshot_.today()), action.group);
  TRY(auto organisation, identity(owner.onBehalfOf));
  return Mandate{organisation};
}

// For whom somebody is asked who is a member of the group for no organisation that was said.
Result<Id> ActionAnswers::organisationOf(Id member, const Action& action, Id group) {
  if (member.kind() != Kind::PERSON) return Id();
  TRY(auto mandate, mandates_.of(member, action.raisedOn.value_or(snapshot_.today()), group));
  return mandate.organisation;
}

Result<std::vector<Standing>> ActionAnswers::standingsOf(const Action& action) {
  std::vector<Standing> standings;
  auto add = [&](Standing standing) -> Result<void> {
    TRY(standing.answer, answerOf(action, standing.party));
    standings.push_back(std::move(standing));
    return {};
  };
  for (const auto& owner : action.owners) {
    TRY(auto party, identity(owner.party));
    if (!owner.collective) {
      TRY(auto mandate, mandateOf(owner, party, action));
      TRY_DONE(add({party, mandate.organisation, {}, false, {}}));
      continue;
    }
    TRY(const auto* roster, rosterOf(owner.party, action));
    for (auto member : roster->members) {
      TRY(auto organisation, organisationOf(member, action, party));
      TRY_DONE(add({member, organisation, party, contains(roster->left, member), {}}));
    }
    if (roster->members.empty()) TRY_DONE(add({party, {}, party, false, {}}));
  }
  return standings;
}

Result<Part> ActionAnswers::partOf(const Action& action, Id party) {
  TRY(auto standings, standingsOf(action));
  TRY(auto due, dueOf(action));
  return queries::partOf(action, standings, party, due.inTimeUntil, snapshot_.today());
}

Result<bool> ActionAnswers::needsName(const Standing& standing) {
  auto [person, organisation] = std::pair(standing.party, standing.organisation);
  if (person.kind() != Kind::PERSON || !organisation) return false;
  auto known = needsName_.find({person, organisation});
  if (known == needsName_.end()) {
    TRY(auto identities, identitiesOf(snapshot_, person));
    bool ever = false, now = false;
    for (auto identity : identities) {
      auto prefix = projections::partyPrefix(projections::ViewId::appointments, identity);
      TRY(auto appointments, collect<domain::Appointment>(snapshot_, prefix));
      for (const auto& [id, appointment] : appointments) {
        TRY(auto who, this->identity(appointment.organisation));
        if (who != organisation) continue;
        ever = true;
        now = now || isHeldOn(appointment, snapshot_.today());
      }
    }
    known = needsName_.emplace(std::pair(person, organisation), ever && !now).first;
  }
  return known->second;
}

Result<void> ActionAnswers::writeOwners(const Action& action, const std::vector<Standing>& standings, const Due& due,
                                        schema::ActionAnswer::Builder to) {
  auto owners = to.initOwners(static_cast<uint>(action.owners.size()));
  for (uint i = 0; i < owners.size(); ++i) {
    const auto& owner = action.owners[i];
    owners[i].setRef(names_.reference(owner.party));
    owners[i].setName(names_.party(owner));
    owners[i].setKind(std::string(Names::kind(owner)));
    TRY(auto party, identity(owner.party));
    TRY(auto mandate, mandateOf(owner, party, action));
    owners[i].setPresumed(mandate.presumed);
    std::vector<Standing> ofOwner;
    for (const auto& each : standings)
      if (owner.collective ? each.collective == party : each.party == party && !each.collective)
        ofOwner.push_back(each);
    auto part = queries::partOf(action, ofOwner, party, due.inTimeUntil, snapshot_.today());
    owners[i].setOpen(part.isOpen);
    owners[i].setOverdue(part.isOverdue);
    setNamed(
        names_, mandate.organisation, [&](const auto& text) { owners[i].setOrganisation(text); },
        [&](const auto& text) { owners[i].setOrganisationRef(text); });
  }
  return {};
}

// One answer for each of those asked, and, of a collective, a line for each member that has joined since.
Result<void> ActionAnswers::writeAnswers(const Action& action, const std::vector<Standing>& standings, const Due& due,
                                         schema::ActionAnswer::Builder to) {
  struct Line {
    Standing standing;
    const char* since;
  };
  std::vector<Line> lines;
  for (const auto& each : standings) lines.push_back({each, each.hasLeft ? "left" : ""});
  for (const auto& owner : action.owners) {
    if (!owner.collective) continue;
    TRY(const auto* roster, rosterOf(owner.party, action));
    to.setRosterPresumed(roster->presumed);
    for (auto member : roster->joined) {
      TRY(auto answer, answerOf(action, member));
      lines.push_back({{member, {}, owner.party, false, answer}, "joined"});
    }
  }
  auto answers = to.initAnswers(static_cast<uint>(lines.size()));
  for (uint i = 0; i < answers.size(); ++i) {
    const auto& [standing, since] = lines[i];
    const auto& answer = standing.answer;
    auto part = queries::partOf(action, std::span(&standing, 1), {}, due.inTimeUntil, snapshot_.today());
    answers[i].setRef(reference(standing.party));
    answers[i].setName(names_.of(standing.party));
    setNamed(
        names_, standing.organisation, [&](const auto& text) { answers[i].setOrganisation(text); },
        [&](const auto& text) { answers[i].setOrganisationRef(text); });
    answers[i].setStatus(answer.status);
    answers[i].setSince(since);
    setDate(answer.on, [&](const auto& text) { answers[i].setOn(text); });
    setText(answer.note, [&](const auto& text) { answers[i].setNote(text); });
    setText(answer.proposal, [&](const auto& text) { answers[i].setProposal(text); });
    setDate(answer.due, [&](const auto& text) { answers[i].setDue(text); });
    answers[i].setOverdue(std::string_view(since) != "joined" && part.isOverdue);
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
    setNamed(
        names_.on(move.on), move.grantedBy, [&](const auto& text) { moves[i].setGrantedBy(text); },
        [&](const auto& text) { moves[i].setGrantedByRef(text); });
    setText(move.why, [&](const auto& text) { moves[i].setWhy(text); });
  }
}

void ActionAnswers::writeDueDates(const Action& action, const Part& part, const Due& due,
                                  schema::ActionAnswer::Builder to) {
  to.setOverdue(part.isOverdue);
  to.setDaysLate(part.isOverdue ? snapshot_.today().day - *due.inTimeUntil : 0);
  setDate(due.current, [&](const auto& text) { to.setDue(text); });
  setDate(due.first, [&](const auto& text) { to.setFirstDue(text); });
  setText(reference(due.meeting), [&](const auto& text) { to.setDueAt(text); });
  to.setDueMoved(due.moved);
  to.setExtensions(action.extensions);
  if (action.requested) setDate(action.requested->due, [&](const auto& text) { to.setRequestedDue(text); });
}

void ActionAnswers::writeRating(const Action& action, const Part& part, const Due& due,
                                schema::ActionAnswer::Builder to) {
  auto byRule = part.isOver ? schema::Rag::GREEN
                            : domain::ragOf({part.status, part.isOverdue, due.current, std::max(0, to.getDaysSilent()),
                                             action.timesCarried},
                                            snapshot_.today());
  to.setRagByRule(byRule);
  to.setRag(action.rag ? action.rag->rag : byRule);
  if (action.rag) to.setRagNote(action.rag->note.empty() ? "set by hand" : action.rag->note);
}

void ActionAnswers::writeCounter(const Action& action, schema::ActionAnswer::Builder to) {
  const auto* counter = domain::counterProposal(action);
  if (counter == nullptr) return;
  to.setCounter(counter->proposal);
  setNamed(
      names_, counter->party, [&](const auto& text) { to.setCounterBy(text); },
      [&](const auto& text) { to.setCounterByRef(text); });
  setDate(counter->due, [&](const auto& text) { to.setCounterDue(text); });
  setDate(counter->on, [&](const auto& text) { to.setCounterOn(text); });
}

Result<bool> ActionAnswers::needsName(const Action& action, const std::vector<Standing>& standings) {
  if (!isLive(action)) return false;
  for (const auto& standing : standings) {
    TRY(auto needs, needsName(standing));
    if (needs) return true;
  }
  return false;
}

Result<void> ActionAnswers::write(Id id, const Action& action, bool inFull, schema::ActionAnswer::Builder to) {
  TRY(auto due, dueOf(action));
  TRY(auto standings, standingsOf(action));
  auto part = queries::partOf(action, standings, {}, due.inTimeUntil, snapshot_.today());
  TRY(auto provisional, meetings_.isProvisional(action.meeting));
  TRY(auto anyNeedsName, needsName(action, standings));
  to.setRef(reference(id));
  to.setText(action.text);
  TRY_DONE(writeOwners(action, standings, due, to));
  to.setGroup(names_.of(action.group));
  to.setGroupRef(reference(action.group));
  to.setStatus(part.status);
  setText(standingInWords(action, standings), [&](const auto& text) { to.setStanding(text); });
  to.setSilent(part.isSilent);
  if (part.isSilent && action.askedOn) to.setDaysSilent(std::max(0, snapshot_.today().day - lastDay(*action.askedOn)));
  writeDueDates(action, part, due, to);
  writeRating(action, part, due, to);
  setDate(action.raisedOn, [&](const auto& text) { to.setRaisedOn(text); });
  setDate(action.statusOn, [&](const auto& text) { to.setStatusOn(text); });
  setText(reference(action.meeting), [&](const auto& text) { to.setMeeting(text); });
  setText(reference(action.decision), [&](const auto& text) { to.setDecision(text); });
  setNamed(
      names_, action.answerTo, [&](const auto& text) { to.setAnswerTo(text); },
      [&](const auto& text) { to.setAnswerToRef(text); });
  setText(action.note, [&](const auto& text) { to.setNote(text); });
  to.setItem(action.item);
  to.setTimesCarried(action.timesCarried);
  to.setKind(action.kind);
  to.setProvisional(provisional);
  to.setNeedsName(anyNeedsName);
  writeCounter(action, to);
  to.setUrgency(action.urgency);
  setText(reference(action.priority), [&](const auto& text) { to.setPriority(text); });
  setNamed(
      names_, action.programme, [&](const auto& text) { to.setProgramme(text); },
      [&](const auto& text) { to.setProgrammeRef(text); });
  setText(reference(action.supersededBy), [&](const auto& text) { to.setSupersededBy(text); });
  setNamed(
      names_, action.escalatedTo, [&](const auto& text) { to.setEscalatedTo(text); },
      [&](const auto& text) { to.setEscalatedToRef(text); });
  to.setConfidential(action.confidential);
  TRY_DONE(writeLinks(action, to));
  if (!inFull) return {};
  writeMoves(action, to);
  auto followers = to.initFollowers(static_cast<uint>(action.followers.size()));
  for (uint i = 0; i < followers.size(); ++i) {
    followers[i].setRef(names_.reference(action.followers[i].party));
    followers[i].setName(names_.of(action.followers[i].party));
    followers[i].setKind(std::string(kindName(action.followers[i].party.kind())));
  }
  return writeAnswers(action, standings, due, to);
}

// Other actions: the one that goes on from it, and those that have to be done before and are not.
Result<void> ActionAnswers::writeLinks(const Action& action, schema::ActionAnswer::Builder to) {
  setText(reference(action.continuedBy), [&](const auto& text) { to.setContinuedBy(text); });
  if (action.every > 0) to.setRepeats(cadence(action.every, action.unit));
  TRY(auto waiting, waitsFor(action));
  if (waiting.empty()) return {};
  auto list = to.initWaitsFor(static_cast<uint>(waiting.size()));
  for (uint i = 0; i < list.size(); ++i) list.set(i, reference(waiting[i]));
  return {};
}

Result<std::vector<Id>> ActionAnswers::waitsFor(const Action& action) {
  std::vector<Id> waiting;
  for (auto id : action.waitsFor) {
    TRY(auto other, findState<Action>(snapshot_, id));
    if (other && isLive(*other)) waiting.push_back(id);
  }
  return waiting;
}

}  // namespace minuted::queries
