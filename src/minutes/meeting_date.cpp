// Minutes tell their date in many places, and most dates in them are those of something else. So the places are looked
// through one after the other, from the plainest to the vaguest (DateFinder::find), and the first day that is found
// counts. A date is passed over where the words before it say that it is of another meeting, or of the paper itself.
#include "minutes/meeting_date.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <string_view>
#include <vector>

#include "base/ranges.h"
#include "documents/phrases.h"
#include "minutes/attendance/labelled_block.h"
#include "minutes/language/dates.h"
#include "minutes/language/scanning.h"

namespace minuted::minutes {
namespace {

using namespace std::string_view_literals;

// Whether a list of attendees begins. In the first line, 'Council call:' may be the title.
bool endsTitle(const documents::Block& block, bool isFirst) {
  auto label = listLabelOf(block);
  return label && (label->meaning.isExplicit || (label->announcesList && !isFirst));
}

constexpr size_t longestTitle = 300;  // bytes of a block that are looked through

bool isDay(const std::optional<FoundDate>& date) { return date && date->date.precision == Precision::DAY; }

// Whether the first date in the text is that of something else: of another meeting, of the paper itself.
bool isDateOfAnother(std::string_view text) {
  constexpr std::array words{"next"sv,      "previous"sv,   "last"sv,      "approved"sv,        "agreed"sv,
                             "published"sv, "posted"sv,     "updated"sv,   "revised"sv,         "created"sv,
                             "printed"sv,   "circulated"sv, "confirmed"sv, "accepted"sv,        "issued"sv,
                             "deadline"sv,  "future"sv,     "signed"sv,    "matters arising"sv, "copyright"sv,
                             "until"sv,     "due"sv,        "since"sv};
  constexpr size_t farthest = 50;  // bytes before the date
  // Without brackets: '(draft until approved at the next meeting)'.
  std::string plain(documents::shorten(text, longestTitle));
  for (auto open = plain.find('('), close = plain.find(')', open);
       open != documents::nowhere && close != documents::nowhere; open = plain.find('('), close = plain.find(')', open))
    plain.erase(open, close + 1 - open);
  auto lower = documents::toLower(plain);
  if (documents::findPhrase(lower, "next meeting") != documents::nowhere) return true;
  auto date = findDate(plain);
  auto end = date ? date->begin : plain.size();
  auto begin = date && end > farthest ? end - farthest : 0;
  return hasAnyPhrase(std::string_view(lower).substr(begin, end - begin), words);
}

bool speaksOfMeeting(std::string_view text) {
  constexpr std::array words{"minutes"sv, "meeting"sv, "notes"sv};
  return hasAnyPhrase(documents::toLower(documents::shorten(text, longestTitle)), words);
}

// 'Date: 5 May 2020', 'Date and time | 5 May 2020', 'When – 5 May 2020'
bool isDateField(std::string_view text) {
  constexpr std::array labels{
      "date"sv,          "dates"sv,        "when"sv,      "meeting date"sv,        "date of meeting"sv,
      "date and time"sv, "date & time"sv,  "date/time"sv, "date of the meeting"sv, "held on"sv,
      "day"sv,           "time and date"sv};
  auto lower = documents::toLower(text.substr(0, 40));
  while (lower.starts_with('*') || lower.starts_with('_')) lower.erase(0, 1);
  return std::ranges::any_of(labels,
                             [&](auto label) {
                               return documents::beginsWithPhrase(lower, label) &&
                                      lower.find_first_of(":|0123456789-") != documents::nowhere;
                             }) &&
         !isDateOfAnother(text);
}

class DateFinder {
 public:
  explicit DateFinder(const documents::Document& document)
      : document_(document), blocks_(document.blocks), titleBlocks_(titleBlockCount(document)) {}

  std::optional<MeetingDate> find() const {
    for (auto search : {&DateFinder::inField, &DateFinder::behindMinutesOf, &DateFinder::inTitle,
                        &DateFinder::overTwoLines, &DateFinder::inTitleOfFile, &DateFinder::inHeading,
                        &DateFinder::withYearFromElsewhere, &DateFinder::inFoot, &DateFinder::inDateOfFile})
      if (auto date = (this->*search)()) return date;
    return std::nullopt;
  }

