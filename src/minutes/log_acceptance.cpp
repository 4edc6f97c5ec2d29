// Rows of an action log becoming the steps of a command. A log is read again and again as it grows: what the register
// knows of an action already needs no step, whichever reading it came from.
#include <algorithm>
#include <tuple>

#include "base/text.h"
#include "minutes/acceptance.h"

namespace minuted {
namespace {

using domain::Action;

std::string_view text(capnp::Text::Reader from) { return {from.begin(), from.size()}; }

// What has been recorded of an action: on which day what happened, with which note.
using Told = std::vector<std::tuple<int32_t, uint16_t, std::string>>;

Result<Told> toldOf(const Snapshot& snapshot, Id action) {
  Told told;
  TRY(auto story, readStory(snapshot.at(), action, snapshot.cut().until));
  for (const auto& stored : story) {
    auto event = stored->event();
    told.emplace_back(event.hasHappenedOn() ? event.getHappenedOn().getDay() : 0,
                      static_cast<uint16_t>(event.getBody().which()), stored->words().getNote().cStr());
  }
  return told;
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
  return command_.made(Kind::DECISION);
}

Result<Id> Acceptance::loggedAction(schema::ProposedEntry::Reader proposed) {
  auto ask = text(proposed.getText());
  TRY(auto parties, owners(proposed.getOwners()));
  // The same words; or the same day and owner, and words that are nearly the same.
  auto shares = [&](const Action& action) {
    return action.raisedOn == OptionalDate(of_.date) && std::ranges::any_of(action.owners, [&](const auto& owner) {
             return std::ranges::find(parties, owner.party, &domain::Owner::party) != parties.end();
           });
  };
  TRY(auto known, mostAlike(ask, sameText, [](const Action&) { return true; }));
  if (!known) {
    TRY(known, mostAlike(ask, sameAction, shares));
  }
  Told told;
  Action before;
  if (known) {
    TRY(told, toldOf(now_, known->first));
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
    if (!known) id = command_.made(Kind::ACTION);
    before.status = schema::ActionStatus::OPEN;
    before.due = readDate(proposed.hasDue(), proposed.getDue());
  }
  // What no day is said of happened by the day that the log speaks of last, and before the action was over.
  for (auto news : proposed.getHistory())
    if (news.hasOn() && (news.getNews() == schema::ActionNews::CLOSED || news.getNews() == schema::ActionNews::DROPPED))
      asOf_ = std::min(asOf_, *readDate(true, news.getOn()));
  if (asOf_ < of_.date) asOf_ = of_.date;
  for (auto news : proposed.getHistory()) TRY_DONE(toldInLog(id, news, before, told));
  return id;
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

}  // namespace minuted
