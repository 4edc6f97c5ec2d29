#include "queries/roster.h"

#include <algorithm>

#include "queries/identity.h"
#include "queries/query_tools.h"

namespace minuted::queries {
namespace {

using domain::Appointment;

bool heldOn(const Appointment& appointment, Date day) {
  return (!appointment.from || appointment.from->day <= day.day) &&
         (!appointment.until || appointment.until->day > day.day);
}

// Those who look on or help are no members.
bool isAsked(schema::Role role) {
  return role != schema::Role::OBSERVER && role != schema::Role::SUPPORTING_OFFICER &&
         role != schema::Role::LEAD_OFFICER;
}

void addOnce(std::vector<Id>& ids, Id id) {
  if (id && std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
}

bool has(const std::vector<Id>& ids, Id id) { return std::ranges::find(ids, id) != ids.end(); }

// Whom a group's appointments of that day stand for.
Result<std::vector<Id>> membersOn(const engine::Snapshot& snapshot, Id group, Date day) {
  std::vector<Id> members;
  TRY(auto appointed, appointedOn(snapshot, group, day));
  for (const auto& each : appointed) {
    const auto& appointment = each.appointment;
    if (!isAsked(appointment.role)) continue;
    TRY(auto member, identityOf(snapshot, appointment.organisation ? appointment.organisation : appointment.person));
    addOnce(members, member);
  }
  std::ranges::sort(members);
  return members;
}

Result<std::vector<Id>> listedAt(const engine::Snapshot& snapshot, Id meetingId) {
  std::vector<Id> listed;
  TRY(auto subject, snapshot.find(meetingId));
  const auto* meeting = subject ? std::get_if<domain::Meeting>(&subject->state) : nullptr;
  if (meeting == nullptr) return listed;
  for (const auto& each : meeting->attendance) {
    if (each.capacity == schema::Capacity::IN_ATTENDANCE) continue;
    TRY(auto member, identityOf(snapshot, each.organisation ? each.organisation : each.person));
    addOnce(listed, member);
  }
  std::ranges::sort(listed);
  return listed;
}

}  // namespace

Result<std::vector<Appointed>> appointedOn(const engine::Snapshot& snapshot, Id party, Date day) {
  std::vector<Appointed> appointed;
  TRY(auto identities, identitiesOf(snapshot, party));
  for (auto identity : identities) {
    auto prefix = projections::partyPrefix(projections::ViewId::appointments, identity);
    TRY(auto found, collect<Appointment>(snapshot, prefix, [&](const auto& each) { return heldOn(each, day); }));
    for (auto& [id, appointment] : found) appointed.push_back({id, std::move(appointment)});
  }
  return appointed;
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
    if (!has(roster.members, member)) roster.joined.push_back(member);
  for (auto member : roster.members)
    if (!has(now, member)) roster.left.push_back(member);
  return roster;
}

Result<bool> speaksFor(const engine::Snapshot& snapshot, Id person, Id organisation, Date day) {
  if (!person || person.kind() != Kind::PERSON) return false;
  TRY(auto appointed, appointedOn(snapshot, person, day));
  for (const auto& each : appointed) {
    TRY(auto who, identityOf(snapshot, each.appointment.organisation));
    if (who == organisation) return true;
  }
  return false;
}

}  // namespace minuted::queries
