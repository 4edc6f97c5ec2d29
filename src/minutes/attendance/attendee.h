// An entry in a list of those who were there: name, organisation, office, notes in brackets.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "event.capnp.h"

namespace minuted::minutes {

// 'Jan Royall, University of Oxford, (Chair)'.
struct Attendee {
  std::string name;          // as written, with the title
  std::string organisation;  // as written; "" where none is named
  std::string initials;      // '(MW)' as some minutes give them, to be used further down
  schema::Role role = schema::Role::MEMBER;
  bool substitute = false;  // '(for Kate Austin)'
  bool absent = false;      // '(apologies)', in a list of all members

  bool operator==(const Attendee&) const = default;
};
Attendee readAttendee(std::string_view entry);
void readDetails(Attendee& attendee, std::string_view details);  // what stands behind the name: 'Harbour Trust, Chair'
std::optional<schema::Role> roleNamed(std::string_view words);   // 'Interim Chair'

}  // namespace minuted::minutes
