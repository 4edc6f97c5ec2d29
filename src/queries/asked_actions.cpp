#include "queries/asked_actions.h"

#include <map>
#include <set>

#include "queries/parties/identity.h"
#include "queries/states.h"

namespace minuted::queries {
namespace {

using domain::Action;
using projections::ViewId;

// Parties under which an action that the party is asked for may be filed.
class Candidates {
 public:
  explicit Candidates(const engine::Snapshot& snapshot) : snapshot_(snapshot) {}

  Result<std::set<Id>> of(Id party) {
    TRY(auto identities, identitiesOf(snapshot_, party));
    for (auto identity : identities) {
      owners_.insert(identity);
      auto prefix = projections::partyPrefix(ViewId::appointments, identity);
      TRY(auto appointments, collect<domain::Appointment>(snapshot_, prefix));
      for (const auto& [id, appointment] : appointments) TRY_DONE(addAppointment(appointment, identity));
      TRY(auto meetings, snapshot_.relatedSubjects(identity, Kind::MEETING));
      for (auto id : meetings) TRY_DONE(addMeeting(id, identity));
    }
    return std::move(owners_);
  }

 private:
  Result<void> addAppointment(const domain::Appointment& appointment, Id identity) {
    if (appointment.organisation == identity) TRY_DONE(addPerson(appointment.person));
    return addGroup(appointment.group);
  }

  Result<void> addMeeting(Id id, Id identity) {
    TRY(auto meeting, findState<domain::Meeting>(snapshot_, id));
    if (!meeting) return {};
    for (const auto& each : meeting->attendance)
      if (each.organisation == identity) TRY_DONE(addPerson(each.person));
    return addGroup(meeting->group);
  }

  Result<void> addPerson(Id person) {
    if (!person || !owners_.insert(person).second) return {};
    TRY(auto today, identityOf(snapshot_, person));
    TRY(auto identities, identitiesOf(snapshot_, today));
    owners_.insert(identities.begin(), identities.end());
    for (auto identity : identities) TRY_DONE(addGroupsOf(identity));
    return {};
  }

  // The groups of whose members the person may be one.
  Result<void> addGroupsOf(Id person) {
    auto prefix = projections::partyPrefix(ViewId::appointments, person);
    TRY(auto appointments, collect<domain::Appointment>(snapshot_, prefix));
    for (const auto& [id, appointment] : appointments) TRY_DONE(addGroup(appointment.group));
    TRY(auto meetings, snapshot_.relatedSubjects(person, Kind::MEETING));
    for (auto id : meetings) {
      TRY(auto meeting, findState<domain::Meeting>(snapshot_, id));
      if (meeting) TRY_DONE(addGroup(meeting->group));
    }
    return {};
  }

  // The groups above it as well, since an action may be asked of the members of a group above the one that met.
  Result<void> addGroup(Id group) {
    while (group && owners_.insert(group).second) {
      TRY(auto state, findState<domain::Group>(snapshot_, group));
      group = state ? state->parent : Id();
    }
    return {};
  }

  const engine::Snapshot& snapshot_;
  std::set<Id> owners_;
};

}  // namespace

Result<std::vector<AskedAction>> actionsAskedOf(const engine::Snapshot& snapshot, Id anyId, bool onlyLive,
                                                ActionAnswers& answers) {
  TRY(auto party, identityOf(snapshot, anyId));
  TRY(auto owners, Candidates(snapshot).of(party));
  std::map<Id, Action> actions;
  for (auto owner : owners) {
    auto prefix = onlyLive ? projections::livePrefix(ViewId::actionsByOwner, owner)
                           : projections::partyPrefix(ViewId::actionsByOwner, owner);
    TRY(auto some, collect<Action>(snapshot, prefix));
    for (auto& [id, action] : some) actions.emplace(id, std::move(action));
  }
  std::vector<AskedAction> asked;
  for (auto& [id, action] : actions) {
    if (onlyLive && !isLive(action)) continue;
    TRY(auto part, answers.partOf(action, party));
    if (part.isAsked) asked.push_back({id, std::move(action), part});
  }
  return asked;
}

}  // namespace minuted::queries
