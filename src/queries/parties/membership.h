// Who is taken to be a member of a group although no appointment says so: whoever was listed at its meetings, until
// somebody has answered the proposal that they are members. Functions of a snapshot that keep nothing, for any thread.
// Errors: those of the snapshot.
#pragma once

#include <vector>

#include "register/snapshot.h"

namespace minuted::queries {

struct PresumedMember {
  Id person;
  Id listedAs;      // the id that the attendance has: another one where the two were merged
  Id organisation;  // for which they were listed, or else are known to speak; none where neither is known
  Id meeting;       // the last one at which they were listed
  Date on;          // and its day
};

// Whoever was listed as present or with apologies at the group's last meeting up to that day, or in the year before it,
// and holds no appointment to the group, has not left it since, and was not refused as a member in review; unless
// that was more than a year before the day, and members were appointed after it. Substitutes, guests, observers and
// officers are no members.
Result<std::vector<PresumedMember>> presumedMembersOn(const engine::Snapshot& snapshot, Id group, Date day);

}  // namespace minuted::queries
