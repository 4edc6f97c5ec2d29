// Meetings and the due dates of actions as an iCalendar (RFC 5545) for programs to subscribe to.
#pragma once

#include <string>

#include "answer.capnp.h"
#include "base/clock.h"
#include "register/snapshot.h"

namespace minuted::notify {

// origin: identifies the register; it is a part of each entry's UID, so that the UID never changes. asOf: DTSTAMP.
// Times have no zone, as minutes give none. Meetings and due dates that are not known to the day, such as 'October
// 2022', are left out.
std::string calendarOf(schema::MeetingList::Reader meetings, schema::ActionList::Reader actions,
                       const std::string& origin, Micros asOf);

// The calendar of a register at the snapshot's cut: meetings, and the due dates of live actions. Any thread.
struct CalendarFilter {
  Id group;  // only this group's meetings and actions
  Id owner;  // only the actions of this person, organisation or group
};
Result<std::string> calendarOf(const engine::Snapshot& snapshot, const CalendarFilter& filter);

}  // namespace minuted::notify
