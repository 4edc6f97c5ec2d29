// Meetings that the minutes announce, from a table or list under 'Forward plan' or 'Dates of future meetings', or from
// a line that says so itself: 'Next meeting: 5 June 2025, 2pm'.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "documents/phrases.h"
#include "minutes/language/dates.h"
#include "minutes/recognisers.h"

namespace minuted::minutes {
namespace {

using namespace std::string_view_literals;

constexpr std::array sectionNames{
    "forward plan"sv,         "forward agenda"sv,         "future meetings"sv,     "dates of future meetings"sv,
    "future meeting dates"sv, "dates of next meetings"sv, "next meetings"sv,       "upcoming meetings"sv,
    "meeting dates"sv,        "next meeting"sv,           "date of next meeting"sv};

struct Announced {
  const documents::Block* block = nullptr;
  Date date;
  std::optional<FoundTimes> times;
  bool rescheduled = false;
  std::vector<std::string> agenda;
};

bool namesSection(std::string_view text) {
  auto lower = documents::lowered(text);
  return std::ranges::any_of(sectionNames,
                             [&](auto name) { return documents::findPhrase(lower, name) != documents::nowhere; });
}

// A short line without a date of its own, or any heading, opens a section; the next heading closes it.
bool opensSection(const documents::Block& block) {
  constexpr size_t longestLine = 60;
  return (block.kind == documents::BlockKind::heading || block.text.size() <= longestLine) && namesSection(block.text);
}

bool saysRescheduled(std::string_view text) {
  auto lower = documents::lowered(documents::straightened(text));
  std::string joined;  // 'date & time change', 'date and time change'
  for (const auto& word : wordsOf(lower)) joined += (joined.empty() ? "" : " ") + word;
  constexpr std::array phrases{"date change"sv,    "time change"sv, "change of date"sv, "change of time"sv,
                               "change to date"sv, "rescheduled"sv, "new date"sv,       "new time"sv,
                               "changed date"sv,   "moved from"sv,  "moved to"sv};
  return std::ranges::any_of(phrases,
                             [&](auto phrase) { return documents::findPhrase(joined, phrase) != documents::nowhere; });
}

// '• City update • Sub-group updates' or 'City update; Sub-group updates'
std::vector<std::string> agendaIn(std::string_view text) {
  constexpr size_t longestItem = 200;
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

// What follows the date (and time) of a line, after its dash or colon.
std::string_view afterDate(std::string_view text, const FoundDate& date, const std::optional<FoundTimes>& times) {
  auto end = std::max(date.end, times ? times->end : 0);
  auto rest = text.substr(end);
  auto colon = rest.find(':');
  for (size_t at = 0; at < rest.size(); ++at)
    if (auto dash = documents::dashAt(rest, at); dash != 0 && at > 0 && rest[at - 1] == ' ' && at < colon)
      return rest.substr(at + dash);
  return colon == documents::nowhere ? "" : rest.substr(colon + 1);
}

std::optional<Announced> announcedIn(const documents::Block& block, OptionalDate heldOn) {
  bool row = block.kind == documents::BlockKind::tableRow;
  size_t cell = 0;
  while (row && cell + 1 < block.cells.size() && !findDate(block.cells[cell], heldOn)) ++cell;
  std::string_view text = row ? block.cells[cell] : block.text;
  auto date = findDate(text, heldOn);
  if (!date || date->date.precision != Precision::DAY) return std::nullopt;
  if (heldOn && date->date.day <= heldOn->day) return std::nullopt;

  Announced announced{.block = &block,
                      .date = date->date,
                      .times = findTimes(text),
                      .rescheduled = saysRescheduled(text),
                      .agenda = {}};
  if (!row) {
    announced.agenda = agendaIn(afterDate(text, *date, announced.times));
    return announced;
  }
  for (size_t i = cell + 1; i < block.cells.size(); ++i) {
    if (!announced.times)
      if (auto times = findTimes(block.cells[i])) {  // a column of its own
        announced.times = times;
        continue;
      }
    for (auto& item : agendaIn(block.cells[i])) announced.agenda.push_back(std::move(item));
  }
  return announced;
}

void add(const Announced& announced, const std::string& group, Findings& findings) {
  constexpr unsigned withTimes = 95, dateOnly = 85;
  auto meeting =
      findings.add(announced.block->line, announced.times ? withTimes : dateOnly, announced.block->text).initMeeting();
  meeting.setGroup(group.c_str());
  writeDate(announced.date, meeting.initDate());
  if (announced.times) {
    meeting.setStartsAt(announced.times->startsAt);
    meeting.setEndsAt(announced.times->endsAt);
  }
  meeting.setRescheduled(announced.rescheduled);
  auto agenda = meeting.initAgenda(static_cast<unsigned>(announced.agenda.size()));
  for (unsigned i = 0; i < agenda.size(); ++i) agenda.set(i, announced.agenda[i].c_str());
}

}  // namespace

void recogniseForwardPlan(const Minutes& minutes, Findings& findings) {
  std::vector<Announced> found;
  bool inSection = false;
  for (const auto& block : minutes.document.blocks) {
    bool opens = opensSection(block);
    if (block.kind == documents::BlockKind::heading) inSection = false;
    inSection = inSection || opens;
    if (!inSection || block.text.starts_with('[')) continue;
    auto announced = announcedIn(block, minutes.heldOn);
    bool known =
        announced && std::ranges::any_of(found, [&](const auto& other) { return other.date == announced->date; });
    if (announced && !known)
      found.push_back(std::move(*announced));
    else if (!announced && block.kind == documents::BlockKind::listItem &&
             !found.empty())  // the agenda of the one above, as a list
      for (auto& item : agendaIn(block.text)) found.back().agenda.push_back(std::move(item));
  }
  for (const auto& announced : found) add(announced, minutes.group, findings);
}

}  // namespace minuted::minutes
