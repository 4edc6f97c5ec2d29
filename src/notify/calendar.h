// Meetings and the due dates of actions as an iCalendar (RFC 5545) for programs to subscribe to.
#pragma once

#include <string>

#include "register/snapshot.h"

namespace minuted::notify {

// The calendar of a register at the snapshot's cut: meetings, and the due dates of live actions. What is not known to
// the day, such as 'October 2022', is left out. A planned meeting of a group that has ended is cancelled. Any thread.
struct CalendarFilter {
  Id group;  // only this group's meetings and actions
  Id owner;  // only the actions of this person, organisation or group
};
Result<std::string> calendarOf(const engine::Snapshot& snapshot, const CalendarFilter& filter);

}  // namespace minuted::notify
