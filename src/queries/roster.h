// Who is asked: the members of a collective on the day an action was raised, and who spoke for whom.
#pragma once

#include <vector>

#include "queries/names.h"
#include "register/snapshot.h"

namespace minuted::queries {

struct Appointed {
  Id id;
  domain::Appointment appointment;
};

// Appointments of a person, organisation or group that were held on that day; of all its identities.
Result<std::vector<Appointed>> appointedOn(const engine::Snapshot& snapshot, Id party, Date day);

struct Roster {
  std::vector<Id> members;  // organisations, or people for whom none is said; on the day it was raised
  std::vector<Id> joined;   // since
  std::vector<Id> left;     // since; they are among the members
  bool presumed = false;    // no members were recorded: those listed at the meeting
};
Result<Roster> rosterOf(const engine::Snapshot& snapshot, Id group, const domain::Action& action);

// Whether the party is on the roster, and what it is asked as: a person's answer counts for the organisation.
Result<bool> speaksFor(const engine::Snapshot& snapshot, Id person, Id organisation, Date day);

}  // namespace minuted::queries
