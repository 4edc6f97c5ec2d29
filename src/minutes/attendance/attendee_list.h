// A run of attendees, as it stands behind a label or on a line of a list.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "minutes/attendance/attendee.h"
#include "minutes/attendance/listed_name.h"

namespace minuted::minutes {

// How a text that names attendees stands in the document.
struct ListStyle {
  bool line = false;          // on a line of its own: as a rule one person, with organisation
  bool onePerLine = false;    // lines of this document name organisations, so what follows a comma may be one
  bool surnameFirst = false;  // 'Lee, Ann', as all lines of this document have it
  bool labelled = true;       // as a list of people, so that first names alone or initials will do
};

// One entry for each person. What stands between two people belongs to the first:
//   Dr Ann Lee, Chairman (AL). Tom Hayes (TH).      two
//   Cllr A Lee (Chair) Cllr B Ray Cllr C Fry        three: a title begins the next
//   Ann Lee (AL), Harbour Trust, Joe Kidman (JK)    two
//   Zainab, Big Josh and Mo                         three
// Empty where it begins with anything but a person.
std::vector<Attendee> readAttendees(std::string_view run, ListStyle style);

// A row of a table or of columns laid out by spaces: 'JB | Jutta Brandt | Marine Station (chair)'.
std::vector<Attendee> readRow(std::span<const std::string_view> cells, ListStyle style);

std::vector<Attendee> readCells(std::span<const std::string_view> cells, ListStyle style);  // either

bool isSurnameFirst(std::string_view line);

// Whether a text on a line of its own names a person and then something that is none: 'Ann Lee, Harbour Trust'.
bool tellsMoreThanNames(std::string_view line);

// So many or more, and each of them a name, if only a first one: 'Robin, Les and Kit Ash'.
bool listsOnlyPeople(std::string_view run, size_t least);

}  // namespace minuted::minutes
