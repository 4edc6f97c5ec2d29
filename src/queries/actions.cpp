// Actions: lists by filter, one in full, and the four tables for a meeting's papers.
#include <algorithm>

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

Result<bool> passes(const Found& found, const ActionFilter& filter, ActionAnswers& answers) {
  const auto& [id, action, part] = found;
  if (filter.group && action.group != filter.group) return false;
  if (filter.kind && action.kind != *filter.kind) return false;
  if (!isWithin(action.raisedOn, filter.from, filter.to)) return false;
  if (filter.overdue && !part.isOverdue) return false;
  if (filter.silent && !part.isSilent) return false;
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
