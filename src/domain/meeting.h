// A meeting: when it is, what is on its agenda, who was there.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/event.h"
#include "domain/rules.h"
#include "status.capnp.h"

namespace minuted::domain {

using schema::Capacity;
using schema::MeetingStatus;
using schema::MinutesStatus;
using schema::Role;

struct Attendance {
  Id person, organisation;
  Capacity capacity = Capacity::PRESENT;
  Role role = Role::MEMBER;
  Id substituteFor;
  uint16_t arrivedAt = 0, leftAt = 0;  // the items, as numbered in the minutes; 0: from the beginning, to the end
  bool operator==(const Attendance&) const = default;
};

struct AgendaItem {
  uint16_t item = 0;    // tells it apart in its meeting
  uint16_t number = 0;  // in the minutes
  bool planned = false;
  std::string title;
  schema::ItemKind kind = schema::ItemKind::ITEM;
  Id owner;
  bool confidential = false;
  bool operator==(const AgendaItem&) const = default;
};

struct Correction {
  Id at;       // the later meeting
  Id subject;  // the action or decision that is worded anew, if it is one
  std::string text, was;
  bool operator==(const Correction&) const = default;
};

struct Meeting {
  Id group;
  OptionalDate date, firstDate;
  int16_t startsAt = -1, endsAt = -1;
  MeetingStatus status = MeetingStatus::PLANNED;
  bool rescheduled = false;
  std::vector<Attendance> attendance;  // in the order in which they were listed
  std::vector<AgendaItem> agenda;      // numbered ones by number, then the others as they were added
  MinutesStatus minutes = MinutesStatus::NONE;
  Id agreedAt, document;
  std::vector<Correction> corrections;

  bool operator==(const Meeting&) const = default;
};

// There for the item of that number: neither before they came nor after they left.
bool thereAt(const Attendance& attendance, uint16_t item);

extern const RuleTable meetingRules;
std::optional<std::string> refusal(const Meeting& meeting, bool known, Event event);
void apply(Meeting& meeting, Event event, Words words);

}  // namespace minuted::domain
