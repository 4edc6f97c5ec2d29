// One function for each view, which calls visit(key) for each key of the subject in that view; views.h describes the
// keys. Views sorted by a party or group alone are in keys.cpp, actions in actions.cpp, names and digests in
// lookups.cpp, and what was unfinished on a day in unfinished.cpp.
#pragma once

#include "projections/views.h"

namespace minuted::projections {

void subjectKeys(const domain::Subject& subject, const KeyVisitor& visit);
void actionsByOwnerKeys(const domain::Subject& subject, const KeyVisitor& visit);
void actionsByGroupKeys(const domain::Subject& subject, const KeyVisitor& visit);
void decisionsByGroupKeys(const domain::Subject& subject, const KeyVisitor& visit);
void meetingsByGroupKeys(const domain::Subject& subject, const KeyVisitor& visit);
void appointmentKeys(const domain::Subject& subject, const KeyVisitor& visit);
void subGroupKeys(const domain::Subject& subject, const KeyVisitor& visit);
void unfinishedKeys(const domain::Subject& subject, const KeyVisitor& visit);
void lookupKeys(const domain::Subject& subject, const KeyVisitor& visit);

// The key of a subject in a view that is sorted by a party or group.
Bytes partyKey(ViewId view, Id party, Id subject);

}  // namespace minuted::projections
