// The meeting that the minutes are of, from the lines above the list of attendees:
//   Oxford Strategic Partnership Steering Group
//   Minutes of the meeting held on 20th July 2021, 2:30-4:30pm
// or both in one: 'Minutes of the Safer Streets Sub-Group held on 8 July 2025'.
#include <algorithm>
#include <array>
#include <chrono>
#include <span>

#include "base/text.h"
#include "documents/phrases.h"
#include "minutes/attendance/labelled_block.h"
#include "minutes/language/dates.h"
#include "minutes/recognisers.h"

namespace minuted::minutes {
namespace {

using namespace std::string_view_literals;

constexpr size_t mostTitleBlocks = 10;
constexpr size_t longestGroup = 120;

// Whether a list of attendees begins. 'Council call' does not say it for sure, and not in the first line.
bool beginsList(const documents::Block& block, bool first) {
  auto label = listLabelOf(block);
  return label && (label->words.plain || (label->colon && !first));
}

// How many blocks stand above the list of attendees and the first numbered one.
size_t titleBlocks(const documents::Document& document) {
  size_t count = 0;
  while (count < document.blocks.size() && count < mostTitleBlocks && document.blocks[count].number == 0 &&
         !beginsList(document.blocks[count], count == 0))
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
    auto lower = documents::lowered(shorter);
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

bool speaksInSentences(std::string_view line) {
  constexpr std::array verbs{" was "sv, " were "sv, " is "sv, " are "sv, " has "sv, " have "sv};
  return std::ranges::any_of(verbs, [&](auto verb) { return line.find(verb) != documents::nowhere; });
}

// ' Council call' of '2024-05-02 Council call'
bool namesGathering(std::string_view text) {
  constexpr std::array words{"meeting"sv, "call"sv, "minutes"sv, "notes"sv, "sync"sv};
  return std::ranges::any_of(words, [lower = documents::lowered(text)](auto word) {
    return documents::findPhrase(lower, word) != documents::nowhere;
  });
}

// The group that a title line names; '' where it names none.
std::string_view groupIn(std::string_view line) {
  constexpr std::array beginnings{"draft"sv, "minutes of"sv, "notes of"sv,   "minutes"sv,  "the"sv,
                                  "a"sv,     "an"sv,         "meeting of"sv, "ordinary"sv, "meeting"sv};
  if (trim(line).ends_with('.') && speaksInSentences(line)) return "";
  if (auto date = findDate(line))
    line = date->begin == 0 && namesGathering(line.substr(date->end)) ? line.substr(date->end)
                                                                      : line.substr(0, date->begin);
  for (auto held : {"held"sv, "meeting on"sv, "date"sv, "on"sv, "time"sv, "venue"sv})
    if (auto at = documents::findPhrase(documents::lowered(line), held); at != documents::nowhere)
      line = line.substr(0, at);
  for (bool shorter = true; shorter;) {
    shorter = false;
    line = trim(line);
    for (auto beginning : beginnings)
      if (documents::beginsWithPhrase(documents::lowered(line), beginning)) {
        line = trim(line.substr(beginning.size()));
        shorter = true;
        break;
      }
  }
  line = withoutKindOfPaper(line);
  return line.size() <= longestGroup && documents::isUpper(line) && findTimes(line) == std::nullopt ? line : "";
}

}  // namespace

namespace {

bool isDay(const std::optional<FoundDate>& date) { return date && date->date.precision == Precision::DAY; }

bool hasAnyOf(std::string_view lower, std::span<const std::string_view> phrases) {
  return std::ranges::any_of(phrases,
                             [&](auto phrase) { return documents::findPhrase(lower, phrase) != documents::nowhere; });
}

// The date of something else: of another meeting, of the paper itself.
bool isOfAnother(std::string_view text) {
  constexpr std::array words{"next"sv,      "previous"sv,   "last"sv,      "approved"sv,        "agreed"sv,
                             "published"sv, "posted"sv,     "updated"sv,   "revised"sv,         "created"sv,
                             "printed"sv,   "circulated"sv, "confirmed"sv, "accepted"sv,        "issued"sv,
                             "deadline"sv,  "future"sv,     "signed"sv,    "matters arising"sv, "copyright"sv,
                             "until"sv,     "due"sv,        "since"sv};
  constexpr size_t nearBefore = 50;
  std::string plain(documents::clipped(text, 300));  // without brackets: '(draft until approved at the next meeting)'
  for (auto open = plain.find('('), close = plain.find(')', open);
       open != documents::nowhere && close != documents::nowhere; open = plain.find('('), close = plain.find(')', open))
    plain.erase(open, close + 1 - open);
  auto lower = documents::lowered(plain);
  if (documents::findPhrase(lower, "next meeting") != documents::nowhere) return true;
  auto date = findDate(plain);
  auto end = date ? date->begin : plain.size();
  auto begin = date && end > nearBefore ? end - nearBefore : 0;
  return hasAnyOf(std::string_view(lower).substr(begin, end - begin), words);
}

bool speaksOfMeeting(std::string_view text) {
  constexpr std::array words{"minutes"sv, "meeting"sv, "notes"sv};
  return hasAnyOf(documents::lowered(documents::clipped(text, 300)), words);
}

// 'Date: 5 May 2020', 'Date and time | 5 May 2020', 'When – 5 May 2020'
bool isDateField(std::string_view text) {
  constexpr std::array labels{
      "date"sv,          "dates"sv,        "when"sv,      "meeting date"sv,        "date of meeting"sv,
      "date and time"sv, "date & time"sv,  "date/time"sv, "date of the meeting"sv, "held on"sv,
      "day"sv,           "time and date"sv};
  auto lower = documents::lowered(text.substr(0, 40));
  while (lower.starts_with('*') || lower.starts_with('_')) lower.erase(0, 1);
  return std::ranges::any_of(labels,
                             [&](auto label) {
                               return documents::beginsWithPhrase(lower, label) &&
                                      lower.find_first_of(":|0123456789-") != documents::nowhere;
                             }) &&
         !isOfAnother(text);
}

// Where the date is found, and the words it was found in.
struct Dated {
  size_t block = 0;
  std::string text;
  Date date;
};

class HeldOn {
 public:
  explicit HeldOn(const documents::Document& document)
      : document_(document), blocks_(document.blocks), titles_(titleBlocks(document)) {}

