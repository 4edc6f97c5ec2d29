// A meeting: its date, its agenda and its attendance.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/event.h"
#include "domain/rules.h"
#include "status.capnp.h"

namespace minuted::domain {

using schema::AmendmentStatus;
using schema::Capacity;
using schema::MeetingStatus;
using schema::MinutesStatus;
using schema::Role;

struct Attendance {
  Id person, organisation;
  Capacity capacity = Capacity::PRESENT;
  Role role = Role::MEMBER;
  Id substituteFor;
  uint16_t arrivedAt = 0, leftAt = 0;  // agenda items by their numbers in the minutes; 0: the beginning, the end
  bool operator==(const Attendance&) const = default;
};

struct AgendaItem {
  uint16_t item = 0;    // identifies it within the meeting
  uint16_t number = 0;  // in the minutes
  bool planned = false;
  std::string title;
  schema::ItemKind kind = schema::ItemKind::ITEM;
  Id owner;
  bool confidential = false;
  uint16_t minutes = 0;  // how long it is planned to take; 0: not said
  bool operator==(const AgendaItem&) const = default;
};

struct Interest {
  Id person;
  uint16_t agendaItem = 0;  // AgendaItem::item; 0: no one in particular
  bool withdrew = false;
  std::string text;
  bool operator==(const Interest&) const = default;
};

// What somebody said to the invitation.
struct Reply {
  Id person;
  schema::Reply reply = schema::Reply::COMING;
  OptionalDate on;
  std::string note;
  bool operator==(const Reply&) const = default;
};

// The papers as they were sent.
struct Papers {
  Id document;
  std::vector<Id> to;
  uint64_t size = 0;   // of the log that they were made from
  uint64_t event = 0;  // the position of the event whose words have their text
  bool publicCopy = false;
  bool operator==(const Papers&) const = default;
};

// What somebody would have draft minutes say.
struct Amendment {
  uint16_t amendment = 0;   // identifies it within the meeting, from 1
  uint16_t agendaItem = 0;  // AgendaItem::item; 0: no one in particular
  Id party;
  AmendmentStatus status = AmendmentStatus::PROPOSED;
  std::string text, was;  // was: the words that it replaces; "" where it adds to them
  std::string note;       // why it was taken up or set aside
  bool operator==(const Amendment&) const = default;
};

struct Correction {
  Id at;       // the later meeting
  Id subject;  // the action or decision whose text is corrected, if it is one
  std::string text, was;
  bool operator==(const Correction&) const = default;
};

// Minutes of an earlier meeting of the group that the meeting agreed: of the one on that day, or of the last one held
// before (queries/due.h says which that is).
struct EarlierMinutes {
  OptionalDate date;
  bool corrected = false;
  std::string text;  // how they were corrected
  bool operator==(const EarlierMinutes&) const = default;
};

struct Meeting {
  Id group;
  OptionalDate date, firstDate;
  int16_t startsAt = -1, endsAt = -1;
  MeetingStatus status = MeetingStatus::PLANNED;
  bool rescheduled = false;
  std::vector<Attendance> attendance;  // in the order in which they were listed
  // Items with a number in the order of their numbers, then the others in the order in which they were added.
  std::vector<AgendaItem> agenda;
  MinutesStatus minutes = MinutesStatus::NONE;
  Id agreedAt, document;
  std::vector<Correction> corrections;
  std::vector<EarlierMinutes> earlierMinutes;
  std::string place, joining;  // joining: the address of a call
  std::vector<Interest> interests;
  std::vector<Amendment> amendments;  // in the order in which they were proposed
  std::vector<Reply> replies;         // one a person
  std::vector<Papers> papers;         // in the order in which they were sent

  bool operator==(const Meeting&) const = default;
};

// The item with that number in the minutes, the first of several; on an agenda without numbers the one at that place,
// from 1. nullptr where there is none.
const AgendaItem* itemCalled(const Meeting& meeting, uint16_t number);
// The item's number in the minutes; 0 where it has none, or is not there.
uint16_t numberOf(const Meeting& meeting, uint16_t agendaItem);
// The words of a note of that agenda item (0: of none) as the amendment has them; unchanged where it is about others.
std::string amend(std::string note, uint16_t agendaItem, const Amendment& amendment);
// What an amendment asks for: "'21 families' should read '12 families'", "add 'It rained.'".
std::string changeText(std::string_view was, std::string_view text);
// All that is known of an item but its number and title, for an event that gives it another of these.
void writeItem(const AgendaItem& item, schema::AgendaItemAdded::Builder to);

// Whether the person was present during the item with this number. 0 means any item.
bool wasPresentAt(const Attendance& attendance, uint16_t item);

extern const RuleTable meetingRules;
std::optional<std::string> refusal(const Meeting& meeting, bool isKnown, Event event);
void apply(Meeting& meeting, Event event, Words words);

}  // namespace minuted::domain