 private:
  static std::optional<MeetingDate> dayIn(size_t block, std::string_view text) {
    auto date = findDate(text);
    return isDay(date) ? std::optional(MeetingDate{block, std::string(text), date->date}) : std::nullopt;
  }

  // 'Date: 5 May 2020'
  std::optional<MeetingDate> inField() const {
    constexpr size_t mostBlocks = 30;
    for (size_t i = 0; i < std::min(blocks_.size(), mostBlocks); ++i) {
      if (!isDateField(blocks_[i].text)) continue;
      if (auto date = dayIn(i, blocks_[i].text)) return date;
      bool isNameAlone = i + 1 < blocks_.size() && blocks_[i].text.size() < 16;  // and the date on the next line
      if (auto date = isNameAlone ? dayIn(i + 1, blocks_[i + 1].text) : std::nullopt) return date;
    }
    return std::nullopt;
  }

  // 'Minutes of Meeting - 2 May 2024' says more than a date alone above it.
  std::optional<MeetingDate> behindMinutesOf() const {
    for (size_t i = 0; i < titleBlocks_; ++i)
      if (auto lower = documents::toLower(blocks_[i].text);
          (documents::beginsWithPhrase(lower, "minutes of") || documents::beginsWithPhrase(lower, "notes of")) &&
          !isProse(lower) && !isDateOfAnother(lower))
        if (auto date = dayIn(i, blocks_[i].text)) return date;
    return std::nullopt;
  }

  // 'Harbour Board, 5 May 2020'
  std::optional<MeetingDate> inTitle() const {
    for (size_t i = 0; i < titleBlocks_; ++i)
      if (!isDateOfAnother(blocks_[i].text))
        if (auto date = dayIn(i, blocks_[i].text)) return date;
    for (size_t i = 0; i < titleBlocks_; ++i)  // 'Approved minutes of 5 May 2020'
      if (speaksOfMeeting(blocks_[i].text) &&
          documents::findPhrase(documents::toLower(blocks_[i].text), "next") == documents::nowhere)
        if (auto date = dayIn(i, blocks_[i].text)) return date;
    return std::nullopt;
  }

  // 'Harbour Board, 5 May' and, below it, '2020'
  std::optional<MeetingDate> overTwoLines() const {
    for (size_t i = 0; i + 1 < titleBlocks_; ++i) {
      auto text = blocks_[i].text + ' ' + blocks_[i + 1].text;
      if (auto date = isDateOfAnother(text) ? std::nullopt : dayIn(i, text)) return date;
    }
    return std::nullopt;
  }

  // What the file says of itself, beside its text.
  std::optional<MeetingDate> inTitleOfFile() const { return dayIn(0, document_.title); }

  // A heading that speaks of the meeting, or a sentence that tells when it was held.
  std::optional<MeetingDate> inHeading() const {
    constexpr size_t mostBlocks = 20;
    for (size_t i = 0; i < blocks_.size(); ++i) {
      auto text = documents::shorten(blocks_[i].text, longestTitle);
      bool isHeading =
          blocks_[i].kind == documents::BlockKind::heading && blocks_[i].number == 0 && speaksOfMeeting(text);
      bool tellsWhenHeld = i < mostBlocks && !isDateOfAnother(text) && speaksOfMeeting(text) &&
                           (documents::findPhrase(documents::toLower(text), "held") != documents::nowhere ||
                            documents::findPhrase(documents::toLower(text), "met") != documents::nowhere);
      if (!isHeading && !tellsWhenHeld) continue;
      if (auto date = dayIn(i, text)) return date;
    }
    return std::nullopt;
  }

  // The title has day and month only. Another place may have the same day with its year, or a title the year.
  std::optional<MeetingDate> withYearFromElsewhere() const {
    for (size_t i = 0; i < titleBlocks_; ++i) {
      const auto& text = blocks_[i].text;
      if (text.size() > longestTitle || isDateOfAnother(text)) continue;
      auto isDayInText = [&](Date date) {
        auto found = findDate(text, date);  // the next such day from there on
        return found && found->date == date;
      };
      for (const auto& block : blocks_)
        for (const auto& other : findDates(documents::shorten(block.text, longestTitle)))
          if (other.date.precision == Precision::DAY && isDayInText(other.date))
            return MeetingDate{i, text, other.date};
      for (auto year : yearsNamed())
        if (auto date = findDate(text, dateOf(year, 1, 1)); isDay(date) && isDayInText(date->date) &&
                                                            fitsWeekday(text, date->date) &&
                                                            isoDate(date->date).starts_with(std::to_string(year)))
          return MeetingDate{i, text, date->date};
    }
    return std::nullopt;
  }

