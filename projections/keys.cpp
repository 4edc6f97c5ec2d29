// The keys of the views that are sorted by one party or group, and by nothing else.
#include "projections/keys.h"

namespace minuted::projections {

void subjectKeys(const domain::Subject& subject, const EachKey& each) { each(subjectKey(subject.id)); }

Bytes partyKey(ViewId view, Id party, Id subject) {
  auto key = partyPrefix(view, party);
  appendU64(key, subject.value);
  return key;
}

void decisionsByGroupKeys(const domain::Subject& subject, const EachKey& each) {
  const auto* decision = std::get_if<domain::Decision>(&subject.state);
  if (decision != nullptr && decision->group) each(partyKey(ViewId::decisionsByGroup, decision->group, subject.id));
}

void meetingsByGroupKeys(const domain::Subject& subject, const EachKey& each) {
  const auto* meeting = std::get_if<domain::Meeting>(&subject.state);
  if (meeting != nullptr && meeting->group) each(partyKey(ViewId::meetingsByGroup, meeting->group, subject.id));
}

void appointmentKeys(const domain::Subject& subject, const EachKey& each) {
  const auto* appointment = std::get_if<domain::Appointment>(&subject.state);
  if (appointment == nullptr) return;
  for (auto party : {appointment->person, appointment->organisation, appointment->group})
    if (party) each(partyKey(ViewId::appointments, party, subject.id));
}

void subGroupKeys(const domain::Subject& subject, const EachKey& each) {
  const auto* group = std::get_if<domain::Group>(&subject.state);
  if (group != nullptr && group->parent) each(partyKey(ViewId::subGroups, group->parent, subject.id));
}

}  // namespace minuted::projections
