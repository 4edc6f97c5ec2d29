// What a partner was asked and what came of it: the sheet that it is held to account by.
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/ranges.h"
#include "queries/action_answers.h"
#include "queries/identity.h"
#include "queries/query_tools.h"

namespace minuted::queries {
namespace {

using domain::Action;
using domain::AnswerStatus;
using schema::ActionStatus;

using Actions = std::vector<std::pair<Id, Action>>;

// Collectives that the party may be asked as a member of: of every group that it was ever appointed to, or attended.
Result<std::set<Id>> groupsOf(const engine::Snapshot& snapshot, const std::vector<Id>& identities) {
  std::set<Id> groups;
  for (auto identity : identities) {
    auto prefix = projections::partyPrefix(projections::ViewId::appointments, identity);
    TRY(auto appointments, collect<domain::Appointment>(snapshot, prefix, [](const auto&) { return true; }));
    for (const auto& [id, appointment] : appointments) groups.insert(appointment.group);
    TRY(auto meetings, snapshot.related(identity, Kind::MEETING));
    for (auto id : meetings) {
      TRY(auto subject, snapshot.find(id));
      const auto* meeting = subject ? std::get_if<domain::Meeting>(&subject->state) : nullptr;
      if (meeting != nullptr) groups.insert(meeting->group);
    }
  }
  return groups;
}

// A collective's roster may be of a group above the one that met.
Result<void> addParents(const engine::Snapshot& snapshot, std::set<Id>& groups) {
  for (auto waiting = std::vector<Id>(groups.begin(), groups.end()); !waiting.empty();) {
    auto id = waiting.back();
    waiting.pop_back();
    TRY(auto subject, snapshot.find(id));
    const auto* group = subject ? std::get_if<domain::Group>(&subject->state) : nullptr;
    if (group != nullptr && group->parent && groups.insert(group->parent).second) waiting.push_back(group->parent);
  }
  return {};
}

Result<bool> isOnRoster(const Action& action, const std::vector<Id>& identities, Id group, ActionAnswers& answers) {
  for (const auto& owner : action.owners) {
    if (owner.party != group || !owner.collective) continue;
    TRY(const auto* roster, answers.rosterOf(group, action));
    for (auto identity : identities)
      if (std::ranges::find(roster->members, identity) != roster->members.end()) return true;
  }
  return false;
}

Result<Actions> asked(const engine::Snapshot& snapshot, Id party, ActionAnswers& answers) {
  TRY(auto identities, identitiesOf(snapshot, party));
  std::map<Id, Action> actions;
  auto add = [&](Actions some) {
    for (auto& [id, action] : some) actions.emplace(id, std::move(action));
  };
  auto owned = [](Id by) { return projections::partyPrefix(projections::ViewId::actionsByOwner, by); };
  for (auto identity : identities) {
    TRY(auto some, collect<Action>(snapshot, owned(identity), [](const auto&) { return true; }));
    add(std::move(some));
  }
  TRY(auto groups, groupsOf(snapshot, identities));
  TRY_DONE(addParents(snapshot, groups));
  for (auto group : groups) {
    TRY(auto some, collect<Action>(snapshot, owned(group), [](const auto&) { return true; }));
    for (auto& each : some) {
      TRY(auto listed, isOnRoster(each.second, identities, group, answers));
      if (listed) actions.emplace(each.first, std::move(each.second));
    }
  }
  return Actions(actions.begin(), actions.end());
}

// The figures of the sheet, in its order; an action may stand in several.
constexpr std::array<const char*, 11> figureNames{"asked",       "accepted",        "declined", "silent",
                                                  "in progress", "claimed",         "closed",   "dropped or excused",
                                                  "overdue",     "carried forward", "extended"};
enum Figure : size_t {
  all,
  accepted,
  declined,
  silent,
  inProgress,
  claimed,
  closed,
  dropped,
  overdue,
  carried,
  extended,
  figureCount
};
using Figures = std::array<std::vector<Id>, figureCount>;

// How the party stands to a live action: as the action does, or, where it is one of several, as it has answered itself.
Result<Figure> standing(const Action& action, Id party, ActionAnswers& answers) {
  if (action.status == ActionStatus::CLOSED) return closed;
  if (!isLive(action)) return dropped;
  bool alone = action.owners.size() == 1 && !domain::isCollective(action);
  if (alone && action.status == ActionStatus::CLAIMED) return claimed;
  TRY(auto answer, answers.answerOf(action, party));
  auto said = answer.status;
  if (said == AnswerStatus::SILENT && alone) {
    if (action.status == ActionStatus::ACCEPTED) return accepted;
    if (action.status == ActionStatus::DECLINED) return declined;
    if (action.status == ActionStatus::IN_PROGRESS) return inProgress;
  }
  switch (said) {
    case AnswerStatus::ACCEPTED: return accepted;
    case AnswerStatus::DECLINED: return declined;
    case AnswerStatus::IN_PROGRESS: return inProgress;
    case AnswerStatus::CLAIMED: return claimed;
    case AnswerStatus::EXCUSED: return dropped;
    case AnswerStatus::SILENT: break;
  }
  return silent;
}

void writeFigures(const Figures& figures, schema::AccountAnswer::Builder to) {
  auto list = to.initFigures(figureCount);
  for (uint i = 0; i < figureCount; ++i) {
    list[i].setName(figureNames[i]);
    list[i].setCount(static_cast<uint32_t>(figures[i].size()));
    auto refs = list[i].initActions(static_cast<uint>(figures[i].size()));
    for (uint k = 0; k < refs.size(); ++k) refs.set(k, reference(figures[i][k]));
  }
}

}  // namespace

Result<Answer<schema::AccountAnswer>> account(const engine::Snapshot& snapshot, Id party) {
  ActionAnswers answers(snapshot);
  TRY(auto actions, asked(snapshot, party, answers));
  Figures figures;
  std::vector<int32_t> daysToClose;
  uint32_t timesCarried = 0, extensions = 0;
  for (const auto& [id, action] : actions) {
    TRY(auto stands, standing(action, party, answers));
    TRY(auto due, answers.dueOf(action));
    figures[all].push_back(id);
    figures[stands].push_back(id);
    if (stands != claimed && stands != dropped && domain::daysLate(action, due.current, snapshot.today()) > 0)
      figures[overdue].push_back(id);
    if (action.timesCarried > 0) figures[carried].push_back(id);
    if (action.extensions > 0) figures[extended].push_back(id);
    timesCarried += action.timesCarried;
    extensions += action.extensions;
    if (stands == closed && action.raisedOn && action.statusOn)
      daysToClose.push_back(action.statusOn->day - action.raisedOn->day);
  }
  Answer<schema::AccountAnswer> answer;
  auto to = *answer;
  to.setRef(reference(party));
  to.setName(answers.names().of(party));
  to.setKind(std::string(kindName(party.kind())));
  to.setOn(isoDate(snapshot.today()));
  writeFigures(figures, to);
  to.setTimesCarried(timesCarried);
  to.setExtensions(extensions);
  to.setMedianDaysToClose(median(std::move(daysToClose)).value_or(-1));
  auto list = to.initActions(static_cast<uint>(actions.size()));
  for (uint i = 0; i < list.size(); ++i) TRY_DONE(answers.write(actions[i].first, actions[i].second, false, list[i]));
  return answer;
}

}  // namespace minuted::queries
