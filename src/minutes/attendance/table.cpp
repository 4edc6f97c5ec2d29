#include "minutes/attendance/table.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ranges.h"
#include "base/text.h"
#include "documents/phrases.h"
#include "minutes/attendance/label.h"
#include "minutes/attendance/tick_marks.h"
#include "minutes/language/person_name.h"

namespace minuted::minutes {
namespace {

using namespace std::string_view_literals;
using schema::Capacity;

// Whether a cell in a column 'Present' says that somebody was there: 'Y', '✓', 'late', and not 'N (ap.)'. Nothing where
// it is empty.
std::optional<bool> saysPresent(std::string_view cell) {
  constexpr std::array noes{"n"sv,      "no"sv,      "a"sv,       "ap"sv,        "aps"sv,  "abs"sv,
                            "absent"sv, "apol"sv,    "apology"sv, "apols"sv,     "not"sv,  "sent"sv,
                            "away"sv,   "regrets"sv, "excused"sv, "apologies"sv, "leave"sv};
  auto words = wordsOf(cell);
  if (trim(cell).empty() || documents::dashAt(cell, 0) == cell.size()) return std::nullopt;
  if (beginsWithMark(cell, absentMarks)) return false;
  return words.empty() || !contains(noes, std::string_view(words[0]));
}

// Such a sign says in any column whether somebody was there.
bool beginsWithTick(std::string_view cell) {
  return beginsWithMark(cell, presentMarks) || beginsWithMark(cell, absentMarks);
}

}  // namespace

std::optional<AttendanceTable::Column> AttendanceTable::columnOf(std::string_view header) {
  constexpr std::array names{"name"sv,           "names"sv,      "full name"sv,  "member"sv,      "person"sv,
                             "attendee"sv,       "members"sv,    "who"sv,        "participant"sv, "representative"sv,
                             "delegate"sv,       "trustee"sv,    "councillor"sv, "director"sv,    "governor"sv,
                             "name of member"sv, "member name"sv};
  constexpr std::array initials{"initials"sv, "initial"sv, "init"sv, "abbreviation"sv, "abbr"sv, "code"sv};
  constexpr std::array organisations{"organisation"sv,
                                     "organization"sv,
                                     "org"sv,
                                     "representing"sv,
                                     "affiliation"sv,
                                     "company"sv,
                                     "institution"sv,
                                     "institute"sv,
                                     "agency"sv,
                                     "body"sv,
                                     "group"sv,
                                     "department"sv,
                                     "team"sv,
                                     "employer"sv,
                                     "ward"sv,
                                     "constituency"sv,
                                     "on behalf of"sv,
                                     "partner"sv,
                                     "organisation represented"sv};
  constexpr std::array roles{"role"sv,   "position"sv, "title"sv,    "job title"sv,        "designation"sv,
                             "office"sv, "post"sv,     "capacity"sv, "role organisation"sv};
  constexpr std::array others{""sv,          "no"sv,    "email"sv,    "e mail"sv,   "phone"sv,
                              "telephone"sv, "notes"sv, "comments"sv, "signature"sv};
  std::string text;
  for (const auto& word : wordsOf(header)) text += (text.empty() ? "" : " ") + word;
  if (contains(names, std::string_view(text))) return Column{Kind::name};
  if (contains(initials, std::string_view(text))) return Column{Kind::initials};
  if (contains(organisations, std::string_view(text))) return Column{Kind::organisation};
  if (contains(roles, std::string_view(text))) return Column{Kind::role};
  if (contains(others, std::string_view(text))) return Column{Kind::other};
  if (text == "status") return Column{Kind::presence};
  if (auto label = readLabel(text)) return Column{Kind::presence, label->capacity};
  return std::nullopt;
}

std::optional<AttendanceTable> AttendanceTable::fromHeader(std::span<const std::string_view> header) {
  AttendanceTable table;
  bool hasUnknown = false;  // 'Category', 'Term of office'
  for (auto cell : header) {
    auto column = columnOf(cell);
    if (!column && table.columns_.empty()) return std::nullopt;  // 'Ann Lee | Member | Present' is no header
    hasUnknown = hasUnknown || !column;
    table.columns_.push_back(column.value_or(Column{}));
  }
  auto count = [&](Kind kind) { return std::ranges::count(table.columns_, kind, &Column::kind); };
  bool isPlain = count(Kind::name) == 1 && count(Kind::presence) > 0;
  if (hasUnknown && !isPlain) return std::nullopt;
  if (count(Kind::name) == 1) return table;
  // 'Present | Apologies': each column is a list.
  bool areLists = count(Kind::presence) > 1 && count(Kind::presence) + count(Kind::other) == std::ssize(table.columns_);
  for (size_t i = 0; i < table.columns_.size(); ++i) {
    auto& column = table.columns_[i];
    if (column.kind != Kind::presence) continue;
    // 'Attendees | Organisation': the label is the name of the column of names.
    if (!areLists && i == 0 && count(Kind::organisation) + count(Kind::role) + count(Kind::initials) > 0) {
      column.kind = Kind::name;
      table.nameCapacity_ = column.capacity;
      return table;
    }
    if (areLists) column.kind = Kind::list;
  }
  return areLists ? std::optional(table) : std::nullopt;
}

bool AttendanceTable::hasPresenceColumn() const {
  return std::ranges::any_of(
      columns_, [](const auto& column) { return column.kind == Kind::presence || column.kind == Kind::list; });
}

std::vector<TableAttendee> AttendanceTable::readLists(std::span<const std::string_view> row) const {
  std::vector<TableAttendee> people;
  for (size_t i = 0; i < std::min(row.size(), columns_.size()); ++i) {
    if (columns_[i].kind != Kind::list || saysNobody(row[i])) continue;
    for (auto& attendee : readAttendees(row[i], {.isLine = true}))
      people.push_back({std::move(attendee), columns_[i].capacity});
  }
  return people;
}

AttendanceTable::Presence AttendanceTable::presenceIn(std::span<const std::string_view> row) const {
  Presence presence;
  for (size_t i = 0; i < std::min(row.size(), columns_.size()); ++i) {
    const auto& [kind, capacity] = columns_[i];
    if (kind != Kind::presence && (kind != Kind::other || !beginsWithTick(row[i]))) continue;
    presence.hasColumn = true;
    auto isPresent = saysPresent(row[i]);
    if (isPresent && *isPresent) presence.capacity = capacity;
    if (isPresent && !*isPresent && !presence.capacity) presence.capacity = Capacity::APOLOGIES;
  }
  return presence;
}

std::vector<TableAttendee> AttendanceTable::readRow(std::span<const std::string_view> row, Capacity otherwise) const {
  if (std::ranges::any_of(columns_, [](const auto& column) { return column.kind == Kind::list; }))
    return readLists(row);
  auto presence = presenceIn(row);
  if (presence.hasColumn && !presence.capacity) return {};  // a member of whom nothing is said
  auto columns = std::min(row.size(), columns_.size());
  std::vector<Attendee> attendees;
  for (size_t i = 0; i < columns; ++i)
    if (columns_[i].kind == Kind::name) attendees = readAttendees(row[i], {.isLine = true, .onePerLine = true});
  std::vector<TableAttendee> people;
  for (auto& attendee : attendees) {
    for (size_t i = 0; i < columns; ++i) {
      auto kind = columns_[i].kind;
      if (kind == Kind::initials && isInitials(row[i])) attendee.initials = row[i];
      if (kind == Kind::organisation || kind == Kind::role) addDetails(attendee, row[i]);
    }
    bool isAway = nameCapacity_ == Capacity::APOLOGIES || attendee.isAbsent;
    auto capacity = presence.capacity.value_or(isAway ? Capacity::APOLOGIES : otherwise);
    people.push_back({std::move(attendee), capacity});
  }
  return people;
}

}  // namespace minuted::minutes
