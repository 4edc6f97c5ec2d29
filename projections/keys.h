// The keys of each view; views.h says what they mean. Those sorted by a party or group alone are in keys.cpp, actions
// in actions.cpp, names and digests in lookups.cpp, what was unfinished on a day in unfinished.cpp.
#pragma once

#include "projections/views.h"

namespace minuted::projections {

void subjectKeys(const domain::Subject& subject, const EachKey& each);
void actionsByOwnerKeys(const domain::Subject& subject, const EachKey& each);
void actionsByGroupKeys(const domain::Subject& subject, const EachKey& each);
void decisionsByGroupKeys(const domain::Subject& subject, const EachKey& each);
void meetingsByGroupKeys(const domain::Subject& subject, const EachKey& each);
void appointmentKeys(const domain::Subject& subject, const EachKey& each);
void subGroupKeys(const domain::Subject& subject, const EachKey& each);
void unfinishedKeys(const domain::Subject& subject, const EachKey& each);
void lookupKeys(const domain::Subject& subject, const EachKey& each);

// The key under a party.
Bytes partyKey(ViewId view, Id party, Id subject);

}  // namespace minuted::projections
