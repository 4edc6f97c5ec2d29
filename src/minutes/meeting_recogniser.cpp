// The meeting that the minutes are of, from the lines above the list of attendees:
//   Oxford Strategic Partnership Steering Group
//   Minutes of the meeting held on 20th July 2021, 2:30-4:30pm
// or both in one: 'Minutes of the Safer Streets Sub-Group held on 8 July 2025'.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "minutes/dates.h"
#include "documents/phrases.h"
#include "minutes/recognisers.h"

namespace minuted {
namespace {

using namespace std::string_view_literals;

constexpr size_t mostTitleBlocks = 10;
constexpr size_t longestGroup = 120;

// How many blocks stand above the list of attendees and the first numbered one.
size_t titleBlocks(const Document& document) {
  size_t count = 0;
  while (count < document.blocks.size() && count < mostTitleBlocks && document.blocks[count].number == 0 &&
         !attendanceLabel(document.blocks[count]))
    ++count;
  return count;
}

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
    auto lower = lowered(shorter);
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

// The group that a title line names; '' where it names none.
std::string_view groupIn(std::string_view line) {
  constexpr std::array beginnings{"draft"sv, "minutes of"sv, "notes of"sv,   "minutes"sv,  "the"sv,
                                  "a"sv,     "an"sv,         "meeting of"sv, "ordinary"sv, "meeting"sv};
  if (auto date = findDate(line)) line = line.substr(0, date->begin);
  for (auto held : {"held"sv, "meeting on"sv, "date"sv, "on"sv, "time"sv, "venue"sv})
    if (auto at = findPhrase(lowered(line), held); at != nowhere) line = line.substr(0, at);
  for (bool shorter = true; shorter;) {
    shorter = false;
    line = trim(line);
    for (auto beginning : beginnings)
      if (beginsWithPhrase(lowered(line), beginning)) {
        line = trim(line.substr(beginning.size()));
        shorter = true;
        break;
      }
  }
  line = withoutKindOfPaper(line);
  return line.size() <= longestGroup && isUpper(line) && findTimes(line) == std::nullopt ? line : "";
}

}  // namespace

namespace {

bool isDay(const std::optional<FoundDate>& date) { return date && date->date.precision == Precision::DAY; }

// Where the date is found, and the words it was found in.
struct Dated {
  size_t block = 0;
  std::string text;
  Date date;
};

// In the title, where it may run over two lines; else in a heading that speaks of minutes or a meeting, or a sentence
// that tells when it was held; else in what the file calls itself. A file's own date is that of its posting, and not
// asked.
std::optional<Dated> findHeldOn(const Document& document) {
  const auto& blocks = document.blocks;
  auto titles = titleBlocks(document);
  for (size_t i = 0; i < titles; ++i)
    if (auto date = findDate(blocks[i].text); isDay(date)) return Dated{i, blocks[i].text, date->date};
  for (size_t i = 0; i + 1 < titles; ++i) {
    auto both = blocks[i].text + ' ' + blocks[i + 1].text;
    if (auto date = findDate(both); isDay(date)) return Dated{i, both, date->date};
  }
  if (auto date = findDate(document.title); isDay(date)) return Dated{0, document.title, date->date};
  for (size_t i = 0; i < blocks.size(); ++i) {
    auto lower = lowered(clipped(blocks[i].text, 300));
    bool speaks = findPhrase(lower, "minutes") != nowhere || findPhrase(lower, "meeting") != nowhere;
    bool heading = blocks[i].kind == BlockKind::heading && blocks[i].number == 0 && speaks;
    bool held = findPhrase(lower, "held on") != nowhere && speaks && findPhrase(lower, "previous") == nowhere &&
                findPhrase(lower, "last") == nowhere && findPhrase(lower, "next") == nowhere && i < mostTitleBlocks * 2;
    if (!heading && !held) continue;
    if (auto date = findDate(blocks[i].text); isDay(date)) return Dated{i, blocks[i].text, date->date};
  }
  return std::nullopt;
}

}  // namespace

void recogniseMeeting(Minutes& minutes, Findings& findings) {
  const auto& blocks = minutes.document.blocks;
  auto dated = findHeldOn(minutes.document);
  if (dated) minutes.heldOn = dated->date;
  std::optional<FoundTimes> times;
  for (size_t i = 0; i < titleBlocks(minutes.document); ++i) {
    if (!times) times = findTimes(blocks[i].text);
    if (minutes.group.empty()) minutes.group = groupIn(blocks[i].text);
  }
  if (minutes.group.empty() && dated) minutes.group = groupIn(dated->text);
  if (minutes.group.empty()) minutes.group = groupIn(minutes.document.title);

  constexpr unsigned sure = 95, withoutGroup = 70, withoutDate = 40;
  const auto& where = blocks[dated ? dated->block : 0];
  auto confidence = !dated ? withoutDate : minutes.group.empty() ? withoutGroup : sure;
  auto meeting = findings.add(where.line, confidence, where.text).initMeeting();
  meeting.setHeld(true);
  meeting.setGroup(minutes.group.c_str());
  if (minutes.heldOn) writeDate(*minutes.heldOn, meeting.initDate());
  if (times) {
    meeting.setStartsAt(times->startsAt);
    meeting.setEndsAt(times->endsAt);
  }
}

}  // namespace minuted
