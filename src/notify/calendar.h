// Meetings and the due dates of actions as an iCalendar (RFC 5545) for programs to subscribe to, and invitations to a
// meeting, to which calendar programs reply (RFC 5546).
//
// Threads: any.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "register/snapshot.h"

namespace minuted::notify {

// The calendar of a register at the snapshot's cut: meetings, and the due dates of live actions. What is not known to
// the day, such as 'October 2022', is left out. A planned meeting of a group that has ended is cancelled.
struct CalendarFilter {
  Id group;  // only this group's meetings and actions
  Id owner;  // only the actions of this person, organisation or group
};
Result<std::string> calendarOf(const engine::Snapshot& snapshot, const CalendarFilter& filter);

struct Invitation {
  std::string calendar;
  size_t invited = 0;                       // people
  std::vector<std::string> withoutAddress;  // names of those who are expected, and have no address of mail
};
// An invitation of those who are appointed to the group on the meeting's day, or else presumed to be, and of whoever
// has replied already; where it is cancelled, the news of that. organiser: the address to which replies go.
// ErrorKind::refused where it was held, its day is not known, or nobody who is expected has an address.
Result<Invitation> invitationTo(const engine::Snapshot& snapshot, Id meeting, const std::string& organiser);

// The meeting that the UID of an entry names; none where it is of another register, or of something else.
Result<Id> meetingOfUid(const engine::Snapshot& snapshot, std::string_view uid);

}  // namespace minuted::notify
