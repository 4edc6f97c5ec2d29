// Rows of an action log.
//
// A log is read again and again as it grows, so most of its rows are known. A row is first matched with an action of
// the register (findLoggedAction). Then steps are added for what the row says and the register does not know yet: that
// the action was raised, another due date or owner (addLogChanges), and each event of its history (addLogEvent).
#include <algorithm>
#include <cstdlib>
#include <set>

#include "base/text.h"
#include "queries/due.h"
#include "review/acceptance.h"

namespace minuted::review {
namespace {

using domain::Action;

// 'Return for quarter 1' and 'Return for quarter 2' have nearly the same words and are two actions.
bool haveSameNumbers(std::string_view a, std::string_view b) {
  auto numbers = [](std::string_view text) {
    std::set<std::string> all;
    for (auto& word : wordsOf(text))
      if (word.find_first_of("0123456789") != std::string::npos) all.insert(std::move(word));
    return all;
  };
  return numbers(a) == numbers(b);
}

std::vector<Id> partiesOf(const std::vector<domain::Owner>& owners) {
  std::vector<Id> parties;
  for (const auto& owner : owners) parties.push_back(owner.party);
  std::ranges::sort(parties);
  return parties;
}

}  // namespace

Result<Id> Acceptance::log(schema::ProposedLog::Reader proposed) {
  if (proposed.getGroup().size() == 0) return minutes_.group;
  return group(viewOf(proposed.getGroup()));
}

Result<Id> Acceptance::entry(schema::ProposedEntry::Reader proposed) {
  if (proposed.getGroup().size() > 0) {
    TRY(minutes_.group, group(viewOf(proposed.getGroup())));
  }
  if (proposed.hasRaisedOn()) minutes_.date = *readDate(true, proposed.getRaisedOn());
  return proposed.getIsDecision() ? loggedDecision(proposed) : loggedAction(proposed);
}

Result<Id> Acceptance::loggedDecision(schema::ProposedEntry::Reader proposed) {
  TRY(auto known, findDecision(minutes_.date, viewOf(proposed.getText())));
  if (known) return *known;
  auto step = addFact();
  auto body = step.getEvent().getBody().initDecisionRecorded();
  body.setKind(proposed.getKind());
  body.setGroup(minutes_.group.value);
  auto words = step.initWords();
  words.setText(proposed.getText());
  words.setQuote(proposal_.getQuote());
  return command_.subjectOfLastStep(Kind::DECISION);
}

Result<Id> Acceptance::loggedAction(schema::ProposedEntry::Reader proposed) {
  auto text = viewOf(proposed.getText());
  TRY(auto parties, owners(proposed.getOwners()));
  TRY(auto known, findLoggedAction(proposed, text, parties));
  std::vector<RecordedEvent> recorded;
  Action before;
  if (known) {
    TRY(recorded, recordedEvents(known->first));
    before = known->second;
  }
  auto id = known ? known->first : Id();
  // What the register knows from later minutes alone, a row says to have been raised if it says when, or anything else
  // that is new; a list that was exported from this register does not.
  TRY(auto isDueKnown, knowsDue(before, proposed));
  // A row that does not say when is taken to have been raised on the day it was closed at the latest: that is no news.
  auto raisedOn = readDate(proposed.hasRaisedOn(), proposed.getRaisedOn());
  bool saysWhen = raisedOn && !(before.statusOn && raisedOn->day >= before.statusOn->day);
  bool saysNothingNew = known && !saysWhen && partiesOf(parties) == partiesOf(before.owners) && isDueKnown;
  if (!known || (!before.raised && !saysNothingNew)) {
    auto step = addFact();
    auto body = step.getEvent().getBody().initActionRaised();
    if (known) body.setAction(known->first.value);
    setOwners(parties, body.initOwners(static_cast<uint>(parties.size())));
    body.setGroup(minutes_.group.value);
    if (proposed.hasDue()) body.setDue(proposed.getDue());
    if (proposed.getDueAtNext()) body.setDueAtNext(minutes_.group.value);
    auto words = step.initWords();
    words.setText(proposed.getText());
    words.setQuote(proposal_.getQuote());
    if (!known) id = command_.subjectOfLastStep(Kind::ACTION);
    before.status = schema::ActionStatus::OPEN;
    before.due = before.firstDue = readDate(proposed.hasDue(), proposed.getDue());
    before.owners = parties;
  }
  // Events without a date happened at the latest on the last day that the log mentions, and before the action ended.
  for (auto news : proposed.getHistory())
    if (news.hasOn() && (news.getNews() == schema::ActionNews::CLOSED || news.getNews() == schema::ActionNews::DROPPED))
      undatedDay_ = std::min(undatedDay_, *readDate(true, news.getOn()));
  if (undatedDay_ < minutes_.date) undatedDay_ = minutes_.date;
  if (known) TRY_DONE(addLogChanges(id, proposed, parties, before));
  for (auto news : proposed.getHistory()) TRY_DONE(addLogEvent(id, news, before, recorded));
  return id;
}

// The action that the row is about. Its text must be the same, or similar if the day is the same and they share an
// owner. An action that another row of this reading was accepted as is left out, and so is one with other numbers in
// its text.
Result<Acceptance::FoundAction> Acceptance::findLoggedAction(schema::ProposedEntry::Reader proposed,
                                                             std::string_view text,
                                                             const std::vector<domain::Owner>& parties) const {
  constexpr int32_t maxDaysApart = 45;  // some logs have the day of the meeting, and others that of its minutes
  TRY(auto reading, current_.find(reading_));
  std::set<Id> acceptedHere;
  if (reading)
    for (const auto& fate : std::get<domain::Reading>(reading->state).fates) acceptedHere.insert(fate.subject);
  auto sharesOwner = [&](const Action& action) {
    return std::ranges::any_of(action.owners, [&](const auto& owner) {
      return std::ranges::find(parties, owner.party, &domain::Owner::party) != parties.end();
    });
  };
  auto isSameDay = [&](const Action& action) {
    return !proposed.hasRaisedOn() || !action.raisedOn || *action.raisedOn == minutes_.date;
  };
  auto isCandidate = [&](const domain::Subject& subject, const Action& action) {
    if (acceptedHere.contains(subject.id) || !haveSameNumbers(action.text, text)) return false;
    bool isNear = action.raisedOn && std::abs(action.raisedOn->day - minutes_.date.day) <= maxDaysApart;
    return isSameDay(action) || (isNear && sharesOwner(action));
  };
  TRY(auto known, findSimilarAction(text, sameTextLikeness, isCandidate));
  if (!known) {
    TRY(known, findSimilarAction(text, sameActionLikeness, [&](const auto& subject, const Action& action) {
          return isCandidate(subject, action) && isSameDay(action) && sharesOwner(action);
        }));
  }
  return known;
}

// Whether the due date of the row is, or once was, that of the action.
Result<bool> Acceptance::knowsDue(const Action& action, schema::ProposedEntry::Reader proposed) const {
  auto due = readDate(proposed.hasDue(), proposed.getDue());
  if (!due || due == action.firstDue || due == action.due) return true;
  if (std::ranges::any_of(action.moves, [&](const auto& move) { return move.now == due; })) return true;
  TRY(auto atMeeting, queries::Meetings(current_).dueOf(action));
  return due == atMeeting.current || due == atMeeting.first;
}

// Adds steps where the row differs from the register: another due date, other owners, open again. A log that is older
// than what the register knows changes nothing.
Result<void> Acceptance::addLogChanges(Id id, schema::ProposedEntry::Reader proposed,
                                       const std::vector<domain::Owner>& parties, const Action& before) {
  if (before.statusOn && undatedDay_ < *before.statusOn) return {};
  bool isOver = !domain::isLive(before);
  if (isOver && proposed.getSaysOpen()) {
    addStep(undatedDay_).getEvent().getBody().initActionReopened().setAction(id.value);
    isOver = false;
  }
  if (isOver) return {};
  TRY(auto isDueKnown, knowsDue(before, proposed));
  if (!isDueKnown) {
    auto changed = addStep(undatedDay_).getEvent().getBody().initActionDueChanged();
    changed.setAction(id.value);
    changed.setDue(proposed.getDue());
  }
  if (proposed.getOwners().size() > 0 && partiesOf(parties) != partiesOf(before.owners) && before.raised) {
    auto assigned = addStep(undatedDay_).getEvent().getBody().initActionAssigned();
    assigned.setAction(id.value);
    setOwners(parties, assigned.initOwners(static_cast<uint>(parties.size())));
  }
  return {};
}

Result<void> Acceptance::addLogEvent(Id id, schema::ProposedNews::Reader news, const Action& before,
                                     const std::vector<RecordedEvent>& recorded) {
  using schema::ActionNews;
  using Body = schema::Event::Body;
  auto on = readDate(news.hasOn(), news.getOn());
  auto day = on.value_or(undatedDay_);
  auto type = [&]() -> uint16_t {
    switch (news.getNews()) {
      case ActionNews::RAISED:
      case ActionNews::PROGRESSED: return Body::ACTION_PROGRESSED;
      case ActionNews::CARRIED_FORWARD: return Body::ACTION_CARRIED_FORWARD;
      case ActionNews::CLOSED: return Body::ACTION_CLOSED;
      case ActionNews::DECLINED: return Body::ACTION_DECLINED;
      case ActionNews::REASSIGNED: return Body::ACTION_ASSIGNED;
      case ActionNews::DROPPED: return Body::ACTION_DROPPED;
      case ActionNews::ACCEPTED: return Body::ACTION_ACCEPTED;
      case ActionNews::CLAIMED: return Body::ACTION_CLAIMED;
      case ActionNews::EXTENDED: return Body::ACTION_DUE_CHANGED;
    }
    return Body::ACTION_PROGRESSED;
  }();
  // An event without a date is known if one of the same type and note was recorded on any day.
  bool isKnown = std::ranges::any_of(recorded, [&](const RecordedEvent& each) {
    bool isSameNote = (each.note.empty() && news.getNote().size() == 0) ||
                      likeness(each.note, viewOf(news.getNote())) >= sameTextLikeness;
    return each.type == type && (!on || each.day == day.day) && isSameNote;
  });
  bool isEnded = !domain::isLive(before);
  bool endsAction = type == Body::ACTION_CLOSED || type == Body::ACTION_DROPPED;
  if (isKnown || (isEnded && endsAction) || (isEnded && !on)) return {};
  if (type == Body::ACTION_DUE_CHANGED && before.due == readDate(news.hasDue(), news.getDue())) return {};
  switch (type) {
    case Body::ACTION_DECLINED:
    case Body::ACTION_ACCEPTED:
    case Body::ACTION_CLAIMED:
    case Body::ACTION_PROGRESSED: addAnswers(id, before, news.getNews(), day, viewOf(news.getNote()), {}); return {};
    default: break;
  }
  auto step = addStep(day);
  auto body = step.getEvent().getBody();
  if (news.getNote().size() > 0) step.initWords().setNote(news.getNote());
  switch (type) {
    case Body::ACTION_CARRIED_FORWARD: body.initActionCarriedForward().setAction(id.value); break;
    case Body::ACTION_CLOSED: body.initActionClosed().setAction(id.value); return askAgain(id, day, {});
    case Body::ACTION_DROPPED: body.initActionDropped().setAction(id.value); break;
    case Body::ACTION_DUE_CHANGED: {
      auto changed = body.initActionDueChanged();
      changed.setAction(id.value);
      changed.setDue(news.getDue());
      break;
    }
    case Body::ACTION_ASSIGNED: {
      auto assigned = body.initActionAssigned();
      assigned.setAction(id.value);
      TRY(auto parties, owners(news.getOwners()));
      setOwners(parties, assigned.initOwners(static_cast<uint>(parties.size())));
      break;
    }
    default: break;
  }
  return {};
}

}  // namespace minuted::review
