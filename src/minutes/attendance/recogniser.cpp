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
#include "minutes/attendance/attendee_list.h"
#include "minutes/attendance/gatherer.h"
#include "minutes/attendance/roster.h"
#include "minutes/recognisers.h"

namespace minuted::minutes {
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
  auto lower = documents::lowered(note);
  for (auto words : before)
    if (lower.starts_with(words)) return trim(note.substr(words.size()));
  for (auto words : behind)
    if (auto at = lower.find(words); at != documents::nowhere) return trim(note.substr(0, at));
  return "";
}

void addSubstitutes(const AttendanceEntry& entry, std::string_view text, AttendanceRoster& roster) {
  auto organisation = readAttendee(text).organisation;
  for (auto open = text.find('('); open != documents::nowhere; open = text.find('(', open + 1)) {
    auto close = text.find(')', open);
    auto name =
        substituteIn(trim(text.substr(open + 1, (close == documents::nowhere ? text.size() : close) - open - 1)));
    if (!isFullName(name)) continue;
    auto end = organisation.find(" (");
    roster.add(*entry.block,
               {.name = std::string(name), .organisation = organisation.substr(0, end), .substitute = true},
               Capacity::PRESENT, Source::list);
  }
}

void read(const AttendanceEntry& entry, ListStyle style, AttendanceRoster& roster) {
  style.line = entry.line;
  for (auto& attendee : readCells(entry.cells, style)) {
    if (!entry.organisation.empty()) attendee.organisation = entry.organisation;
    if (attendee.role == Role::MEMBER) attendee.role = entry.role;
    roster.add(*entry.block, attendee, attendee.absent ? Capacity::APOLOGIES : entry.capacity, entry.source);
  }
  if (entry.capacity == Capacity::APOLOGIES && entry.line && entry.cells.size() == 1)
    addSubstitutes(entry, entry.cells[0], roster);
}

// 'Ash, Kit', 'Kidman, Joe', 'Lee, Ann': lines of two words around a comma, in the order of the alphabet; or else what
// stands behind the comma may be a body.
bool areSurnamesFirst(const std::vector<AttendanceEntry>& entries) {
  constexpr size_t fewest = 3;
  std::string_view last;
  size_t inOrder = 0;
  for (const auto& entry : entries) {
    if (!entry.line || entry.source != Source::list) continue;
    if (entry.cells.size() > 1 || !isSurnameFirst(entry.cells[0])) return false;
    inOrder = last <= entry.cells[0] ? inOrder + 1 : 1;
    last = entry.cells[0];
    if (inOrder >= fewest) return true;
  }
  return false;
}

}  // namespace

void recogniseAttendance(Minutes& minutes, Findings& findings) {
  auto gathered = gatherAttendance(minutes.document);
  const auto& entries = gathered.entries;
  bool onePerLine = std::ranges::any_of(entries, [](const auto& entry) {
    if (!entry.organisation.empty()) return true;
    return entry.line && entry.cells.size() == 1 && tellsMoreThanNames(entry.cells[0]);
  });
  ListStyle style{.onePerLine = onePerLine, .surnameFirst = areSurnamesFirst(entries)};
  AttendanceRoster roster;
  for (const auto& [block, attending] : gathered.fromTables)
    roster.add(*block, attending.attendee, attending.capacity, Source::list);
  for (const auto& entry : entries) read(entry, style, roster);
  roster.propose(minutes, findings);
}

}  // namespace minuted::minutes
