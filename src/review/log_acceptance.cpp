// Rows of an action log becoming the steps of a command. A log is read again and again as it grows: what the register
// knows of an action already needs no step, whichever reading it came from.
#include <algorithm>
#include <cstdlib>
#include <set>

#include "base/text.h"
#include "review/acceptance.h"

namespace minuted::review {
namespace {

using domain::Action;

std::string_view text(capnp::Text::Reader from) { return {from.begin(), from.size()}; }

// 'Return for quarter 1' and 'Return for quarter 2' are nearly the same words, and two asks.
bool sameNumbers(std::string_view a, std::string_view b) {
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
  if (proposed.getGroup().size() == 0) return of_.group;
  return group(text(proposed.getGroup()));
}

Result<Id> Acceptance::entry(schema::ProposedEntry::Reader proposed) {
  if (proposed.getGroup().size() > 0) {
    TRY(of_.group, group(text(proposed.getGroup())));
  }
  if (proposed.hasRaisedOn()) of_.date = *readDate(true, proposed.getRaisedOn());
  return proposed.getIsDecision() ? loggedDecision(proposed) : loggedAction(proposed);
}

Result<Id> Acceptance::loggedDecision(schema::ProposedEntry::Reader proposed) {
  TRY(auto known, decisionOn(of_.date, text(proposed.getText())));
  if (known) return *known;
  auto recorded = fact();
  auto body = recorded.getEvent().getBody().initDecisionRecorded();
  body.setKind(proposed.getKind());
  body.setGroup(of_.group.value);
  auto words = recorded.initWords();
  words.setText(proposed.getText());
  words.setQuote(proposal_.getQuote());
  return command_.subjectOfLastStep(Kind::DECISION);
}

Result<Id> Acceptance::loggedAction(schema::ProposedEntry::Reader proposed) {
  auto ask = text(proposed.getText());
  TRY(auto parties, owners(proposed.getOwners()));
  TRY(auto known, sameLogged(proposed, ask, parties));
  Told told;
  Action before;
  if (known) {
    TRY(told, toldOf(known->first));
    before = known->second;
  }
  auto id = known ? known->first : Id();
  if (!known || !before.raised) {
    auto raised = fact();
    auto body = raised.getEvent().getBody().initActionRaised();
    if (known) body.setAction(known->first.value);
    setOwners(parties, body.initOwners(static_cast<uint>(parties.size())));
    body.setGroup(of_.group.value);
    if (proposed.hasDue()) body.setDue(proposed.getDue());
    if (proposed.getDueAtNext()) body.setDueAtNext(of_.group.value);
    auto words = raised.initWords();
    words.setText(proposed.getText());
    words.setQuote(proposal_.getQuote());
    if (!known) id = command_.subjectOfLastStep(Kind::ACTION);
    before.status = schema::ActionStatus::OPEN;
    before.due = before.firstDue = readDate(proposed.hasDue(), proposed.getDue());
    before.owners = parties;
  }
  // What no day is said of happened by the day that the log speaks of last, and before the action was over.
  for (auto news : proposed.getHistory())
    if (news.hasOn() && (news.getNews() == schema::ActionNews::CLOSED || news.getNews() == schema::ActionNews::DROPPED))
      asOf_ = std::min(asOf_, *readDate(true, news.getOn()));
  if (asOf_ < of_.date) asOf_ = of_.date;
  if (known) TRY_DONE(changedInLog(id, proposed, parties, before));
  for (auto news : proposed.getHistory()) TRY_DONE(toldInLog(id, news, before, told));
  return id;
}

// The action that the row is about: in the same words, or in nearly the same of the same day and an owner in common.
// Not one that another row of this reading is about, and none with other numbers in it.
Result<std::optional<std::pair<Id, Action>>> Acceptance::sameLogged(schema::ProposedEntry::Reader proposed,
                                                                    std::string_view ask,
                                                                    const std::vector<domain::Owner>& parties) const {
  constexpr int32_t nearby = 45;  // days: that of the meeting, or that of its minutes
  TRY(auto reading, now_.find(reading_));
  std::set<Id> taken;
  if (reading)
    for (const auto& fate : std::get<domain::Reading>(reading->state).fates) taken.insert(fate.subject);
  auto sharesOwner = [&](const Action& action) {
    return std::ranges::any_of(action.owners, [&](const auto& owner) {
      return std::ranges::find(parties, owner.party, &domain::Owner::party) != parties.end();
    });
  };
  auto sameDay = [&](const Action& action) {
    return !proposed.hasRaisedOn() || !action.raisedOn || *action.raisedOn == of_.date;
  };
  auto about = [&](const domain::Subject& subject, const Action& action) {
    if (taken.contains(subject.id) || !sameNumbers(action.text, ask)) return false;
    bool near = action.raisedOn && std::abs(action.raisedOn->day - of_.date.day) <= nearby;
    return sameDay(action) || (near && sharesOwner(action));
  };
  TRY(auto known, mostAlike(ask, sameText, about));
  if (!known) {
    TRY(known, mostAlike(ask, sameAction, [&](const auto& subject, const Action& action) {
          return about(subject, action) && sameDay(action) && sharesOwner(action);
        }));
  }
  return known;
}

// What the log says otherwise than the register does, if it speaks of a later day: another due date, other owners, open
// again.
Result<void> Acceptance::changedInLog(Id id, schema::ProposedEntry::Reader proposed,
                                      const std::vector<domain::Owner>& parties, const Action& before) {
  if (before.statusOn && asOf_ < *before.statusOn) return {};
  bool over = !domain::isLive(before);
  if (over && proposed.getSaysOpen()) {
    step(asOf_).getEvent().getBody().initActionReopened().setAction(id.value);
    over = false;
  }
  if (over) return {};
  auto due = readDate(proposed.hasDue(), proposed.getDue());
  bool knownDue = due == before.firstDue || due == before.due ||
                  std::ranges::any_of(before.moves, [&](const auto& move) { return move.now == due; });
  if (due && !knownDue) {
    auto changed = step(asOf_).getEvent().getBody().initActionDueChanged();
    changed.setAction(id.value);
    changed.setDue(proposed.getDue());
  }
  if (proposed.getOwners().size() > 0 && partiesOf(parties) != partiesOf(before.owners) && before.raised) {
    auto assigned = step(asOf_).getEvent().getBody().initActionAssigned();
    assigned.setAction(id.value);
    setOwners(parties, assigned.initOwners(static_cast<uint>(parties.size())));
  }
  return {};
}

Result<void> Acceptance::toldInLog(Id id, schema::ProposedNews::Reader news, const Action& before, const Told& told) {
  using schema::ActionNews;
  using Body = schema::Event::Body;
  auto on = readDate(news.hasOn(), news.getOn());
  auto day = on.value_or(asOf_);
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
  // What no day is said of is known if it was ever told in these words.
  bool known = std::ranges::any_of(told, [&](const auto& each) {
    const auto& [thatDay, thatType, note] = each;
    bool same = (note.empty() && news.getNote().size() == 0) || likeness(note, text(news.getNote())) >= sameText;
    return thatType == type && (!on || thatDay == day.day) && same;
  });
  bool ended = !domain::isLive(before);
  bool ends = type == Body::ACTION_CLOSED || type == Body::ACTION_DROPPED;
  if (known || (ended && ends) || (ended && !on)) return {};
  if (type == Body::ACTION_DUE_CHANGED && before.due == readDate(news.hasDue(), news.getDue())) return {};
  auto made = step(day);
  auto body = made.getEvent().getBody();
  if (news.getNote().size() > 0) made.initWords().setNote(news.getNote());
  switch (type) {
    case Body::ACTION_CARRIED_FORWARD: body.initActionCarriedForward().setAction(id.value); break;
    case Body::ACTION_CLOSED: body.initActionClosed().setAction(id.value); break;
    case Body::ACTION_DECLINED: body.initActionDeclined().setAction(id.value); break;
    case Body::ACTION_DROPPED: body.initActionDropped().setAction(id.value); break;
    case Body::ACTION_ACCEPTED: body.initActionAccepted().setAction(id.value); break;
    case Body::ACTION_CLAIMED: body.initActionClaimed().setAction(id.value); break;
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
    default: body.initActionProgressed().setAction(id.value); break;
  }
  return {};
}

}  // namespace minuted::review
