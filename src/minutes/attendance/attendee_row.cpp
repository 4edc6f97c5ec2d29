#include "minutes/attendance/attendee_row.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/text.h"
#include "documents/phrases.h"
#include "minutes/attendance/listed_name.h"
#include "minutes/language/person_name.h"

namespace minuted::minutes {
namespace {

// 'Ann Lee | AL | Joe Kidman | JK': their initials stand behind each. Empty where the row is another.
std::vector<Attendee> readWithInitials(std::span<const std::string_view> cells) {
  std::vector<Attendee> attendees;
  if (cells.size() < 3) return attendees;
  for (size_t i = 0; i < cells.size(); i += 2) {
    auto attendee = readAttendee(cells[i]);
    if (!isPerson(cells[i])) return {};
    if (i + 1 < cells.size()) {  // the last initials may stand in the margin
      if (!isInitials(cells[i + 1]) || !areInitialsOf(cells[i + 1], attendee.name)) return {};
      attendee.initials = cells[i + 1];
    }
    attendees.push_back(std::move(attendee));
  }
  return attendees;
}

// 'Ann Lee | P', 'Joe Kidman | A': present or late; absent, excused or let off. Empty where the row is another.
std::vector<Attendee> readWithLetter(std::span<const std::string_view> cells) {
  constexpr std::string_view presentLetters = "PLY", absentLetters = "AENS";
  if (cells.size() != 2 || cells[1].size() != 1 || !isPerson(cells[0])) return {};
  bool isAbsent = absentLetters.find(cells[1]) != documents::nowhere;
  if (!isAbsent && presentLetters.find(cells[1]) == documents::nowhere) return {};
  auto attendee = readAttendee(cells[0]);
  attendee.isAbsent = attendee.isAbsent || isAbsent;
  return {attendee};
}

// Whether the cells are one run of names, spread over the width of a line: a cell before the last ends with the comma.
bool areSpreadRun(std::span<const std::string_view> cells) {
  return std::ranges::any_of(cells.first(cells.size() - 1),
                             [](auto cell) { return cell.ends_with(',') || cell.ends_with(';'); });
}

std::string_view withoutBrackets(std::string_view cell) {
  bool hasBrackets =
      cell.size() > 2 && (cell[0] == '(' || cell[0] == '[') && (cell.ends_with(')') || cell.ends_with(']'));
  return hasBrackets ? trim(cell.substr(1, cell.size() - 2)) : cell;
}

// One cell names the person, or people, of whom the others tell.
std::vector<Attendee> readNameAndDetails(std::span<const std::string_view> cells, ListStyle style) {
  auto name = std::ranges::find_if(cells, isPerson);
  if (name == cells.end() && style.labelled) name = std::ranges::find_if(cells, isGivenName);
  if (name == cells.end()) return {};
  auto attendees = readAttendees(
      *name, {.isLine = cells.front() == *name, .onePerLine = style.onePerLine, .labelled = style.labelled});
  for (auto& attendee : attendees)
    for (auto cell : cells) {
      if (cell.data() == name->data()) continue;
      auto bare = withoutBrackets(cell);
      if (isInitials(bare) && areInitialsOf(bare, attendee.name))
        attendee.initials = bare;
      else
        addDetails(attendee, cell);
    }
  return attendees;
}

}  // namespace

std::vector<Attendee> readRow(std::span<const std::string_view> cells, ListStyle style) {
  std::vector<std::string_view> filled;
  for (auto cell : cells)
    if (!cell.empty() && documents::dashAt(cell, 0) != cell.size()) filled.push_back(cell);
  if (filled.empty()) return {};
  if (filled.size() == 1) return readAttendees(filled[0], style);
  if (auto attendees = readWithInitials(filled); !attendees.empty()) return attendees;
  if (auto attendees = readWithLetter(filled); !attendees.empty()) return attendees;
  if (areSpreadRun(filled)) {
    std::string run;
    for (auto cell : filled) run.append(run.empty() ? "" : " ").append(cell);
    style.isLine = false;
    return readAttendees(run, style);
  }
  bool areAllPeople = std::ranges::all_of(filled, isPerson);
  if (!areAllPeople || style.onePerLine) return readNameAndDetails(filled, style);
  std::vector<Attendee> attendees;  // names side by side
  for (auto cell : filled)
    for (auto& attendee : readAttendees(cell, style)) attendees.push_back(std::move(attendee));
  return attendees;
}

std::vector<Attendee> readCells(std::span<const std::string_view> cells, ListStyle style) {
  return cells.size() > 1 ? readRow(cells, style) : readAttendees(cells[0], style);
}

}  // namespace minuted::minutes
