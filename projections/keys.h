// The keys of each view, a file a view or a family of them. See views.h for what they mean.
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
