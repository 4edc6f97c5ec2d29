// Actions: lists by filter, one in full, and the four tables for a meeting's papers.
#include <algorithm>

#include "base/guard.h"
#include "base/ranges.h"
#include "base/text.h"
#include "queries/answer_fields.h"
#include "queries/asked_actions.h"
#include "queries/queries.h"
#include "queries/states.h"

namespace minuted::queries {
namespace {

using domain::Action;

struct Found {
  Id id;
  Action action;
  Part part;  // of the party that the filter names; without one, of the action itself
};

// All actions, or all of the group.
Result<std::vector<Found>> scanActions(const engine::Snapshot& snapshot, const ActionFilter& filter, bool onlyLive,
                                       ActionAnswers& answers) {
  using projections::ViewId;
  auto prefix = !filter.group ? projections::kindPrefix(Kind::ACTION)
                : onlyLive    ? projections::livePrefix(ViewId::actionsByGroup, filter.group)
                              : projections::partyPrefix(ViewId::actionsByGroup, filter.group);
  TRY(auto actions, collect<Action>(snapshot, prefix, [&](const Action& action) {
        return (!onlyLive || isLive(action)) && (!filter.group || action.group == filter.group);
      }));
  std::vector<Found> found;
  for (auto& [id, action] : actions) {
    TRY(auto part, answers.partOf(action, {}));
    found.push_back({id, std::move(action), part});
  }
  return found;
}

bool hasWords(const std::string& text, const std::string& wanted) {
  auto words = wordsOf(text);
  return std::ranges::all_of(wordsOf(wanted), [&](const auto& word) { return contains(words, word); });
}

// Whether the action was raised before the meeting, and nothing is recorded of it at that meeting.
Result<bool> isToAnswerAt(const engine::Snapshot& snapshot, Id meeting, Id id, const Action& action,
                          ActionAnswers& answers) {
  if (action.meeting == meeting) return false;
  TRY(auto at, findState<domain::Meeting>(snapshot, meeting));
  if (!at || !at->date || (action.raisedOn && action.raisedOn->day > at->date->day)) return false;
  TRY(auto part, answers.partOf(action, {}));
  if (part.isOver) return false;
  TRY(auto story, snapshot.story(id));
  return guarded("the story of " + reference(id), [&]() -> Result<bool> {
    bool isAnswered = false;
    for (auto* stored : engine::eventsThatCount(story, snapshot.cut().on))
      domain::forEachCompanion(stored->event(), [&](Id named) { isAnswered = isAnswered || named == meeting; });
    return !isAnswered;
  });
}

Result<bool> passes(const Found& found, const ActionFilter& filter, ActionAnswers& answers) {
  const auto& [id, action, part] = found;
  if (filter.group && action.group != filter.group) return false;
  if (filter.kind && action.kind != *filter.kind) return false;
  if (filter.urgency && action.urgency != *filter.urgency) return false;
  if (filter.repeats && action.every == 0) return false;
  if (filter.followedBy && std::ranges::count(action.followers, filter.followedBy, &domain::Follower::party) == 0)
    return false;
  if (!isWithin(action.raisedOn, filter.from, filter.to)) return false;
  if (filter.overdue && !part.isOverdue) return false;
  if (filter.silent && !part.isSilent) return false;
  if (!hasWords(action.text, filter.text)) return false;
  if (filter.dueFrom || filter.dueTo) {
    TRY(auto due, answers.dueOf(action));
    if (!isWithin(due.current, filter.dueFrom, filter.dueTo)) return false;
  }
  if (filter.needsName) {
    TRY(auto standings, answers.standingsOf(action));
    TRY(auto needsName, answers.needsName(action, standings));
    if (!needsName) return false;
  }
  if (!filter.status) return filter.all || part.isOpen;
  TRY(auto whole, answers.partOf(action, {}));
  return whole.status == *filter.status;
}

// The actions that pass the filter, by reference.
Result<std::vector<Found>> findActions(const engine::Snapshot& snapshot, const ActionFilter& filter,
                                       ActionAnswers& answers) {
  bool onlyLive = !filter.all && !filter.status;
  std::vector<Found> found;
  if (filter.party) {
    TRY(auto asked, actionsAskedOf(snapshot, filter.party, onlyLive, answers));
    for (auto& each : asked) found.push_back({each.id, std::move(each.action), each.part});
  } else {
    TRY(found, scanActions(snapshot, filter, onlyLive, answers));
  }
  std::vector<Found> passing;
  for (auto& each : found) {
    TRY(auto keep, passes(each, filter, answers));
    if (keep && filter.toAnswerAt) {
      TRY(keep, isToAnswerAt(snapshot, filter.toAnswerAt, each.id, each.action, answers));
    }
    if (keep) passing.push_back(std::move(each));
  }
  std::ranges::sort(passing, {}, &Found::id);
  return passing;
}

Result<void> write(const std::vector<Found>& actions, ActionAnswers& answers,
                   capnp::List<schema::ActionAnswer>::Builder to) {
  for (uint i = 0; i < to.size(); ++i) TRY_DONE(answers.write(actions[i].id, actions[i].action, false, to[i]));
  return {};
}

// What was noted about the action that is no answer, in the order in which it was.
Result<void> writeComments(const engine::Snapshot& snapshot, Id id, Names& names, schema::ActionAnswer::Builder to) {
  TRY(auto story, snapshot.story(id));
  return guarded("the story of " + reference(id), [&]() -> Result<void> {
    auto events = engine::eventsThatCount(story, snapshot.cut().on);
    std::erase_if(events, [](auto* stored) { return !stored->event().getBody().isActionCommented(); });
    auto comments = to.initComments(static_cast<uint>(events.size()));
    for (uint i = 0; i < comments.size(); ++i) {
      auto event = events[i]->event();
      auto party = Id(event.getBody().getActionCommented().getParty());
      auto on = domain::dayOf(event);
      setNamed(
          names.on(on), party ? party : Id(event.getRecordedBy()), [&](const auto& text) { comments[i].setBy(text); },
          [&](const auto& text) { comments[i].setByRef(text); });
      setDate(on, [&](const auto& text) { comments[i].setOn(text); });
      comments[i].setText(events[i]->words().getNote());
      comments[i].setEvent(static_cast<uint32_t>(event.getPosition()));
    }
    return {};
  });
}

// The action from which it goes on.
Result<void> writeContinues(const engine::Snapshot& snapshot, Id id, schema::ActionAnswer::Builder to) {
  TRY(auto positions, snapshot.timeline(id));
  for (auto position : positions) {
    TRY(auto stored, snapshot.event(position));
    TRY_DONE(guarded("an event", [&]() -> Result<void> {
      auto body = stored->event().getBody();
      if (!body.isActionContinued() || Id(body.getActionContinued().getBy()) != id) return {};
      Id other(body.getActionContinued().getAction());
      TRY(auto state, findState<Action>(snapshot, other));
      if (state && state->continuedBy == id) to.setContinues(reference(other));
      return {};
    }));
  }
  return {};
}

}  // namespace

Result<Answer<schema::ActionList>> listActions(const engine::Snapshot& snapshot, const ActionFilter& filter) {
  ActionAnswers answers(snapshot);
  TRY(auto actions, findActions(snapshot, filter, answers));
  Answer<schema::ActionList> list;
  TRY_DONE(write(actions, answers, (*list).initItems(static_cast<uint>(actions.size()))));
  return list;
}

Result<Answer<schema::ActionAnswer>> showAction(const engine::Snapshot& snapshot, Id id) {
  TRY(auto action, stateOf<Action>(snapshot, id));
  ActionAnswers answers(snapshot);
  Answer<schema::ActionAnswer> shown;
  TRY_DONE(answers.write(id, action, true, *shown));
  TRY_DONE(writeComments(snapshot, id, answers.names(), *shown));
  TRY_DONE(writeContinues(snapshot, id, *shown));
  return shown;
}

Result<Answer<schema::ActionTables>> actionTables(const engine::Snapshot& snapshot, Id group) {
  ActionAnswers answers(snapshot);
  TRY(auto actions, findActions(snapshot, {.group = group, .all = true}, answers));
  TRY(auto before, answers.meetings().lastHeldBefore(group, snapshot.today()));
  auto since = before ? before->date : std::nullopt;
  std::vector<Found> live, completed, requested, outstanding;
  for (auto& each : actions) {
    const auto& [id, action, part] = each;
    if (part.isOver || part.status == schema::ActionStatus::CLAIMED) {
      if (action.statusOn && (!since || action.statusOn->day >= since->day)) completed.push_back(each);
    } else if (action.requested) {
      requested.push_back(each);
    } else {
      (part.isOverdue ? outstanding : live).push_back(each);
    }
  }
  Answer<schema::ActionTables> tables;
  auto to = *tables;
  setDate(since, [&](const auto& text) { to.setSince(text); });
  auto count = [](const std::vector<Found>& some) { return static_cast<uint>(some.size()); };
  TRY_DONE(write(live, answers, to.initLive(count(live))));
  TRY_DONE(write(completed, answers, to.initCompleted(count(completed))));
  TRY_DONE(write(requested, answers, to.initExtensionRequested(count(requested))));
  TRY_DONE(write(outstanding, answers, to.initOutstanding(count(outstanding))));
  return tables;
}

}  // namespace minuted::queries
