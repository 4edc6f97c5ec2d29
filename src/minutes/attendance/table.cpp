#include "minutes/attendance/table.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "documents/phrases.h"
#include "minutes/attendance/label.h"
#include "minutes/language/person_name.h"

namespace minuted::minutes {
namespace {

using namespace std::string_view_literals;
using schema::Capacity;

template <size_t size>
bool isOneOf(const std::array<std::string_view, size>& list, std::string_view word) {
  return std::ranges::find(list, word) != list.end();
}

// What a cell says in a column 'Present': 'Y', '✓', 'N (ap.)', 'late'. Nothing where it is empty.
std::optional<bool> saysPresent(std::string_view cell) {
  constexpr std::array noes{"n"sv,      "no"sv,      "a"sv,       "ap"sv,        "aps"sv,  "abs"sv,
                            "absent"sv, "apol"sv,    "apology"sv, "apols"sv,     "not"sv,  "sent"sv,
                            "away"sv,   "regrets"sv, "excused"sv, "apologies"sv, "leave"sv};
  auto words = wordsOf(cell);
  if (trim(cell).empty() || documents::dashAt(cell, 0) == cell.size()) return std::nullopt;
  if (cell.starts_with("✗") || cell.starts_with("✘") || cell.starts_with("❌")) return false;
  return words.empty() || !isOneOf(noes, words[0]);
}

// '✓' and '❌' say it in any column.
bool isTick(std::string_view cell) {
  constexpr std::array ticks{"✓"sv, "✔"sv, "✅"sv, "☑"sv, "✗"sv, "✘"sv, "❌"sv};
  return std::ranges::any_of(ticks, [&](auto tick) { return cell.starts_with(tick); });
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
  if (isOneOf(names, text)) return Column{Kind::name};
  if (isOneOf(initials, text)) return Column{Kind::initials};
  if (isOneOf(organisations, text)) return Column{Kind::organisation};
  if (isOneOf(roles, text)) return Column{Kind::role};
  if (isOneOf(others, text)) return Column{Kind::other};
  if (text == "status") return Column{Kind::presence};
  if (auto label = readLabel(text)) return Column{Kind::presence, label->capacity};
  return std::nullopt;
}

std::optional<AttendanceTable> AttendanceTable::of(std::span<const std::string_view> header) {
  AttendanceTable table;
  bool strange = false;  // 'Category', 'Term of office'
  for (auto cell : header) {
    auto column = columnOf(cell);
    if (!column && table.columns_.empty()) return std::nullopt;  // 'Ann Lee | Member | Present' is no header
    strange = strange || !column;
    table.columns_.push_back(column.value_or(Column{}));
  }
  auto count = [&](Kind kind) { return std::ranges::count(table.columns_, kind, &Column::kind); };
  bool sure = count(Kind::name) == 1 && count(Kind::presence) > 0;
  if (strange && !sure) return std::nullopt;
  if (count(Kind::name) == 1) return table;
  bool lists = count(Kind::presence) > 1 && count(Kind::presence) + count(Kind::other) == std::ssize(table.columns_);
  for (size_t i = 0; i < table.columns_.size(); ++i) {
    auto& column = table.columns_[i];
    if (column.kind != Kind::presence) continue;
    // 'Attendees | Organisation': the label is the name of the column of names.
    if (!lists && i == 0 && count(Kind::organisation) + count(Kind::role) + count(Kind::initials) > 0) {
      column.kind = Kind::name;
      table.heading_ = column.capacity;
      return table;
    }
    if (lists) column.kind = Kind::list;
  }
  return lists ? std::optional(table) : std::nullopt;
}

bool AttendanceTable::saysWho() const {
  return std::ranges::any_of(
      columns_, [](const auto& column) { return column.kind == Kind::presence || column.kind == Kind::list; });
}

std::vector<Attending> AttendanceTable::readLists(std::span<const std::string_view> row) const {
  std::vector<Attending> all;
  for (size_t i = 0; i < std::min(row.size(), columns_.size()); ++i) {
    if (columns_[i].kind != Kind::list || saysNobody(row[i])) continue;
    for (auto& attendee : readAttendees(row[i], {.line = true}))
      all.push_back({std::move(attendee), columns_[i].capacity});
  }
  return all;
}

std::vector<Attending> AttendanceTable::read(std::span<const std::string_view> row, Capacity otherwise) const {
  if (std::ranges::any_of(columns_, [](const auto& column) { return column.kind == Kind::list; }))
    return readLists(row);
  std::vector<Attendee> attendees;
  std::optional<Capacity> said;
  bool asked = false;
  for (size_t i = 0; i < std::min(row.size(), columns_.size()); ++i) {
    const auto& [kind, capacity] = columns_[i];
    if (kind == Kind::name) attendees = readAttendees(row[i], {.line = true, .onePerLine = true});
    if (kind != Kind::presence && (kind != Kind::other || !isTick(row[i]))) continue;
    asked = true;
    auto present = saysPresent(row[i]);
    if (present && *present) said = capacity;
    if (present && !*present && !said) said = Capacity::APOLOGIES;
  }
  if (asked && !said) return {};
  std::vector<Attending> all;
  for (auto& attendee : attendees) {
    for (size_t i = 0; i < std::min(row.size(), columns_.size()); ++i) {
      auto kind = columns_[i].kind;
      if (kind == Kind::initials && isInitials(row[i])) attendee.initials = row[i];
      if (kind == Kind::organisation || kind == Kind::role) readDetails(attendee, row[i]);
    }
    auto away = heading_ == Capacity::APOLOGIES || attendee.absent ? Capacity::APOLOGIES : otherwise;
    all.push_back({std::move(attendee), said.value_or(away)});
  }
  return all;
}

}  // namespace minuted::minutes
