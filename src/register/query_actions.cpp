#include <algorithm>

#include "register/answering.h"

namespace minuted {
namespace {

using domain::Action;

void answer(Id id, const Action& action, Names& names, Date today, schema::ActionAnswer::Builder to) {
  to.setRef(reference(id));
  to.setText(action.text);
  auto owners = to.initOwners(static_cast<uint>(action.owners.size()));
  for (uint i = 0; i < owners.size(); ++i) {
    const auto& owner = action.owners[i];
    owners[i].setRef(reference(owner.party));
    owners[i].setName(names.party(owner));
    owners[i].setKind(std::string(Names::kind(owner)));
    if (owner.onBehalfOf) owners[i].setOrganisation(names.of(owner.onBehalfOf));
  }
  to.setGroup(names.of(action.group));
  to.setGroupRef(reference(action.group));
  to.setStatus(action.status);
  to.setDaysLate(domain::daysLate(action, today));
  to.setOverdue(to.getDaysLate() > 0);
  setDate(action.due, [&](const auto& text) { to.setDue(text); });
  setDate(action.firstDue, [&](const auto& text) { to.setFirstDue(text); });
  setDate(action.raisedOn, [&](const auto& text) { to.setRaisedOn(text); });
  setDate(action.statusOn, [&](const auto& text) { to.setStatusOn(text); });
  setText(reference(action.meeting), [&](const auto& text) { to.setMeeting(text); });
  setText(reference(action.decision), [&](const auto& text) { to.setDecision(text); });
  setText(names.of(action.answerTo), [&](const auto& text) { to.setAnswerTo(text); });
  setText(action.note, [&](const auto& text) { to.setNote(text); });
  to.setItem(action.item);
  to.setTimesCarried(action.timesCarried);
  to.setExtensions(action.extensions);
}

// The narrowest stretch of rows that holds all that the filter wants.
Bytes prefixFor(const ActionFilter& filter) {
  using projections::ViewId;
  auto party = filter.owner ? filter.owner : filter.organisation;
  if (!party && !filter.group) return projections::kindPrefix(Kind::ACTION);
  auto view = party ? ViewId::actionsByOwner : ViewId::actionsByGroup;
  if (!party) party = filter.group;
  return filter.all ? projections::partyPrefix(view, party) : projections::livePrefix(view, party);
}

bool wanted(const Action& action, const ActionFilter& filter, Date today) {
  auto owns = [&](const domain::Owner& owner) { return owner.party == filter.owner; };
  auto mandated = [&](const domain::Owner& owner) {
    return owner.party == filter.organisation || owner.onBehalfOf == filter.organisation;
  };
  return (!filter.owner || std::ranges::any_of(action.owners, owns)) &&
         (!filter.organisation || std::ranges::any_of(action.owners, mandated)) &&
         (!filter.group || action.group == filter.group) && (filter.all || filter.status || isLive(action)) &&
         (!filter.overdue || domain::daysLate(action, today) > 0) &&
         (!filter.status || action.status == *filter.status) && between(action.raisedOn, filter.from, filter.to);
}

}  // namespace

Result<Answer<schema::ActionList>> listActions(const Snapshot& snapshot, const ActionFilter& filter) {
  auto widened = filter;
  widened.all = filter.all || filter.status.has_value();
  TRY(auto actions, collect<Action>(snapshot, prefixFor(widened),
                                    [&](const Action& action) { return wanted(action, filter, snapshot.today()); }));
  std::ranges::sort(actions, {}, [](const auto& each) { return each.first; });
  Names names(snapshot);
  Answer<schema::ActionList> list;
  auto items = (*list).initItems(static_cast<uint>(actions.size()));
  for (uint i = 0; i < items.size(); ++i)
    answer(actions[i].first, actions[i].second, names, snapshot.today(), items[i]);
  return list;
}

Result<Answer<schema::ActionAnswer>> showAction(const Snapshot& snapshot, Id id) {
  TRY(auto action, stateOf<Action>(snapshot, id));
  Names names(snapshot);
  Answer<schema::ActionAnswer> shown;
  answer(id, action, names, snapshot.today(), *shown);
  return shown;
}

}  // namespace minuted
