#include "minutes/members.h"

#include <vector>

namespace minuted::minutes {

using schema::Capacity;
using schema::Role;

bool isOfPossibleMember(schema::Proposal::Reader proposal) {
  if (!proposal.isAttendance()) return false;
  auto attendance = proposal.getAttendance();
  auto capacity = attendance.getCapacity();
  auto role = attendance.getRole();
  bool isListed = capacity == Capacity::PRESENT || capacity == Capacity::APOLOGIES;
  return isListed && role != Role::OBSERVER && role != Role::SUPPORTING_OFFICER && role != Role::LEAD_OFFICER;
}

void proposeMembers(capnp::List<schema::Proposal>::Builder proposals) {
  constexpr uint8_t confidence = 60;  // per cent: who comes is often a member, and often not
  std::vector<schema::Proposal::Reader> listed;
  for (auto proposal : proposals.asReader())
    if (isOfPossibleMember(proposal)) listed.push_back(proposal);
  auto last = proposals[proposals.size() - 1];
  last.setNumber(static_cast<uint16_t>(proposals.size()));
  last.setConfidence(confidence);
  last.setLine(listed.front().getLine());
  last.setPage(listed.front().getPage());
  auto people = last.initMembers().initPeople(static_cast<unsigned>(listed.size()));
  for (unsigned i = 0; i < people.size(); ++i) {
    people[i].setName(listed[i].getAttendance().getName());
    people[i].setOrganisation(listed[i].getAttendance().getOrganisation());
    people[i].setAttendance(listed[i].getNumber());
  }
}

}  // namespace minuted::minutes
