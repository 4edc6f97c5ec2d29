// That those who are listed in minutes are members of the group: a proposal that follows from all proposals of
// attendance, and asks once what nobody can read from minutes. Pure functions, for any thread.
#pragma once

#include "event.capnp.h"

namespace minuted::minutes {

// Whether the proposal is that of somebody present or with apologies, who may be a member: no substitute, no guest, and
// nobody who only looks on or helps.
bool isOfPossibleMember(schema::Proposal::Reader proposal);

// Fills in the last of the proposals from all others, which have their numbers.
void proposeMembers(capnp::List<schema::Proposal>::Builder proposals);

}  // namespace minuted::minutes
