// A meeting: when it is, what is on its agenda, who was there.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/event.h"
#include "view.capnp.h"

namespace minuted::domain {

using schema::Capacity;
using schema::MeetingStatus;
using schema::Role;

struct Attendance {
  Id person, organisation;
  Capacity capacity = Capacity::PRESENT;
  Role role = Role::MEMBER;
  bool operator==(const Attendance&) const = default;
};

struct AgendaItem {
  uint16_t item = 0;    // tells it apart in its meeting
  uint16_t number = 0;  // in the minutes
  bool planned = false;
  std::string title;
  bool operator==(const AgendaItem&) const = default;
};

struct Meeting {
  Id group;
  OptionalDate date, firstDate;
  int16_t startsAt = -1, endsAt = -1;
  MeetingStatus status = MeetingStatus::PLANNED;
  bool rescheduled = false;
  std::vector<Attendance> attendance;  // in the order in which they were listed
  std::vector<AgendaItem> agenda;      // numbered ones by number, then the others as they were added

  bool operator==(const Meeting&) const = default;
};

std::optional<std::string> refusal(const Meeting& meeting, bool known, Event event);
void apply(Meeting& meeting, Event event, Words words);

}  // namespace minuted::domain
