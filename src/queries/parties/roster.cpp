#include "queries/parties/roster.h"

#include <algorithm>

#include "base/ranges.h"
#include "queries/parties/identity.h"
#include "queries/states.h"

namespace minuted::queries {
namespace {

using domain::Appointment;

void addOnce(std::vector<Id>& ids, Id id) {
  if (id && !contains(ids, id)) ids.push_back(id);
}

// Organisations and people that the group's appointments of that day stand for.
Result<std::vector<Id>> membersOn(const engine::Snapshot& snapshot, Id group, Date day) {
  std::vector<Id> members;
  TRY(auto appointed, appointmentsOn(snapshot, group, day));
  for (const auto& each : appointed) {
    const auto& appointment = each.appointment;
    if (!isMember(appointment.role)) continue;
    TRY(auto member, identityOf(snapshot, appointment.organisation ? appointment.organisation : appointment.person));
    addOnce(members, member);
  }
  std::ranges::sort(members);
  return members;
}

// Whom the attendance of the meeting stands for, apologies included.
Result<std::vector<Id>> listedAt(const engine::Snapshot& snapshot, Id meetingId) {
  std::vector<Id> listed;
  TRY(auto meeting, findState<domain::Meeting>(snapshot, meetingId));
  if (!meeting) return listed;
  for (const auto& each : meeting->attendance) {
    if (each.capacity == schema::Capacity::IN_ATTENDANCE) continue;
    TRY(auto member, identityOf(snapshot, each.organisation ? each.organisation : each.person));
    addOnce(listed, member);
  }
  std::ranges::sort(listed);
  return listed;
}

}  // namespace

bool isMember(schema::Role role) {
  return role != schema::Role::OBSERVER && role != schema::Role::SUPPORTING_OFFICER &&
         role != schema::Role::LEAD_OFFICER;
}

bool isHeldOn(const Appointment& appointment, Date day) {
  return (!appointment.from || appointment.from->day <= day.day) &&
         (!appointment.until || appointment.until->day > day.day);
}

bool takesPart(const domain::Attendance& each, const std::vector<HeldAppointment>& appointed) {
  bool isThere = each.capacity == schema::Capacity::PRESENT || each.capacity == schema::Capacity::SUBSTITUTE;
  if (!isThere || !isMember(each.role)) return false;
  if (each.role != schema::Role::MEMBER || appointed.empty()) return true;
  return std::ranges::any_of(appointed, [](const HeldAppointment& held) { return isMember(held.appointment.role); });
}

Result<std::vector<HeldAppointment>> appointmentsOn(const engine::Snapshot& snapshot, Id party, Date day) {
  std::vector<HeldAppointment> held;
  TRY(auto identities, identitiesOf(snapshot, party));
  for (auto identity : identities) {
    auto prefix = projections::partyPrefix(projections::ViewId::appointments, identity);
    TRY(auto found, collect<Appointment>(snapshot, prefix, [&](const auto& each) { return isHeldOn(each, day); }));
    for (auto& [id, appointment] : found) held.push_back({id, std::move(appointment)});
  }
  return held;
}

Result<Roster> rosterOf(const engine::Snapshot& snapshot, Id group, const domain::Action& action) {
  Roster roster;
  auto raised = action.raisedOn ? *action.raisedOn : snapshot.today();
  TRY(roster.members, membersOn(snapshot, group, raised));
  if (roster.members.empty()) {
    TRY(roster.members, listedAt(snapshot, action.meeting));
    roster.presumed = true;
    return roster;
  }
  TRY(auto now, membersOn(snapshot, group, snapshot.today()));
  for (auto member : now)
    if (!contains(roster.members, member)) roster.joined.push_back(member);
  for (auto member : roster.members)
    if (!contains(now, member)) roster.left.push_back(member);
  return roster;
}

}  // namespace minuted::queries
