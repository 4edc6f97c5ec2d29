// The keys of the views that are sorted by a party or group and have no other order.
#include "projections/keys.h"

namespace minuted::projections {

void subjectKeys(const domain::Subject& subject, const KeyVisitor& visit) { visit(subjectKey(subject.id)); }

Bytes partyKey(ViewId view, Id party, Id subject) {
  auto key = partyPrefix(view, party);
  appendU64(key, subject.value);
  return key;
}

void decisionsByGroupKeys(const domain::Subject& subject, const KeyVisitor& visit) {
  const auto* decision = std::get_if<domain::Decision>(&subject.state);
  if (decision != nullptr && decision->group) visit(partyKey(ViewId::decisionsByGroup, decision->group, subject.id));
}

void meetingsByGroupKeys(const domain::Subject& subject, const KeyVisitor& visit) {
  const auto* meeting = std::get_if<domain::Meeting>(&subject.state);
  if (meeting != nullptr && meeting->group) visit(partyKey(ViewId::meetingsByGroup, meeting->group, subject.id));
}

void appointmentKeys(const domain::Subject& subject, const KeyVisitor& visit) {
  const auto* appointment = std::get_if<domain::Appointment>(&subject.state);
  if (appointment == nullptr) return;
  for (auto party : {appointment->person, appointment->organisation, appointment->group})
    if (party) visit(partyKey(ViewId::appointments, party, subject.id));
}

void subGroupKeys(const domain::Subject& subject, const KeyVisitor& visit) {
  const auto* group = std::get_if<domain::Group>(&subject.state);
  if (group != nullptr && group->parent) visit(partyKey(ViewId::subGroups, group->parent, subject.id));
}

}  // namespace minuted::projections
