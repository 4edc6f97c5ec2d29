// Users, organisations, people, groups and appointments.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/event.h"
#include "domain/rules.h"
#include "status.capnp.h"

namespace minuted::domain {

struct Contact {
  schema::Channel channel = schema::Channel::EMAIL;
  std::string address;
  bool operator==(const Contact&) const = default;
};

// The title of a person in an organisation, from a day on.
struct JobTitle {
  Id organisation;
  std::string title, team;
  OptionalDate from;
  bool operator==(const JobTitle&) const = default;
};

// What a party or a group was called until a day.
struct FormerName {
  std::string name;
  int32_t until = 0;  // the first day of the next name, in days since 1970
  bool operator==(const FormerName&) const = default;
};

// A user, an organisation or a person; the kind of its id tells which.
struct Party {
  std::string name;
  std::vector<std::string> aliases;          // sorted, without repetition
  Id mergedInto;                             // the same party, which had been entered twice
  std::vector<Contact> contacts;             // at most one for each channel
  std::vector<JobTitle> titles;              // oldest first
  Id organisation;                           // whom a person spoke for when they were entered
  std::vector<FormerName> formerNames = {};  // oldest first; each is an alias too
  schema::WayOfAsking wayOfAsking = schema::WayOfAsking::AT_ONCE;
  bool operator==(const Party&) const = default;
};

struct ReportingLine {
  Id to;
  uint8_t every = 1;
  schema::Interval unit = schema::Interval::QUARTER;
  bool operator==(const ReportingLine&) const = default;
};

struct ProfileText {
  schema::ProfilePart part = schema::ProfilePart::PURPOSE;
  std::string text;
  bool operator==(const ProfileText&) const = default;
};

// How many must be there for a meeting to decide.
struct Quorum {
  uint16_t present = 0;        // so many; 0: no such number
  uint8_t share = 0;           // or this share of the members, in per cent; 0: none
  bool organisations = false;  // counted by the organisations that are represented
  OptionalDate from;
  bool operator==(const Quorum&) const = default;
};

// How owners of a group's actions are reminded by mail.
struct Chasing {
  uint16_t remindEvery = 0;   // days after which the same is asked again; 0: never
  uint8_t escalateAfter = 0;  // mails without an answer after which the owner's organisation is written to; 0: never
  bool digest = false;        // the chair gets a list of what is silent and overdue
  bool operator==(const Chasing&) const = default;
};

struct Group {
  std::string name;
  std::vector<std::string> aliases;
  Id parent;
  schema::GroupKind kind = schema::GroupKind::GROUP;
  std::vector<ProfileText> profile;  // at most one for each part
  std::vector<ReportingLine> reportsTo;
  uint8_t every = 0;  // how often it meets: every so many units; 0 where that is not known
  schema::Interval unit = schema::Interval::WEEK;
  OptionalDate founded, ended;
  std::vector<FormerName> formerNames;
  std::vector<Quorum> quorums;  // in the order in which they were set
  Chasing chasing;
  bool operator==(const Group&) const = default;
};

struct Appointment {
  Id person, organisation, group;
  schema::Role role = schema::Role::MEMBER;
  OptionalDate from, until;
  bool operator==(const Appointment&) const = default;
};

// The name that held on that day: the first of the former ones that was given up later, or the present one. A name that
// was entered holds from the beginning, and any other from the day of its renaming on.
const std::string& nameOn(const std::string& present, const std::vector<FormerName>& former, Date day);

extern const RuleTable partyRules, groupRules, appointmentRules;
std::optional<std::string> refusal(const Party& party, bool isKnown, Event event, Words words);
std::optional<std::string> refusal(const Group& group, bool isKnown, Event event, Words words);
std::optional<std::string> refusal(const Appointment& appointment, bool isKnown, Event event);
void apply(Party& party, Event event, Words words);
void apply(Group& group, Event event, Words words);
void apply(Appointment& appointment, Event event, Words words);

}  // namespace minuted::domain
