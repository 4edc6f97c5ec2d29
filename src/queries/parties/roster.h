// Who is asked: the members of a group on the day an action was raised. Functions of a snapshot
// that keep nothing, for any thread. Errors: those of the snapshot.
#pragma once

#include <vector>

#include "register/snapshot.h"

namespace minuted::queries {

struct HeldAppointment {
  Id id;
  domain::Appointment appointment;
};

// The appointments of a person or organisation, or to a group, that were held on that day; also those of ids that were
// merged into the party.
Result<std::vector<HeldAppointment>> appointmentsOn(const engine::Snapshot& snapshot, Id party, Date day);

struct Roster {
  std::vector<Id> members;  // on the day the action was raised: organisations, and people appointed for none
  std::vector<Id> joined;   // members of today that were none then
  std::vector<Id> left;     // members of then that are none today
  bool presumed = false;    // no members were recorded, so they are those listed at the meeting
};
// group: the owner of a collective action.
Result<Roster> rosterOf(const engine::Snapshot& snapshot, Id group, const domain::Action& action);

// Whether whoever has the role is a member of the group. Those who look on or help are none.
bool isMember(schema::Role role);

bool isHeldOn(const domain::Appointment& appointment, Date day);

// Whether whoever attended takes part in deciding: a member, or somebody who came for one. appointed: what they are
// appointed to in the group on that day, which tells where the attendance says no role.
bool takesPart(const domain::Attendance& each, const std::vector<HeldAppointment>& appointed);

}  // namespace minuted::queries
