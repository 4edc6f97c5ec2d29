// Meetings, and the days on which actions are due, as an iCalendar (RFC 5545) that other people's programs subscribe
// to.
#pragma once

#include <string>

#include "answer.capnp.h"
#include "base/clock.h"
#include "register/snapshot.h"

namespace minuted::notify {

// origin: what tells this register from others, a part of each entry's UID, which never changes; as of: DTSTAMP.
// Times are local ones, without a zone, as minutes give them. Only what is known to the day is entered: a meeting
// 'in October 2022' and an action due 'in summer' have no place in a calendar.
std::string calendarOf(schema::MeetingList::Reader meetings, schema::ActionList::Reader actions,
                       const std::string& origin, Micros asOf);

// The calendar of a register, as it is under the snapshot's cut: its meetings, and when what is live is due. Any
// thread.
struct CalendarFilter {
  Id group;  // only this group's meetings and actions
  Id owner;  // only what this person, organisation or group has to do
};
Result<std::string> calendarOf(const engine::Snapshot& snapshot, const CalendarFilter& filter);

}  // namespace minuted::notify
