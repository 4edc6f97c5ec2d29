// Who: users, organisations, people, groups and appointments.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/event.h"
#include "view.capnp.h"

namespace minuted::domain {

// A user, an organisation or a person: the id's kind tells which.
struct Party {
  std::string name;
  std::vector<std::string> aliases;  // sorted, without repetition
  bool operator==(const Party&) const = default;
};

struct Group {
  std::string name;
  std::vector<std::string> aliases;
  Id parent;
  schema::GroupKind kind = schema::GroupKind::GROUP;
  bool operator==(const Group&) const = default;
};

struct Appointment {
  Id person, organisation, group;
  schema::Role role = schema::Role::MEMBER;
  OptionalDate from, until;
  bool operator==(const Appointment&) const = default;
};

std::optional<std::string> refusal(const Party& party, bool known, Event event, Words words);
std::optional<std::string> refusal(const Group& group, bool known, Event event, Words words);
std::optional<std::string> refusal(const Appointment& appointment, bool known, Event event);
void apply(Party& party, Event event, Words words);
void apply(Group& group, Event event, Words words);
void apply(Appointment& appointment, Event event, Words words);

}  // namespace minuted::domain
