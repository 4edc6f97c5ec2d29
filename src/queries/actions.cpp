// Actions: lists by filter, one in full, and the four tables for a meeting's papers.
#include <algorithm>

#include "base/ranges.h"
#include "queries/action_answers.h"
#include "queries/answer_fields.h"
#include "queries/identity.h"
#include "queries/queries.h"
#include "queries/states.h"

namespace minuted::queries {
namespace {

using domain::Action;

// The longest prefix of the views' keys under which are all actions that can pass the filter.
Bytes prefixFor(const ActionFilter& filter, Id party) {
  using projections::ViewId;
  if (!party) return projections::kindPrefix(Kind::ACTION);
  auto view = filter.owner || filter.organisation ? ViewId::actionsByOwner : ViewId::actionsByGroup;
  return filter.all ? projections::partyPrefix(view, party) : projections::livePrefix(view, party);
}

using Actions = std::vector<std::pair<Id, Action>>;

// The ids of whom the filter names, and of all that were merged into them.
struct FilterParties {
  std::vector<Id> owner, organisation;
};

// Whether the action passes those parts of the filter that its own state decides.
bool passes(const Action& action, const ActionFilter& filter, const FilterParties& parties) {
  auto owns = [&](const domain::Owner& each) { return contains(parties.owner, each.party); };
  auto mandated = [&](const domain::Owner& each) {
    return contains(parties.organisation, each.party) || contains(parties.organisation, each.onBehalfOf);
  };
  return (!filter.owner || std::ranges::any_of(action.owners, owns)) &&
         (!filter.organisation || std::ranges::any_of(action.owners, mandated)) &&
         (!filter.group || action.group == filter.group) && (filter.all || filter.status || isLive(action)) &&
         (!filter.kind || action.kind == *filter.kind) && isWithin(action.raisedOn, filter.from, filter.to);
}

// Whether it passes those that depend on other subjects or on the day.
Result<bool> passesJoined(const Action& action, const ActionFilter& filter, ActionAnswers& answers, Date today) {
  if (filter.status) {
    TRY(auto status, answers.statusOf(action));
    if (status != *filter.status) return false;
  }
  if (filter.silent && domain::daysSilent(action, today) == 0) return false;
  if (!filter.overdue) return true;
  TRY(auto due, answers.dueOf(action));
  TRY(auto status, answers.statusOf(action));
  return status != schema::ActionStatus::CLAIMED && domain::daysLate(action, due.current, today) > 0;
}

// The actions that pass the filter, by reference, each once.
Result<Actions> findActions(const engine::Snapshot& snapshot, const ActionFilter& filter, ActionAnswers& answers) {
  auto widened = filter;  // a status that is asked for may be one of actions that are over
  widened.all = filter.all || filter.status.has_value();
  FilterParties parties;
  if (filter.owner) {
    TRY(parties.owner, identitiesOf(snapshot, filter.owner));
  }
  if (filter.organisation) {
    TRY(parties.organisation, identitiesOf(snapshot, filter.organisation));
  }
  Actions actions;
  auto scanned = !parties.owner.empty()          ? parties.owner
                 : !parties.organisation.empty() ? parties.organisation
                                                 : std::vector<Id>{filter.group};
  for (auto party : scanned) {
    TRY(auto some, collect<Action>(snapshot, prefixFor(widened, party),
                                   [&](const Action& action) { return passes(action, filter, parties); }));
    for (auto& each : some) {
      TRY(auto keep, passesJoined(each.second, filter, answers, snapshot.today()));
      if (keep) actions.push_back(std::move(each));
    }
  }
  auto id = [](const auto& each) { return each.first; };
  std::ranges::sort(actions, {}, id);
  auto repeated = std::ranges::unique(actions, {}, id);
  actions.erase(repeated.begin(), repeated.end());
  return actions;
}

Result<void> write(const Actions& actions, ActionAnswers& answers, capnp::List<schema::ActionAnswer>::Builder to) {
  for (uint i = 0; i < to.size(); ++i) TRY_DONE(answers.write(actions[i].first, actions[i].second, false, to[i]));
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
  Actions live, completed, requested, outstanding;
  for (auto& each : actions) {
    const auto& action = each.second;
    TRY(auto status, answers.statusOf(action));
    TRY(auto due, answers.dueOf(action));
    if (!isLive(action) || status == schema::ActionStatus::CLAIMED) {
      if (action.statusOn && (!since || action.statusOn->day >= since->day)) completed.push_back(each);
    } else if (action.requested) {
      requested.push_back(each);
    } else {
      (domain::daysLate(action, due.current, snapshot.today()) > 0 ? outstanding : live).push_back(each);
    }
  }
  Answer<schema::ActionTables> tables;
  auto to = *tables;
  setDate(since, [&](const auto& text) { to.setSince(text); });
  auto count = [](const Actions& some) { return static_cast<uint>(some.size()); };
  TRY_DONE(write(live, answers, to.initLive(count(live))));
  TRY_DONE(write(completed, answers, to.initCompleted(count(completed))));
  TRY_DONE(write(requested, answers, to.initExtensionRequested(count(requested))));
  TRY_DONE(write(outstanding, answers, to.initOutstanding(count(outstanding))));
  return tables;
}

}  // namespace minuted::queries
