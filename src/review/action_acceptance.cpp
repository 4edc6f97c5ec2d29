// Actions of minutes: those that the meeting raised, and what it said of older ones.
//
// Minutes may be read in any order. Where later minutes mentioned an action before the minutes of the meeting that
// raised it were read, the register has it as entered and not as raised; raising it then completes that action.
#include <algorithm>
#include <map>

#include "base/text.h"
#include "register/asking_again.h"
#include "review/acceptance.h"

namespace minuted::review {

using domain::Action;
using projections::ViewId;

Result<Acceptance::FoundAction> Acceptance::findSimilarAction(std::string_view text, double minLikeness,
                                                              const ActionFilter& filter) const {
  FoundAction best;
  double bestLikeness = 0;
  if (isLocal(minutes_.group)) return best;
  auto prefix = projections::partyPrefix(ViewId::actionsByGroup, minutes_.group);
  TRY_DONE(current_.scan(prefix, [&](const domain::Subject& subject) {
    const auto& action = std::get<Action>(subject.state);
    auto alike = filter(subject, action) ? likeness(action.text, text) : 0;
    if (alike >= minLikeness && alike > bestLikeness) {
      bestLikeness = alike;
      best.emplace(subject.id, action);
    }
    return true;
  }));
  return best;
}

// The action that the minutes name by its reference. Other bodies number their actions too, so it must be of this group
// and its text must be at least a little like that of the minutes.
Result<Acceptance::FoundAction> Acceptance::findByReference(Id reference, std::string_view text) const {
  constexpr double minLikeness = 0.3;
  if (!reference || reference.kind() != Kind::ACTION) return std::nullopt;
  TRY(auto known, current_.find(reference));
  if (!known) return std::nullopt;
  const auto& action = std::get<Action>(known->state);
  bool isSame = action.group == minutes_.group && likeness(action.text, text) >= minLikeness;
  return isSame ? std::optional(std::pair(reference, action)) : std::nullopt;
}

Result<Id> Acceptance::action(schema::ProposedAction::Reader proposed) {
  return proposed.getNews() == schema::ActionNews::RAISED ? raiseAction(proposed) : updateAction(proposed);
}

Result<Id> Acceptance::raiseAction(schema::ProposedAction::Reader proposed) {
  auto text = viewOf(proposed.getText());
  auto wasRaisedHere = [&](const auto&, const Action& action) {
    return action.raised && action.meeting == minutes_.meeting;
  };
  TRY(auto known, findSimilarAction(text, sameTextLikeness, wasRaisedHere));
  if (known) return known->first;
  // An action that was entered because later minutes mention it. One that was entered because these same minutes
  // mention it is an older action, unless its text is the same.
  TRY(auto entered, findSimilarAction(text, sameActionLikeness, [&](const auto& subject, const Action& action) {
        bool isFromLaterMinutes = subject.firstDay > minutes_.date.day;
        return !action.raised && (isFromLaterMinutes || likeness(action.text, text) >= sameTextLikeness);
      }));
  TRY(auto parties, owners(proposed.getOwners()));
  Id answerTo;
  if (proposed.getAnswerTo().size() > 0) {
    TRY(answerTo, person(viewOf(proposed.getAnswerTo()), {}));
  }
  auto step = addFact();
  auto body = step.getEvent().getBody().initActionRaised();
  if (entered) body.setAction(entered->first.value);
  setOwners(parties, body.initOwners(static_cast<uint>(parties.size())));
  body.setGroup(minutes_.group.value);
  body.setMeeting(minutes_.meeting.value);
  body.setItem(proposed.getItem());
  body.setAnswerTo(answerTo.value);
  if (proposed.hasDue()) body.setDue(proposed.getDue());
  auto words = step.initWords();
  words.setText(proposed.getText());
  if (proposal_.hasQuote()) words.setQuote(proposal_.getQuote());
  return entered ? entered->first : command_.subjectOfLastStep(Kind::ACTION);
}

Result<std::vector<Acceptance::RecordedEvent>> Acceptance::recordedEvents(Id action) const {
  std::vector<RecordedEvent> events;
  TRY(auto story, current_.story(action));
  auto inError = engine::positionsInError(story);
  for (const auto& stored : story) {
    auto event = stored->event();
    if (inError.contains(event.getPosition())) continue;
    events.push_back({event.hasHappenedOn() ? event.getHappenedOn().getDay() : 0,
                      static_cast<uint16_t>(event.getBody().which()), stored->words().getNote().cStr()});
  }
  return events;
}

// Another version of the same minutes has the same news of the action, which must not be recorded again.
Result<bool> Acceptance::isRecordedOnMeetingDay(Id action, schema::ActionNews news) const {
  using Body = schema::Event::Body;
  static const std::map<schema::ActionNews, uint16_t> types{
      {schema::ActionNews::CARRIED_FORWARD, Body::ACTION_CARRIED_FORWARD},
      {schema::ActionNews::CLOSED, Body::ACTION_CLOSED},
      {schema::ActionNews::DECLINED, Body::ACTION_DECLINED},
      {schema::ActionNews::DROPPED, Body::ACTION_DROPPED},
      {schema::ActionNews::REASSIGNED, Body::ACTION_ASSIGNED},
      {schema::ActionNews::PROGRESSED, Body::ACTION_PROGRESSED}};
  auto type = types.find(news);
  if (type == types.end()) return false;
  TRY(auto events, recordedEvents(action));
  return std::ranges::any_of(
      events, [&](const RecordedEvent& each) { return each.day == minutes_.date.day && each.type == type->second; });
}

namespace {

// Those of whom what a document says of an action is the answer: each owner. It does not say which members of a group
// it speaks of: then, and where only one is asked, no party is named.
std::vector<Id> answerersOf(const Action& action) {
  std::vector<Id> parties;
  if (domain::isJoint(action) && !domain::isCollective(action))
    for (const auto& owner : action.owners) parties.push_back(owner.party);
  if (parties.empty()) parties.push_back({});
  return parties;
}

// Sets the event by which the party answers so. What is told of all members of a group at once is a report on the
// action.
void setAnswer(schema::Event::Body::Builder body, schema::ActionNews news, Id action, Id party, bool isOfGroup) {
  auto set = [&](schema::ActionAnswered::Builder answered) {
    answered.setAction(action.value);
    answered.setParty(party.value);
  };
  if (isOfGroup) news = schema::ActionNews::PROGRESSED;
  switch (news) {
    case schema::ActionNews::DECLINED: return set(body.initActionDeclined());
    case schema::ActionNews::ACCEPTED: return set(body.initActionAccepted());
    case schema::ActionNews::CLAIMED: return set(body.initActionClaimed());
    default: return set(body.initActionProgressed());
  }
}

}  // namespace

// Adds the events that an answer asks for: one for each of those who have given it.
void Acceptance::addAnswers(Id action, const Action& before, schema::ActionNews news, OptionalDate day,
                            std::string_view note, std::string_view quote) {
  for (auto party : answerersOf(before)) {
    auto step = addStep(day);
    setAnswer(step.getEvent().getBody(), news, action, party, domain::isCollective(before));
    if (note.empty() && quote.empty()) continue;
    auto words = step.initWords();
    if (!note.empty()) words.setNote(std::string(note));
    if (!quote.empty()) words.setQuote(std::string(quote));
  }
}

// Adds the event that the news asks for; `owners` are the new ones where it was reassigned.
Result<void> Acceptance::addNews(Id action, const Action& before, schema::ActionNews news,
                                 const std::vector<domain::Owner>& owners) {
  switch (news) {
    case schema::ActionNews::DECLINED:
    case schema::ActionNews::ACCEPTED:
    case schema::ActionNews::CLAIMED:
    case schema::ActionNews::EXTENDED:  // updateAction records the new due date
    case schema::ActionNews::PROGRESSED:
      addAnswers(action, before, news, minutes_.date, {}, viewOf(proposal_.getQuote()));
      return {};
    default: break;
  }
  auto step = addFact();
  auto body = step.getEvent().getBody();
  auto setAtMeeting = [&](schema::ActionAtMeeting::Builder event) {
    event.setAction(action.value);
    event.setMeeting(minutes_.meeting.value);
  };
  switch (news) {
    case schema::ActionNews::CARRIED_FORWARD: setAtMeeting(body.initActionCarriedForward()); break;
    case schema::ActionNews::CLOSED: setAtMeeting(body.initActionClosed()); break;
    case schema::ActionNews::DROPPED: {
      auto dropped = body.initActionDropped();
      dropped.setAction(action.value);
      dropped.setMeeting(minutes_.meeting.value);
      break;
    }
    case schema::ActionNews::REASSIGNED: {
      auto assigned = body.initActionAssigned();
      assigned.setAction(action.value);
      assigned.setMeeting(minutes_.meeting.value);
      setOwners(owners, assigned.initOwners(static_cast<uint>(owners.size())));
      break;
    }
    default: break;
  }
  if (proposal_.hasQuote()) step.initWords().setQuote(proposal_.getQuote());
  if (news != schema::ActionNews::CLOSED) return {};
  return askAgain(action, minutes_.date, minutes_.meeting);
}

Result<void> Acceptance::askAgain(Id action, OptionalDate closedOn, Id meeting) {
  return engine::askAgain(current_, command_, [&](OptionalDate on) { return addStep(on); }, action, closedOn, meeting);
}

Result<Id> Acceptance::updateAction(schema::ProposedAction::Reader proposed) {
  auto wasRaisedBefore = [&](const auto&, const Action& action) {
    return !action.raised || action.raisedOn < OptionalDate(minutes_.date);
  };
  TRY(auto known, findByReference(Id(proposed.getReference()), viewOf(proposed.getText())));
  if (!known) {
    TRY(known, findSimilarAction(viewOf(proposed.getText()), sameActionLikeness, wasRaisedBefore));
  }
  std::vector<domain::Owner> parties;
  if (!known || proposed.getNews() == schema::ActionNews::REASSIGNED) {
    TRY(parties, owners(proposed.getOwners()));
  }
  auto id = known ? known->first : Id();
  if (known) {
    TRY(auto isRecorded, isRecordedOnMeetingDay(id, proposed.getNews()));
    if (isRecorded) return id;
  } else {
    auto step = addKnowledge();
    auto body = step.getEvent().getBody().initActionEntered();
    body.setGroup(minutes_.group.value);
    setOwners(parties, body.initOwners(static_cast<uint>(parties.size())));
    step.initWords().setText(proposed.getText());
    id = command_.subjectOfLastStep(Kind::ACTION);
  }
  TRY_DONE(addNews(id, known ? known->second : Action{.owners = parties}, proposed.getNews(), parties));
  // As long as the raising is not known, neither is the due date that it set: then the date is recorded, which changes
  // nothing once the raising is known.
  bool isDueKnown = known && known->second.raised && known->second.due == readDate(true, proposed.getDue());
  if (!proposed.hasDue() || isDueKnown) return id;
  auto changed = addFact().getEvent().getBody().initActionDueChanged();
  changed.setAction(id.value);
  changed.setDue(proposed.getDue());
  changed.setMeeting(minutes_.meeting.value);
  return id;
}

}  // namespace minuted::review
