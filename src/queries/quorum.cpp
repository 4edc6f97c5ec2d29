#include "queries/quorum.h"

#include <algorithm>
#include <set>

#include "queries/parties/identity.h"
#include "queries/parties/roster.h"
#include "queries/states.h"

namespace minuted::queries {
namespace {

// Whom somebody counts as: themselves, or the organisation that they speak for. Nothing for whoever speaks for none.
Result<Id> countedAs(const engine::Snapshot& snapshot, bool organisations, Id person, Id organisation) {
  auto party = organisations || !person ? organisation : person;
  if (!party) return Id();
  return identityOf(snapshot, party);
}

// The organisation for which somebody was there: as it was said, else that of their appointment to the group.
Id organisationOf(const domain::Attendance& each, const std::vector<HeldAppointment>& appointed) {
  if (each.organisation) return each.organisation;
  for (const auto& [id, appointment] : appointed)
    if (appointment.organisation) return appointment.organisation;
  return {};
}

// The appointments of a person to the group on the day.
Result<std::vector<HeldAppointment>> appointmentsOf(const engine::Snapshot& snapshot, Id person, Id group, Date day) {
  TRY(auto appointed, appointmentsOn(snapshot, person, day));
  std::erase_if(appointed, [&](const HeldAppointment& each) { return each.appointment.group != group; });
  return appointed;
}

// Counts the members of the group on that day.
Result<size_t> countMembers(const engine::Snapshot& snapshot, Id group, Date day, QuorumCount& count) {
  std::set<Id> members;
  TRY(auto appointed, appointmentsOn(snapshot, group, day));
  for (const auto& [id, appointment] : appointed) {
    if (!isMember(appointment.role)) continue;
    TRY(auto member, countedAs(snapshot, count.organisations, appointment.person, appointment.organisation));
    if (!member) continue;
    members.insert(member);
    count.appointments.push_back(id);
  }
  return members.size();
}

// The one that holds on the day: the newest of those that were set by then.
const domain::Quorum* quorumOn(const domain::Group& group, Date day) {
  const domain::Quorum* quorum = nullptr;
  for (const auto& each : group.quorums) {
    bool isLater = each.from && each.from->day > day.day;
    bool isOlder = quorum != nullptr && quorum->from && (!each.from || each.from->day < quorum->from->day);
    if (!isLater && !isOlder) quorum = &each;
  }
  return quorum;
}

}  // namespace

Result<std::optional<QuorumCount>> quorumOf(const engine::Snapshot& snapshot, const domain::Meeting& meeting) {
  std::optional<QuorumCount> none;
  if (meeting.status != schema::MeetingStatus::HELD || !meeting.date) return none;
  TRY(auto group, findState<domain::Group>(snapshot, meeting.group));
  if (!group) return none;
  const auto* quorum = quorumOn(*group, *meeting.date);
  auto isThere = [](const domain::Attendance& each) { return each.capacity != schema::Capacity::APOLOGIES; };
  if (quorum == nullptr || std::ranges::none_of(meeting.attendance, isThere)) return none;
  QuorumCount count{.needed = quorum->present, .organisations = quorum->organisations};
  if (quorum->share > 0) {
    TRY(auto members, countMembers(snapshot, meeting.group, *meeting.date, count));
    count.needed = static_cast<uint16_t>((members * quorum->share + 99) / 100);
  }
  if (count.needed == 0) return none;
  std::set<Id> counted;
  for (const auto& each : meeting.attendance) {
    TRY(auto appointed, appointmentsOf(snapshot, each.person, meeting.group, *meeting.date));
    if (!takesPart(each, appointed)) continue;
    TRY(auto member, countedAs(snapshot, count.organisations, each.person, organisationOf(each, appointed)));
    if (member) counted.insert(member);
  }
  count.counted = static_cast<uint16_t>(counted.size());
  return count;
}

}  // namespace minuted::queries
