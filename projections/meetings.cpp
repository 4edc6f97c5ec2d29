// Meetings by group.
#include "projections/keys.h"

namespace minuted::projections {

void meetingsByGroupKeys(const domain::Subject& subject, const EachKey& each) {
  const auto* meeting = std::get_if<domain::Meeting>(&subject.state);
  if (meeting != nullptr && meeting->group) each(partyKey(ViewId::meetingsByGroup, meeting->group, subject.id));
}

}  // namespace minuted::projections