  // From the plainest place to the vaguest.
  std::optional<Dated> find() const {
    for (auto look :
         {&HeldOn::inField, &HeldOn::behindMinutes, &HeldOn::inTitle, &HeldOn::overTwoLines, &HeldOn::inNameOfFile,
          &HeldOn::inHeading, &HeldOn::withYearFromElsewhere, &HeldOn::inFoot, &HeldOn::ofFile})
      if (auto dated = (this->*look)()) return dated;
    return std::nullopt;
  }

 private:
  static std::optional<Dated> dayIn(size_t block, std::string_view text) {
    auto date = findDate(text);
    return isDay(date) ? std::optional(Dated{block, std::string(text), date->date}) : std::nullopt;
  }

  std::optional<Dated> inField() const {
    constexpr size_t mostBlocks = 30;
    for (size_t i = 0; i < std::min(blocks_.size(), mostBlocks); ++i) {
      if (!isDateField(blocks_[i].text)) continue;
      if (auto dated = dayIn(i, blocks_[i].text)) return dated;
      bool below = i + 1 < blocks_.size() && blocks_[i].text.size() < 16;
      if (auto dated = below ? dayIn(i + 1, blocks_[i + 1].text) : std::nullopt) return dated;
    }
    return std::nullopt;
  }

  // 'Minutes of Meeting - 2 May 2024' says more than a date alone above it.
  std::optional<Dated> behindMinutes() const {
    for (size_t i = 0; i < titles_; ++i)
      if (auto lower = documents::lowered(blocks_[i].text);
          (documents::beginsWithPhrase(lower, "minutes of") || documents::beginsWithPhrase(lower, "notes of")) &&
          !speaksInSentences(lower) && !isOfAnother(lower))
        if (auto dated = dayIn(i, blocks_[i].text)) return dated;
    return std::nullopt;
  }

  std::optional<Dated> inTitle() const {
    for (size_t i = 0; i < titles_; ++i)
      if (!isOfAnother(blocks_[i].text))
        if (auto dated = dayIn(i, blocks_[i].text)) return dated;
    for (size_t i = 0; i < titles_; ++i)  // 'Approved minutes of 5 May 2020'
      if (speaksOfMeeting(blocks_[i].text) &&
          documents::findPhrase(documents::lowered(blocks_[i].text), "next") == documents::nowhere)
        if (auto dated = dayIn(i, blocks_[i].text)) return dated;
    return std::nullopt;
  }

  std::optional<Dated> overTwoLines() const {
    for (size_t i = 0; i + 1 < titles_; ++i) {
      auto both = blocks_[i].text + ' ' + blocks_[i + 1].text;
      if (auto dated = isOfAnother(both) ? std::nullopt : dayIn(i, both)) return dated;
    }
    return std::nullopt;
  }

  std::optional<Dated> inNameOfFile() const { return dayIn(0, document_.title); }

