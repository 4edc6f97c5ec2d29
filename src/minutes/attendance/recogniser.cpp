// Those who were there and those who sent apologies. All mentions of people are found first (mentions.h); from all of
// them together follows the style in which the document lists people; only then is each read and added to the roster.
// Minutes name attendees in a list under a label or behind it, in a table, or in sentences where they begin or end:
//   Attendees:
//   Jan Royall, University of Oxford, (Chair)
//   Apologies: Ann Lee, Cllr Tom Hayes and Joe Kidman
//   Apologies were received from Ann Lee.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "documents/phrases.h"
#include "minutes/attendance/attendee_list.h"
#include "minutes/attendance/attendee_row.h"
#include "minutes/attendance/mentions.h"
#include "minutes/attendance/roster.h"
#include "minutes/recognisers.h"

namespace minuted::minutes {
namespace {

using namespace std::string_view_literals;
using schema::Capacity;
using schema::Role;

// Who came instead, by a note in brackets behind the name of one who was not there: '(Graham Tull attended in her
// place)', '(represented by Joe Kidman)'. "" where the note says nothing of it.
std::string_view substituteIn(std::string_view note) {
  constexpr std::array wordsBefore{"represented by "sv, "substituted by "sv, "substitute: "sv, "substitute "sv,
                                   "sub: "sv,           "replaced by "sv,    "alternate: "sv};
  constexpr std::array wordsBehind{" attended"sv,     " attending"sv,    " deputised"sv,     " deputising"sv,
                                   " came"sv,         " substituting"sv, " standing in"sv,   " instead"sv,
                                   " in his place"sv, " in her place"sv, " in their place"sv};
  auto lower = documents::toLower(note);
  for (auto words : wordsBefore)
    if (lower.starts_with(words)) return trim(note.substr(words.size()));
  for (auto words : wordsBehind)
    if (auto at = lower.find(words); at != documents::nowhere) return trim(note.substr(0, at));
  return "";
}

void addSubstitutes(const documents::Block& block, std::string_view text, AttendanceRoster& roster) {
  auto organisation = readAttendee(text).organisation;
  for (auto open = text.find('('); open != documents::nowhere; open = text.find('(', open + 1)) {
    auto close = text.find(')', open);
    auto name =
        substituteIn(trim(text.substr(open + 1, (close == documents::nowhere ? text.size() : close) - open - 1)));
    if (!isFullName(name)) continue;
    auto end = organisation.find(" (");
    roster.add(block, {.name = std::string(name), .organisation = organisation.substr(0, end), .isSubstitute = true},
               Capacity::PRESENT, MentionSource::list);
  }
}

void addMention(const AttendanceMention& mention, ListStyle style, AttendanceRoster& roster) {
  style.isLine = mention.isLine;
  for (auto& attendee : readCells(mention.cells, style)) {
    if (!mention.organisation.empty()) attendee.organisation = mention.organisation;
    if (attendee.role == Role::MEMBER) attendee.role = mention.role;
    roster.add(*mention.block, attendee, attendee.isAbsent ? Capacity::APOLOGIES : mention.capacity, mention.source);
  }
  if (mention.capacity == Capacity::APOLOGIES && mention.isLine && mention.cells.size() == 1)
    addSubstitutes(*mention.block, mention.cells[0], roster);
}

// Whether the lists are written 'Ash, Kit', 'Kidman, Joe', 'Lee, Ann': two words around a comma, three lines of which
// stand in the order of the alphabet. Otherwise what stands behind the comma may be an organisation.
bool areSurnamesFirst(const std::vector<AttendanceMention>& mentions) {
  constexpr size_t fewest = 3;
  std::string_view previous;
  size_t inOrder = 0;
  for (const auto& mention : mentions) {
    if (!mention.isLine || mention.source != MentionSource::list) continue;
    if (mention.cells.size() > 1 || !isSurnameFirst(mention.cells[0])) return false;
    inOrder = previous <= mention.cells[0] ? inOrder + 1 : 1;
    previous = mention.cells[0];
    if (inOrder >= fewest) return true;
  }
  return false;
}

}  // namespace

void recogniseAttendance(Minutes& minutes, Findings& findings) {
  auto found = findMentions(minutes.document);
  bool onePerLine = std::ranges::any_of(found.mentions, [](const auto& mention) {
    if (!mention.organisation.empty()) return true;
    return mention.isLine && mention.cells.size() == 1 && tellsMoreThanNames(mention.cells[0]);
  });
  ListStyle style{.onePerLine = onePerLine, .surnameFirst = areSurnamesFirst(found.mentions)};
  AttendanceRoster roster;
  for (const auto& [block, person] : found.tableMentions)
    roster.add(*block, person.attendee, person.capacity, MentionSource::list);
  for (const auto& mention : found.mentions) addMention(mention, style, roster);
  roster.propose(minutes, findings);
}

}  // namespace minuted::minutes
