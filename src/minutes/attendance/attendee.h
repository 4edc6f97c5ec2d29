// An entry in a list of attendees: a name, and what stands behind it: organisation, office, notes in brackets.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "event.capnp.h"

namespace minuted::minutes {

// As read from 'Jan Royall, University of Oxford, (Chair)'.
struct Attendee {
  std::string name;          // as written, with the title
  std::string organisation;  // as written; "" where none is named
  std::string initials;      // '(MW)', by which the minutes may name the person further down; "" where there are none
  schema::Role role = schema::Role::MEMBER;
  bool isSubstitute = false;  // '(for Kate Austin)'
  bool isAbsent = false;      // '(apologies)', in a list of all members

  bool operator==(const Attendee&) const = default;
};

// Reads an entry that names one person. It finds a name in anything, so ask first whether it is one (listed_name.h).
Attendee readAttendee(std::string_view entry);

// Adds to the attendee what stands behind the name: 'Harbour Trust, Chair'.
void addDetails(Attendee& attendee, std::string_view details);

// 'Interim Chair', in any case; nothing for words that are no role at a meeting.
std::optional<schema::Role> roleNamed(std::string_view words);

}  // namespace minuted::minutes