  // The years that the title and what the file says of itself name: '2024', and 2024 and 2025 of '2024/25'.
  std::vector<int> yearsNamed() const {
    std::vector<int> years;
    for (size_t i = 0; i < titleBlocks_; ++i)
      if (!isDateOfAnother(blocks_[i].text)) addYears(blocks_[i].text, years);
    addYears(document_.title, years);
    return years;
  }

  static void addYears(std::string_view text, std::vector<int>& years) {
    for (size_t at = 0; at + 4 <= text.size(); ++at) {
      auto digits = text.substr(at, 4);
      bool isAlone = (at == 0 || !isDigit(text[at - 1])) && (at + 4 == text.size() || !isDigit(text[at + 4]));
      if (!isAlone || (!digits.starts_with("19") && !digits.starts_with("20")) || !std::ranges::all_of(digits, isDigit))
        continue;
      auto year = std::stoi(std::string(digits));
      if (!contains(years, year)) years.push_back(year);
      bool isSession = at + 7 <= text.size() && (text[at + 4] == '/' || text[at + 4] == '-') && isDigit(text[at + 5]) &&
                       isDigit(text[at + 6]);
      if (isSession && !contains(years, year + 1)) years.push_back(year + 1);
    }
  }

  // Whether the text names no other day of the week than that of the date.
  static bool fitsWeekday(std::string_view text, Date date) {
    constexpr std::array days{"sun"sv, "mon"sv, "tue"sv, "wed"sv, "thu"sv, "fri"sv, "sat"sv};
    auto weekday = std::chrono::weekday(std::chrono::sys_days(std::chrono::days(date.day))).c_encoding();
    auto lower = documents::toLower(text);
    for (size_t i = 0; i < days.size(); ++i) {
      auto at = lower.find(days[i]);
      bool isWord =
          at != documents::nowhere && (at == 0 || lower[at - 1] == ' ') && lower.find("day", at) != documents::nowhere;
      if (isWord) return i == weekday;
    }
    return true;
  }

  // 'Council – minutes 18/09/2024 – v2', below the text.
  std::optional<MeetingDate> inFoot() const {
    constexpr size_t mostBlocks = 3, longestLine = 120;
    for (size_t i = blocks_.size(); i-- > 0 && i + mostBlocks >= blocks_.size();)
      if (blocks_[i].text.size() <= longestLine && !blocks_[i].text.ends_with('.') &&
          speaksOfMeeting(blocks_[i].text) && !isDateOfAnother(blocks_[i].text))
        if (auto date = dayIn(i, blocks_[i].text)) return date;
    return std::nullopt;
  }

  // The date that the file says of itself is as often as not that of its posting. It counts only where the file calls
  // itself minutes, and nothing else tells.
  std::optional<MeetingDate> inDateOfFile() const {
    return speaksOfMeeting(document_.title) ? dayIn(0, document_.date) : std::nullopt;
  }

  const documents::Document& document_;
  const std::vector<documents::Block>& blocks_;
  size_t titleBlocks_;
};

}  // namespace

bool isProse(std::string_view line) {
  constexpr std::array verbs{" was "sv, " were "sv, " is "sv, " are "sv, " has "sv, " have "sv};
  return std::ranges::any_of(verbs, [&](auto verb) { return line.find(verb) != documents::nowhere; });
}

size_t titleBlockCount(const documents::Document& document) {
  constexpr size_t most = 10;
  size_t count = 0;
  while (count < document.blocks.size() && count < most && document.blocks[count].number == 0 &&
         !endsTitle(document.blocks[count], count == 0))
    ++count;
  return count;
}

std::optional<MeetingDate> findMeetingDate(const documents::Document& document) { return DateFinder(document).find(); }

}  // namespace minuted::minutes
