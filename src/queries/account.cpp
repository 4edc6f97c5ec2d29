// The account of a partner: what it was asked and what came of it.
#include <array>
#include <map>
#include <set>

#include "base/ranges.h"
#include "queries/action_answers.h"
#include "queries/identity.h"
#include "queries/queries.h"
#include "queries/states.h"

namespace minuted::queries {
namespace {

using domain::Action;
using domain::AnswerStatus;
using schema::ActionStatus;

using Actions = std::vector<std::pair<Id, Action>>;

// The groups that the party was ever appointed to, or attended a meeting of: it may be asked as one of their members.
Result<std::set<Id>> groupsOf(const engine::Snapshot& snapshot, const std::vector<Id>& identities) {
  std::set<Id> groups;
  for (auto identity : identities) {
    auto prefix = projections::partyPrefix(projections::ViewId::appointments, identity);
    TRY(auto appointments, collect<domain::Appointment>(snapshot, prefix));
    for (const auto& [id, appointment] : appointments) groups.insert(appointment.group);
    TRY(auto meetings, snapshot.relatedSubjects(identity, Kind::MEETING));
    for (auto id : meetings) {
      TRY(auto meeting, findState<domain::Meeting>(snapshot, id));
      if (meeting) groups.insert(meeting->group);
    }
  }
  return groups;
}

// Adds the groups above these, since a collective action may be asked of the members of a group above the one that met.
Result<void> addParents(const engine::Snapshot& snapshot, std::set<Id>& groups) {
  for (auto waiting = std::vector<Id>(groups.begin(), groups.end()); !waiting.empty();) {
    auto id = waiting.back();
    waiting.pop_back();
    TRY(auto group, findState<domain::Group>(snapshot, id));
    if (group && group->parent && groups.insert(group->parent).second) waiting.push_back(group->parent);
  }
  return {};
}

Result<bool> isOnRoster(const Action& action, const std::vector<Id>& identities, Id group, ActionAnswers& answers) {
  for (const auto& owner : action.owners) {
    if (owner.party != group || !owner.collective) continue;
    TRY(const auto* roster, answers.rosterOf(group, action));
    for (auto identity : identities)
      if (contains(roster->members, identity)) return true;
  }
  return false;
}

// The actions that the party owns, that somebody owns on its behalf, or that it is asked for as a member of a
// collective; by reference.
Result<Actions> actionsAskedOf(const engine::Snapshot& snapshot, Id party, ActionAnswers& answers) {
  TRY(auto identities, identitiesOf(snapshot, party));
  std::map<Id, Action> actions;
  auto add = [&](Actions some) {
    for (auto& [id, action] : some) actions.emplace(id, std::move(action));
  };
  auto prefixOfOwner = [](Id owner) { return projections::partyPrefix(projections::ViewId::actionsByOwner, owner); };
  for (auto identity : identities) {
    TRY(auto some, collect<Action>(snapshot, prefixOfOwner(identity)));
    add(std::move(some));
  }
  TRY(auto groups, groupsOf(snapshot, identities));
  TRY_DONE(addParents(snapshot, groups));
  for (auto group : groups) {
    TRY(auto some, collect<Action>(snapshot, prefixOfOwner(group)));
    for (auto& each : some) {
      TRY(auto listed, isOnRoster(each.second, identities, group, answers));
      if (listed) actions.emplace(each.first, std::move(each.second));
    }
  }
  return Actions(actions.begin(), actions.end());
}

constexpr std::array<const char*, accountFigureCount> figureNames{
    "asked",  "accepted",           "declined", "silent",          "in progress", "claimed",
    "closed", "dropped or excused", "overdue",  "carried forward", "extended"};

// The actions that count in each figure; an action may count in several.
class Figures {
 public:
  std::vector<Id>& operator[](AccountFigure figure) { return actions_[static_cast<size_t>(figure)]; }
  void write(schema::AccountAnswer::Builder to) const;

 private:
  std::array<std::vector<Id>, accountFigureCount> actions_;
};

// The one figure that tells how far the party is with an action: as the action stands, where the party alone was asked;
// else as the party has answered.
Result<AccountFigure> progressOf(const Action& action, Id party, ActionAnswers& answers) {
  using enum AccountFigure;
  if (action.status == ActionStatus::CLOSED) return closed;
  if (!isLive(action)) return dropped;
  bool alone = action.owners.size() == 1 && !domain::isCollective(action);
  if (alone && action.status == ActionStatus::CLAIMED) return claimed;
  TRY(auto answer, answers.answerOf(action, party));
  if (answer.status == AnswerStatus::SILENT && alone) {
    if (action.status == ActionStatus::ACCEPTED) return accepted;
    if (action.status == ActionStatus::DECLINED) return declined;
    if (action.status == ActionStatus::IN_PROGRESS) return inProgress;
  }
  switch (answer.status) {
    case AnswerStatus::ACCEPTED: return accepted;
    case AnswerStatus::DECLINED: return declined;
    case AnswerStatus::IN_PROGRESS: return inProgress;
    case AnswerStatus::CLAIMED: return claimed;
    case AnswerStatus::EXCUSED: return dropped;
    case AnswerStatus::SILENT: break;
  }
  return silent;
}

void Figures::write(schema::AccountAnswer::Builder to) const {
  auto list = to.initFigures(accountFigureCount);
  for (uint i = 0; i < list.size(); ++i) {
    list[i].setName(figureNames[i]);
    list[i].setCount(static_cast<uint32_t>(actions_[i].size()));
    auto refs = list[i].initActions(static_cast<uint>(actions_[i].size()));
    for (uint k = 0; k < refs.size(); ++k) refs.set(k, reference(actions_[i][k]));
  }
}

}  // namespace

Result<Answer<schema::AccountAnswer>> account(const engine::Snapshot& snapshot, Id party) {
  ActionAnswers answers(snapshot);
  TRY(auto actions, actionsAskedOf(snapshot, party, answers));
  Figures figures;
  std::vector<int32_t> daysToClose;
  uint32_t timesCarried = 0, extensions = 0;
  for (const auto& [id, action] : actions) {
    TRY(auto progress, progressOf(action, party, answers));
    TRY(auto due, answers.dueOf(action));
    figures[AccountFigure::asked].push_back(id);
    figures[progress].push_back(id);
    if (progress != AccountFigure::claimed && progress != AccountFigure::dropped &&
        domain::daysLate(action, due.current, snapshot.today()) > 0)
      figures[AccountFigure::overdue].push_back(id);
    if (action.timesCarried > 0) figures[AccountFigure::carriedForward].push_back(id);
    if (action.extensions > 0) figures[AccountFigure::extended].push_back(id);
    timesCarried += action.timesCarried;
    extensions += action.extensions;
    if (progress == AccountFigure::closed && action.raisedOn && action.statusOn)
      daysToClose.push_back(action.statusOn->day - action.raisedOn->day);
  }
  Answer<schema::AccountAnswer> answer;
  auto to = *answer;
  to.setRef(reference(party));
  to.setName(answers.names().of(party));
  to.setKind(std::string(kindName(party.kind())));
  to.setOn(isoDate(snapshot.today()));
  figures.write(to);
  to.setTimesCarried(timesCarried);
  to.setExtensions(extensions);
  to.setMedianDaysToClose(median(std::move(daysToClose)).value_or(-1));
  auto list = to.initActions(static_cast<uint>(actions.size()));
  for (uint i = 0; i < list.size(); ++i) TRY_DONE(answers.write(actions[i].first, actions[i].second, false, list[i]));
  return answer;
}

}  // namespace minuted::queries
