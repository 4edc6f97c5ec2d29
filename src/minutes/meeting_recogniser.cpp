// The meeting that the minutes are of: its group and its times, from the title above the list of attendees, and its
// date (meeting_date.h).
//   Oxford Strategic Partnership Steering Group
//   Minutes of the meeting held on 20th July 2021, 2:30-4:30pm
// or both in one: 'Minutes of the Safer Streets Sub-Group held on 8 July 2025'.
#include <array>
#include <optional>
#include <string_view>

#include "base/text.h"
#include "documents/phrases.h"
#include "minutes/language/dates.h"
#include "minutes/language/scanning.h"
#include "minutes/language/times.h"
#include "minutes/meeting_date.h"
#include "minutes/recognisers.h"

namespace minuted::minutes {
namespace {

using namespace std::string_view_literals;

constexpr size_t longestGroup = 120, longestTitleLine = 1'000;  // bytes

// 'Steering Group Meeting – Minutes' -> 'Steering Group'
std::string_view withoutKindOfPaper(std::string_view text) {
  constexpr std::array endings{"minutes"sv,         "draft minutes"sv, "notes"sv, "meeting"sv,
                               "meeting minutes"sv, "(draft)"sv,       "draft"sv};
  while (true) {
    auto shorter = trim(text);
    while (!shorter.empty() && (shorter.back() == ':' || shorter.back() == ',' || shorter.back() == '-'))
      shorter = trim(shorter.substr(0, shorter.size() - 1));
    for (auto dash : {"–"sv, "—"sv})
      if (shorter.ends_with(dash)) shorter = trim(shorter.substr(0, shorter.size() - dash.size()));
    auto lower = documents::toLower(shorter);
    for (auto ending : endings)
      if (lower.ends_with(ending) &&
          (lower.size() == ending.size() || lower[lower.size() - ending.size() - 1] == ' ')) {
        shorter = shorter.substr(0, shorter.size() - ending.size());
        break;
      }
    if (shorter.size() == text.size()) return shorter;
    text = shorter;
  }
}

// Whether what stands behind a date says what met: ' Council call' of '2024-05-02 Council call'.
bool namesGathering(std::string_view text) {
  constexpr std::array words{"meeting"sv, "call"sv, "minutes"sv, "notes"sv, "sync"sv};
  return hasAnyPhrase(documents::toLower(text), words);
}

// The group that a title line names; '' where it names none.
std::string_view groupIn(std::string_view line) {
  constexpr std::array beginnings{"draft"sv, "minutes of"sv, "notes of"sv,   "minutes"sv,  "the"sv,
                                  "a"sv,     "an"sv,         "meeting of"sv, "ordinary"sv, "meeting"sv};
  if (line.size() > longestTitleLine || (trim(line).ends_with('.') && isProse(line))) return "";
  if (auto date = findDate(line))
    line = date->begin == 0 && namesGathering(line.substr(date->end)) ? line.substr(date->end)
                                                                      : line.substr(0, date->begin);
  for (auto word : {"held"sv, "meeting on"sv, "date"sv, "on"sv, "time"sv, "venue"sv})
    if (auto at = documents::findPhrase(documents::toLower(line), word); at != documents::nowhere)
      line = line.substr(0, at);
  for (bool shorter = true; shorter;) {
    shorter = false;
    line = trim(line);
    for (auto beginning : beginnings)
      if (documents::beginsWithPhrase(documents::toLower(line), beginning)) {
        line = trim(line.substr(beginning.size()));
        shorter = true;
        break;
      }
  }
  line = withoutKindOfPaper(line);
  return line.size() <= longestGroup && documents::isUpper(line) && findTimes(line) == std::nullopt ? line : "";
}

}  // namespace

void recogniseMeeting(Minutes& minutes, Findings& findings) {
  const auto& blocks = minutes.document.blocks;
  auto date = findMeetingDate(minutes.document);
  if (date) minutes.heldOn = date->date;
  std::optional<FoundTimes> times;
  for (size_t i = 0; i < titleBlockCount(minutes.document); ++i) {
    if (!times) times = findTimes(blocks[i].text);
    if (minutes.group.empty()) minutes.group = groupIn(blocks[i].text);
  }
  if (minutes.group.empty() && date) minutes.group = groupIn(date->text);
  if (minutes.group.empty()) minutes.group = groupIn(minutes.document.title);

  constexpr unsigned sure = 95, withoutGroup = 70, withoutDate = 40;
  const auto& block = blocks[date ? date->block : 0];
  auto confidence = !date ? withoutDate : minutes.group.empty() ? withoutGroup : sure;
  auto meeting = findings.add(block.line, confidence, block.text).initMeeting();
  meeting.setHeld(true);
  meeting.setGroup(minutes.group.c_str());
  if (minutes.heldOn) writeDate(*minutes.heldOn, meeting.initDate());
  if (times) {
    meeting.setStartsAt(times->startsAt);
    meeting.setEndsAt(times->endsAt);
  }
}

}  // namespace minuted::minutes
