// Those who were there and those who sent apologies. Minutes say it in a list under a label or behind it, in a table,
// or in sentences where they begin or end:
//   Attendees:
//   Jan Royall, University of Oxford, (Chair)
//   Apologies: Ann Lee, Cllr Tom Hayes and Joe Kidman
//   Apologies were received from Ann Lee.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "documents/phrases.h"
#include "minutes/attendance_gatherer.h"
#include "minutes/attendance_roster.h"
#include "minutes/attendee_list.h"
#include "minutes/recognisers.h"

namespace minuted {
namespace {

using namespace std::string_view_literals;
using schema::Capacity;
using schema::Role;

// '(Graham Tull attended in her place)', '(represented by Joe Kidman)': behind the name of one who was not there.
std::string_view substituteIn(std::string_view note) {
  constexpr std::array before{"represented by "sv, "substituted by "sv, "substitute: "sv, "substitute "sv,
                              "sub: "sv,           "replaced by "sv,    "alternate: "sv};
  constexpr std::array behind{" attended"sv,     " attending"sv,    " deputised"sv,     " deputising"sv,
                              " came"sv,         " substituting"sv, " standing in"sv,   " instead"sv,
                              " in his place"sv, " in her place"sv, " in their place"sv};
  auto lower = lowered(note);
  for (auto words : before)
    if (lower.starts_with(words)) return trim(note.substr(words.size()));
  for (auto words : behind)
    if (auto at = lower.find(words); at != nowhere) return trim(note.substr(0, at));
  return "";
}

void addSubstitutes(const AttendanceEntry& entry, std::string_view text, AttendanceRoster& roster) {
  auto organisation = readAttendee(text).organisation;
  for (auto open = text.find('('); open != nowhere; open = text.find('(', open + 1)) {
    auto close = text.find(')', open);
    auto name = substituteIn(trim(text.substr(open + 1, (close == nowhere ? text.size() : close) - open - 1)));
    if (!isFullName(name)) continue;
    auto end = organisation.find(" (");
    roster.add(*entry.block,
               {.name = std::string(name), .organisation = organisation.substr(0, end), .substitute = true},
               Capacity::PRESENT, Source::list);
  }
}

void read(const AttendanceEntry& entry, bool onePerLine, AttendanceRoster& roster) {
  ListStyle style{.line = entry.line, .onePerLine = onePerLine, .labelled = true};
  for (auto& attendee : readCells(entry.cells, style)) {
    if (!entry.organisation.empty()) attendee.organisation = entry.organisation;
    if (attendee.role == Role::MEMBER) attendee.role = entry.role;
    roster.add(*entry.block, attendee, attendee.absent ? Capacity::APOLOGIES : entry.capacity, entry.source);
  }
  if (entry.capacity == Capacity::APOLOGIES && entry.line && entry.cells.size() == 1)
    addSubstitutes(entry, entry.cells[0], roster);
}

}  // namespace

void recogniseAttendance(Minutes& minutes, Findings& findings) {
  auto gathered = gatherAttendance(minutes.document);
  const auto& entries = gathered.entries;
  bool onePerLine = std::ranges::any_of(entries, [](const auto& entry) {
    if (!entry.organisation.empty()) return true;
    return entry.line && entry.cells.size() == 1 && tellsMoreThanNames(entry.cells[0]);
  });
  AttendanceRoster roster;
  for (const auto& [block, attending] : gathered.fromTables)
    roster.add(*block, attending.attendee, attending.capacity, Source::list);
  for (const auto& entry : entries) read(entry, onePerLine, roster);
  roster.propose(minutes, findings);
}

}  // namespace minuted