  // A heading that speaks of the meeting, or a sentence that tells when it was held.
  std::optional<Dated> inHeading() const {
    constexpr size_t mostBlocks = 20;
    for (size_t i = 0; i < blocks_.size(); ++i) {
      auto text = documents::clipped(blocks_[i].text, 300);
      bool heading =
          blocks_[i].kind == documents::BlockKind::heading && blocks_[i].number == 0 && speaksOfMeeting(text);
      bool held = i < mostBlocks && !isOfAnother(text) && speaksOfMeeting(text) &&
                  (documents::findPhrase(documents::lowered(text), "held") != documents::nowhere ||
                   documents::findPhrase(documents::lowered(text), "met") != documents::nowhere);
      if (!heading && !held) continue;
      if (auto dated = dayIn(i, text)) return dated;
    }
    return std::nullopt;
  }

  // The title has day and month. Another place may have the same day with its year, or a heading the year.
  std::optional<Dated> withYearFromElsewhere() const {
    for (size_t i = 0; i < titles_; ++i) {
      const auto& text = blocks_[i].text;
      if (isOfAnother(text)) continue;
      auto fits = [&](Date date) {
        auto found = findDate(text, date);  // the next from there on
        return found && found->date == date;
      };
      for (const auto& block : blocks_)
        for (const auto& other : findDates(documents::clipped(block.text, 300)))
          if (other.date.precision == Precision::DAY && fits(other.date)) return Dated{i, text, other.date};
      for (auto year : yearsNamed())
        if (auto date = findDate(text, dateOf(year, 1, 1)); isDay(date) && fits(date->date) &&
                                                            fitsWeekday(text, date->date) &&
                                                            isoDate(date->date).starts_with(std::to_string(year)))
          return Dated{i, text, date->date};
    }
    return std::nullopt;
  }

  // Of the title and of what the file calls itself: '2024', both of '2024/25'.
  std::vector<int> yearsNamed() const {
    std::vector<int> years;
    auto look = [&](std::string_view text) {
      for (size_t at = 0; at + 4 <= text.size(); ++at) {
        auto digits = text.substr(at, 4);
        bool alone = (at == 0 || !isDigit(text[at - 1])) && (at + 4 == text.size() || !isDigit(text[at + 4]));
        if (!alone || (!digits.starts_with("19") && !digits.starts_with("20")) || !std::ranges::all_of(digits, isDigit))
          continue;
        auto year = std::stoi(std::string(digits));
        years.push_back(year);
        bool session = at + 7 <= text.size() && (text[at + 4] == '/' || text[at + 4] == '-') && isDigit(text[at + 5]) &&
                       isDigit(text[at + 6]);
        if (session) years.push_back(year + 1);
      }
    };
    for (size_t i = 0; i < titles_; ++i)
      if (!isOfAnother(blocks_[i].text)) look(blocks_[i].text);
    look(document_.title);
    return years;
  }

  static bool isDigit(char c) { return c >= '0' && c <= '9'; }

  static bool fitsWeekday(std::string_view text, Date date) {
    constexpr std::array days{"sun"sv, "mon"sv, "tue"sv, "wed"sv, "thu"sv, "fri"sv, "sat"sv};
    auto weekday = std::chrono::weekday(std::chrono::sys_days(std::chrono::days(date.day))).c_encoding();
    auto lower = documents::lowered(text);
    for (size_t i = 0; i < days.size(); ++i) {
      auto at = lower.find(days[i]);
      bool word =
          at != documents::nowhere && (at == 0 || lower[at - 1] == ' ') && lower.find("day", at) != documents::nowhere;
      if (word) return i == weekday;
    }
    return true;
  }

  // 'Council – minutes 18/09/2024 – v2', below the text.
  std::optional<Dated> inFoot() const {
    constexpr size_t mostBlocks = 3, longestLine = 120;
    for (size_t i = blocks_.size(); i-- > 0 && i + mostBlocks >= blocks_.size();)
      if (blocks_[i].text.size() <= longestLine && !blocks_[i].text.ends_with('.') &&
          speaksOfMeeting(blocks_[i].text) && !isOfAnother(blocks_[i].text))
        if (auto dated = dayIn(i, blocks_[i].text)) return dated;
    return std::nullopt;
  }

  // The date that the file has of itself is as often as not that of its posting: only where it calls itself minutes,
  // and nothing else tells.
  std::optional<Dated> ofFile() const {
    return speaksOfMeeting(document_.title) ? dayIn(0, document_.date) : std::nullopt;
  }

  const documents::Document& document_;
  const std::vector<documents::Block>& blocks_;
  size_t titles_;
};

}  // namespace

void recogniseMeeting(Minutes& minutes, Findings& findings) {
  const auto& blocks = minutes.document.blocks;
  auto dated = HeldOn(minutes.document).find();
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

}  // namespace minuted::minutes
