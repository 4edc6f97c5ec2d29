// Reads texts that name attendees, as they stand behind a label or on a line of a list. Rows of cells: attendee_row.h.
#pragma once

#include <string_view>
#include <vector>

#include "minutes/attendance/attendee.h"
#include "minutes/attendance/listed_name.h"

namespace minuted::minutes {

// How a text that names attendees stands in the document.
struct ListStyle {
  bool isLine = false;        // on a line of its own: as a rule one person, with organisation
  bool onePerLine = false;    // the lines of this document name organisations, so what follows a comma may be one
  bool surnameFirst = false;  // all lines of this document are written 'Lee, Ann'
  bool labelled = true;       // a label says that people are listed, so that first names alone or initials will do
};

// One attendee for each person. What stands between two people belongs to the first:
//   Dr Ann Lee, Chairman (AL). Tom Hayes (TH).      two
//   Cllr A Lee (Chair) Cllr B Ray Cllr C Fry        three: a title begins the next
//   Ann Lee (AL), Harbour Trust, Joe Kidman (JK)    two
//   Zainab, Big Josh and Mo                         three
// Empty where the text begins with anything but a person.
std::vector<Attendee> readAttendees(std::string_view run, ListStyle style);

// Whether a line is written 'Lee, Ann': two names around a comma.
bool isSurnameFirst(std::string_view line);

// Whether a text on a line of its own names a person and then something that is none: 'Ann Lee, Harbour Trust'.
bool tellsMoreThanNames(std::string_view line);

// Whether the text names at least so many people and nothing else; first names alone will do: 'Robin, Les and Kit Ash'.
bool listsOnlyPeople(std::string_view run, size_t least);

}  // namespace minuted::minutes
