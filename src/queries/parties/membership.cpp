#include "queries/parties/membership.h"

#include <algorithm>
#include <set>

#include "base/guard.h"
#include "queries/parties/identity.h"
#include "queries/parties/mandates.h"
#include "queries/parties/roster.h"
#include "queries/states.h"

namespace minuted::queries {
namespace {

using domain::Appointment;
using domain::Meeting;

constexpr int32_t year = 365;  // days

using DatedMeetings = std::vector<std::pair<Id, Meeting>>;

// The last meeting that the group held by that day, and those it held in the year before; oldest first.
Result<DatedMeetings> recentMeetings(const engine::Snapshot& snapshot, Id group, Date day) {
  auto prefix = projections::partyPrefix(projections::ViewId::meetingsByGroup, group);
  TRY(auto meetings, collect<Meeting>(snapshot, prefix, [&](const Meeting& meeting) {
        return meeting.group == group && meeting.status == schema::MeetingStatus::HELD && meeting.date &&
               meeting.date->day <= day.day && !meeting.attendance.empty();
      }));
  std::ranges::sort(meetings, {}, [](const auto& each) { return std::pair(each.second.date, each.first); });
  if (!meetings.empty())
    std::erase_if(meetings, [first = meetings.back().second.date->day - year](const auto& each) {
      return each.second.date->day < first;
    });
  return meetings;
}

// Whether the proposal that those who were listed are members was rejected; it is the last of its reading.
Result<bool> isMembershipRejected(const engine::Snapshot& snapshot, const domain::Reading& reading) {
  const auto& fate = reading.fates.back();
  if (fate.status != schema::ProposalStatus::REJECTED) return false;
  TRY(auto stored, snapshot.event(fate.words));
  return guarded("a reading", [&]() -> Result<bool> {
    for (auto proposal : stored->words().getProposals())
      if (proposal.getNumber() == reading.fates.size()) return proposal.isMembers();
    return false;
  });
}

// The meetings in whose minutes somebody has said that those who were listed are no members for that.
Result<std::set<Id>> meetingsWithoutMembers(const engine::Snapshot& snapshot, const DatedMeetings& meetings) {
  std::set<Id> found;
  TRY(auto readings, collect<domain::Reading>(snapshot, projections::kindPrefix(Kind::READING), [&](const auto& each) {
        return !each.fates.empty() && std::ranges::find(meetings, each.fates.front().subject,
                                                        &DatedMeetings::value_type::first) != meetings.end();
      }));
  for (const auto& [id, reading] : readings) {
    TRY(auto rejected, isMembershipRejected(snapshot, reading));
    if (rejected) found.insert(reading.fates.front().subject);
  }
  return found;
}

bool isListedAsMember(const domain::Attendance& each) {
  return (each.capacity == schema::Capacity::PRESENT || each.capacity == schema::Capacity::APOLOGIES) &&
         isMember(each.role);
}

// Whether the appointment tells how it stands with whoever was listed: it is theirs, and held on the day or ended
// since; or it is that of their organisation as such.
bool answers(const Appointment& appointment, const PresumedMember& member, Date day) {
  if (appointment.from && appointment.from->day > day.day) return false;
  if (!appointment.person) return appointment.organisation == member.organisation && isHeldOn(appointment, day);
  return appointment.person == member.person && (!appointment.until || appointment.until->day > member.on.day);
}

// The appointments to the group, of the ids that people and organisations have today.
Result<std::vector<Appointment>> appointmentsTo(const engine::Snapshot& snapshot, Id group) {
  std::vector<Appointment> appointments;
  auto prefix = projections::partyPrefix(projections::ViewId::appointments, group);
  TRY(auto found, collect<Appointment>(snapshot, prefix));
  for (auto& [id, appointment] : found) {
    TRY(appointment.person, identityOf(snapshot, appointment.person));
    TRY(appointment.organisation, identityOf(snapshot, appointment.organisation));
    appointments.push_back(appointment);
  }
  return appointments;
}

}  // namespace

Result<std::vector<PresumedMember>> presumedMembersOn(const engine::Snapshot& snapshot, Id group, Date day) {
  std::vector<PresumedMember> presumed;
  TRY(auto meetings, recentMeetings(snapshot, group, day));
  if (meetings.empty()) return presumed;
  TRY(auto withoutMembers, meetingsWithoutMembers(snapshot, meetings));
  Mandates mandates(snapshot);
  for (const auto& [id, meeting] : meetings)
    for (const auto& each : meeting.attendance) {
      if (!isListedAsMember(each)) continue;
      PresumedMember member{.listedAs = each.person, .meeting = id, .on = *meeting.date};
      TRY(member.person, identityOf(snapshot, each.person));
      TRY(member.organisation, identityOf(snapshot, each.organisation));
      std::erase_if(presumed, [&](const auto& known) { return known.person == member.person; });
      if (withoutMembers.contains(id)) continue;
      if (!member.organisation) {
        TRY(auto mandate, mandates.of(member.person, day, group));
        member.organisation = mandate.organisation;
      }
      presumed.push_back(member);
    }
  TRY(auto appointments, appointmentsTo(snapshot, group));
  // A list of more than a year ago suggests nothing once members were appointed after it.
  auto recordedSince = [&](Date meeting) {
    return day.day - meeting.day > year && std::ranges::any_of(appointments, [&](const Appointment& each) {
             return each.role == schema::Role::MEMBER && each.from && each.from->day > meeting.day &&
                    each.from->day <= day.day;
           });
  };
  std::erase_if(presumed, [&](const PresumedMember& member) { return recordedSince(member.on); });
  std::erase_if(presumed, [&](const PresumedMember& member) {
    return std::ranges::any_of(appointments, [&](const auto& each) { return answers(each, member, day); });
  });
  return presumed;
}

}  // namespace minuted::queries
