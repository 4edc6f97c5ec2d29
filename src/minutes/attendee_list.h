// A run of attendees, as it stands behind a label or on a line of a list.
#pragma once

#include <string_view>
#include <vector>

#include "minutes/names.h"

namespace minuted {

// One entry for each person. What stands between two people belongs to the first:
//   Dr Ann Lee, Chairman (AL). Tom Hayes (TH).      two
//   Cllr A Lee (Chair) Cllr B Ray Cllr C Fry        three: a title begins the next
//   Ann Lee (AL), Harbour Trust, Joe Kidman (JK)    two
// aLine: it stands on a line of its own, as a rule one person with organisation: 'Ann Lee, STFC, Scientific Computing'.
// Empty where it begins with anything but a person.
std::vector<Attendee> readAttendees(std::string_view run, bool aLine);

// A first and a last name or more, or a title and a name; no organisation and no office.
bool isFullName(std::string_view text);

}  // namespace minuted
