// Meetings that the minutes announce, from a table or list under 'Forward plan' or 'Dates of future meetings', or from
// a line that says so itself: 'Next meeting: 5 June 2025, 2pm'.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "documents/phrases.h"
#include "minutes/language/dates.h"
#include "minutes/language/scanning.h"
#include "minutes/language/times.h"
#include "minutes/recognisers.h"

namespace minuted::minutes {
namespace {

using namespace std::string_view_literals;

constexpr std::array sectionNames{
    "forward plan"sv,         "forward agenda"sv,         "future meetings"sv,     "dates of future meetings"sv,
    "future meeting dates"sv, "dates of next meetings"sv, "next meetings"sv,       "upcoming meetings"sv,
    "meeting dates"sv,        "next meeting"sv,           "date of next meeting"sv};

// A meeting that is announcement.
struct Announcement {
  const documents::Block* block = nullptr;
  Date date;
  std::optional<FoundTimes> times;
  bool isRescheduled = false;
  std::vector<std::string> agenda;
};

bool namesSection(std::string_view text) { return hasAnyPhrase(documents::toLower(text), sectionNames); }

// Whether meetings are announced from here on: below a heading or a short line that names such a section.
bool beginsSection(const documents::Block& block) {
  constexpr size_t longestLine = 60;
  return (block.kind == documents::BlockKind::heading || block.text.size() <= longestLine) && namesSection(block.text);
}

bool saysRescheduled(std::string_view text) {
  auto lower = documents::toLower(documents::toAsciiMarks(text));
  std::string joined;  // without signs: 'date & time change'
  for (const auto& word : wordsOf(lower)) joined += (joined.empty() ? "" : " ") + word;
  constexpr std::array phrases{"date change"sv,    "time change"sv, "change of date"sv, "change of time"sv,
                               "change to date"sv, "rescheduled"sv, "new date"sv,       "new time"sv,
                               "changed date"sv,   "moved from"sv,  "moved to"sv};
  return hasAnyPhrase(joined, phrases);
}

// The items of an agenda in one text: '• City update • Sub-group updates' or 'City update; Sub-group updates'.
std::vector<std::string> agendaIn(std::string_view text) {
  constexpr size_t longestItem = 200;  // bytes
  constexpr auto bullet = "•"sv;
  char separator = text.find(bullet) != documents::nowhere ? '\n' : ';';
  std::string lines;
  for (size_t at = 0; at < text.size();) {
    bool isBullet = text.substr(at).starts_with(bullet);
    lines += isBullet ? '\n' : text[at];
    at += isBullet ? bullet.size() : 1;
  }
  std::vector<std::string> items;
  for (auto part : split(lines, separator)) {
    auto item = documents::asEntry(part);
    if (!item.empty() && item.size() <= longestItem) items.push_back(std::move(item));
  }
  return items;
}

// What stands behind the date and times of a line, and the dash or colon after them.
std::string_view textBehindDate(std::string_view text, const FoundDate& date, const std::optional<FoundTimes>& times) {
  auto end = std::max(date.end, times ? times->end : 0);
  auto rest = text.substr(end);
  auto colon = rest.find(':');
  for (size_t at = 0; at < rest.size(); ++at)
    if (auto dash = documents::dashAt(rest, at); dash != 0 && at > 0 && rest[at - 1] == ' ' && at < colon)
      return rest.substr(at + dash);
  return colon == documents::nowhere ? "" : rest.substr(colon + 1);
}

// The meeting that a line or a row announces by its day. Nothing where it has none, or one that has been.
std::optional<Announcement> announcementIn(const documents::Block& block, OptionalDate heldOn) {
  bool isRow = block.kind == documents::BlockKind::tableRow;
  size_t dateCell = 0;
  while (isRow && dateCell + 1 < block.cells.size() && !findDate(block.cells[dateCell], heldOn)) ++dateCell;
  std::string_view text = isRow ? block.cells[dateCell] : block.text;
  auto date = findDate(text, heldOn);
  if (!date || date->date.precision != Precision::DAY) return std::nullopt;
  if (heldOn && date->date.day <= heldOn->day) return std::nullopt;

  Announcement announcement{.block = &block,
                            .date = date->date,
                            .times = findTimes(text),
                            .isRescheduled = saysRescheduled(text),
                            .agenda = {}};
  if (!isRow) {
    announcement.agenda = agendaIn(textBehindDate(text, *date, announcement.times));
    return announcement;
  }
  for (size_t i = dateCell + 1; i < block.cells.size(); ++i) {
    if (!announcement.times)
      if (auto times = findTimes(block.cells[i])) {  // a column of its own
        announcement.times = times;
        continue;
      }
    for (auto& item : agendaIn(block.cells[i])) announcement.agenda.push_back(std::move(item));
  }
  return announcement;
}

void propose(const Announcement& announcement, const std::string& group, Findings& findings) {
  constexpr unsigned withTimes = 95, dateOnly = 85;
  const auto& [block, date, times, isRescheduled, items] = announcement;
  auto meeting = findings.add(block->line, times ? withTimes : dateOnly, block->text).initMeeting();
  meeting.setGroup(group.c_str());
  writeDate(date, meeting.initDate());
  if (times) {
    meeting.setStartsAt(times->startsAt);
    meeting.setEndsAt(times->endsAt);
  }
  meeting.setRescheduled(isRescheduled);
  auto agenda = meeting.initAgenda(static_cast<unsigned>(items.size()));
  for (unsigned i = 0; i < agenda.size(); ++i) agenda.set(i, items[i].c_str());
}

}  // namespace

void recogniseForwardPlan(const Minutes& minutes, Findings& findings) {
  std::vector<Announcement> found;
  bool isInSection = false;  // which the next heading ends
  for (const auto& block : minutes.document.blocks) {
    if (block.kind == documents::BlockKind::heading) isInSection = false;
    isInSection = isInSection || beginsSection(block);
    if (!isInSection || block.text.starts_with('[')) continue;
    auto announcement = announcementIn(block, minutes.heldOn);
    bool isKnown =
        announcement && std::ranges::any_of(found, [&](const auto& other) { return other.date == announcement->date; });
    // Items below an announcement that announce nothing themselves are its agenda.
    bool isAgenda = !announcement && block.kind == documents::BlockKind::listItem && !found.empty();
    if (announcement && !isKnown) found.push_back(std::move(*announcement));
    if (isAgenda)
      for (auto& item : agendaIn(block.text)) found.back().agenda.push_back(std::move(item));
  }
  for (const auto& announcement : found) propose(announcement, minutes.group, findings);
}

}  // namespace minuted::minutes
