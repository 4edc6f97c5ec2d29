// A text is cut into tokens (tokens.h), and at each token every form of a date is tried in turn (DateReader::at); the
// first that fits is the date, and the search goes on behind it. A date without a year is placed by a reference date.
#include "minutes/language/dates.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <utility>

#include "base/ranges.h"
#include "documents/phrases.h"
#include "minutes/language/scanning.h"
#include "minutes/language/tokens.h"

namespace minuted::minutes {
namespace {

using namespace std::string_view_literals;

struct ParsedDate {
  Date date;
  size_t next = 0;  // the token behind it
};

// Nothing where the calendar has no such day.
std::optional<Date> calendarDay(int year, unsigned month, int day) {
  std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month),
                                   std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  return dateOf(year, month, static_cast<unsigned>(day));
}

Date monthOf(int year, unsigned month) {
  auto date = dateOf(year, month, 1);
  date.precision = Precision::MONTH;
  return date;
}

std::chrono::year_month_day calendarOf(Date date) { return std::chrono::sys_days(std::chrono::days(date.day)); }
int yearOf(Date date) { return static_cast<int>(calendarOf(date).year()); }
unsigned monthNumberOf(Date date) { return static_cast<unsigned>(calendarOf(date).month()); }

// 1 to 12; 0 for another word. 'may' and 'march' are verbs, 'May' and 'March' are months.
unsigned monthNamed(const Token& token) {
  if (token.lower.size() < 3) return 0;
  bool isOtherWord = token.lower == "may" || token.lower == "march" || token.lower == "mar";
  if (!token.isCapital && isOtherWord) return 0;
  if (token.lower == "sept") return 9;
  for (unsigned month = 1; month <= 12; ++month) {
    auto name = documents::toLower(monthName(month));
    if (token.lower == name || token.lower == name.substr(0, 3)) return month;
  }
  return 0;
}

bool isWeekday(const Token& token) {
  constexpr std::array days{"monday"sv, "tuesday"sv, "wednesday"sv, "thursday"sv, "friday"sv, "saturday"sv, "sunday"sv};
  constexpr std::array abbreviations{"mon"sv,  "tue"sv,   "tues"sv, "wed"sv, "weds"sv, "thu"sv,
                                     "thur"sv, "thurs"sv, "fri"sv,  "sat"sv, "sun"sv};
  auto word = std::string_view(token.lower);
  return token.isCapital && (contains(days, word) || contains(abbreviations, word));
}

// 'first' to 'tenth' and so on, as far as they name days of a month: 1 to 19, 20 and 30; 0 for another word.
int ordinalNamed(std::string_view word) {
  constexpr std::array words{"first"sv,     "second"sv,      "third"sv,      "fourth"sv,     "fifth"sv,
                             "sixth"sv,     "seventh"sv,     "eighth"sv,     "ninth"sv,      "tenth"sv,
                             "eleventh"sv,  "twelfth"sv,     "thirteenth"sv, "fourteenth"sv, "fifteenth"sv,
                             "sixteenth"sv, "seventeenth"sv, "eighteenth"sv, "nineteenth"sv, "twentieth"sv};
  if (word == "thirtieth") return 30;
  auto found = std::ranges::find(words, word);
  return found == words.end() ? 0 : static_cast<int>(found - words.begin()) + 1;
}

class DateReader {
 public:
  DateReader(std::string_view text, OptionalDate reference) : tokens_(text), reference_(reference) {}

  const Tokens& tokens() const { return tokens_; }

  // The date that begins with this token.
  std::optional<ParsedDate> at(size_t i) const {
    if (isWeekday(tokens_[i])) {
      i = afterWeekday(i);
      auto day = dayAndMonth(i);
      if (!day) day = monthAndDay(i);
      return day ? day : numeric(i);
    }
    if (i > 0 && tokens_.touches(i) && (tokens_.is(i - 1, "/") || tokens_.is(i - 1, ".")))
      return std::nullopt;  // within a date, or a longer number
    for (auto read : {&DateReader::numeric, &DateReader::yearFirst, &DateReader::dayAndMonth, &DateReader::monthAndDay,
                      &DateReader::monthAndYear, &DateReader::partOfYear})
      if (auto parsed = (this->*read)(i)) return parsed;
    return std::nullopt;
  }

  // The last day of 'the end of May', 'end May 2025', 'the end of the year'.
  std::optional<ParsedDate> endOfPeriod(size_t i) const {
    if (tokens_.is(i, "the")) ++i;
    if (!tokens_.is(i, "end")) return std::nullopt;
    ++i;
    if (tokens_.is(i, "of")) ++i;
    if (tokens_.is(i, "the") || tokens_.is(i, "this")) {
      ++i;
      if (!reference_) return std::nullopt;
      auto year = yearOf(*reference_);
      if (tokens_.is(i, "year")) return ParsedDate{dateOf(year, 12, 31), i + 1};
      if (tokens_.is(i, "month")) {
        auto month = *reference_;
        month.precision = Precision::DAY;
        return ParsedDate{{lastDay(monthOf(year, monthNumberOf(month))), Precision::DAY}, i + 1};
      }
      return std::nullopt;
    }
    auto month = monthAndYear(i);
    if (!month) month = monthAlone(i);
    if (!month) return std::nullopt;
    return ParsedDate{{lastDay(month->date), Precision::DAY}, month->next};
  }

  // 'May', the next from the reference date on.
  std::optional<ParsedDate> monthAlone(size_t i) const {
    auto month = monthNamed(tokens_[i]);
    if (month == 0 || !reference_ || tokens_[i + 1].isCapital) return std::nullopt;  // 'chaired by May Brown'
    auto date = monthOf(yearOf(*reference_), month);
    if (lastDay(date) < reference_->day) date = monthOf(yearOf(*reference_) + 1, month);
    return ParsedDate{date, i + 1};
  }

 private:
  std::optional<int> yearAt(size_t i) const {
    return tokens_.isNumber(i, 1900, 2199, 4) ? std::optional(tokens_[i].number) : std::nullopt;
  }

  bool hasTwoDigits(size_t i) const { return tokens_[i].number >= 0 && tokens_[i].end - tokens_[i].begin == 2; }

  // A day of the month, or a year.
  struct ParsedNumber {
    int value = 0;
    size_t next = 0;         // the token behind it
    bool isOrdinal = false;  // '20th', 'twentieth'
  };

  // The year behind a month or a day: '2018', ', 2018', '-2018', ''18', '-18'; two digits alone only where nothing
  // follows of which they could be the number.
  std::optional<ParsedNumber> yearAfter(size_t i) const {
    bool hasSeparator = tokens_.is(i, ",") || tokens_.is(i, ".") || tokens_.is(i, "-") || tokens_.is(i, "/");
    bool isTight = hasSeparator && tokens_.touches(i) && tokens_.touches(i + 1);
    auto at = hasSeparator ? i + 1 : i;
    if (auto year = yearAt(at); year && (!tokens_.is(i, "-") || isTight)) return ParsedNumber{*year, at + 1};
    bool hasApostrophe = tokens_.is(at, "'");
    if (hasApostrophe) ++at;
    bool isLast = at + 1 >= tokens_.size() || tokens_.is(at + 1, ")") || tokens_.is(at + 1, "|");
    bool isJoined = isTight && (tokens_.is(i, "-") || tokens_.is(i, "/")) &&
                    !(tokens_.touches(at + 1) && (tokens_.is(at + 1, "-") || tokens_.is(at + 1, "/")));
    if (hasTwoDigits(at) && (hasApostrophe || isJoined || (isLast && !hasSeparator)))
      return ParsedNumber{2000 + tokens_[at].number, at + 1};
    return std::nullopt;
  }

  size_t afterWeekday(size_t i) const {
    if (!isWeekday(tokens_[i])) return i;
    ++i;
    if (tokens_.is(i, ",") || tokens_.is(i, ".")) ++i;
    return tokens_.is(i, "the") ? i + 1 : i;
  }

  // '20', '20th', 'twentieth', 'twenty-first'
  std::optional<ParsedNumber> dayAt(size_t i) const {
    auto tens = tokens_.is(i, "twenty") ? 20 : tokens_.is(i, "thirty") ? 30 : 0;
    if (tens > 0) i += tokens_.is(i + 1, "-") ? 2 : 1;
    if (auto named = ordinalNamed(tokens_[i].lower); named > 0 && (tens == 0 || named < 10))
      return ParsedNumber{tens + named, i + 1, true};
    if (tens > 0 || !tokens_.isNumber(i, 1, 31, 2)) return std::nullopt;
    bool isOrdinal =
        tokens_.is(i + 1, "st") || tokens_.is(i + 1, "nd") || tokens_.is(i + 1, "rd") || tokens_.is(i + 1, "th");
    return ParsedNumber{tokens_[i].number, isOrdinal ? i + 2 : i + 1, isOrdinal};
  }

  // Where the last of several days begins that are told together: '13-14 May', '13th and 14th May', '13 to Friday 14
  // May'. The token at i is the sign between them.
  std::optional<size_t> lastDayAfter(size_t i) const {
    bool isBetweenDays =
        tokens_.is(i, "-") || tokens_.is(i, "/") || tokens_.is(i, "&") || tokens_.is(i, "and") || tokens_.is(i, "to");
    return isBetweenDays ? std::optional(afterWeekday(i + 1)) : std::nullopt;
  }

  // The day in the year at i if there is one, else the next such day from the reference date on.
  std::optional<ParsedDate> withYear(unsigned month, int day, size_t i) const {
    if (auto year = yearAfter(i)) {
      auto date = calendarDay(year->value, month, day);
      return date ? std::optional(ParsedDate{*date, year->next}) : std::nullopt;
    }
    if (!reference_) return std::nullopt;
    for (int years = 0; years <= 1; ++years) {
      auto date = calendarDay(yearOf(*reference_) + years, month, day);
      if (date && date->day >= reference_->day) return ParsedDate{*date, i};
    }
    return std::nullopt;
  }

  // '20th [of] July [2021]', '13-14 July 2021', '30 June - 1 July 2021': of several days the first.
  std::optional<ParsedDate> dayAndMonth(size_t i) const { return daysAndMonth(i, true); }

  std::optional<ParsedDate> daysAndMonth(size_t i, bool maybeSeveral) const {
    auto day = dayAt(i);
    if (!day) return std::nullopt;
    auto next = day->next;
    if (tokens_.is(next, "day")) ++next;
    if (tokens_.is(next, "of")) ++next;
    bool isJoined = tokens_.is(next, "-") && tokens_.touches(next) && tokens_.touches(next + 1);  // '15-Sep-2018'
    if (auto month = monthNamed(tokens_[isJoined ? next + 1 : next])) {
      if (isJoined) ++next;
      if (tokens_.is(next + 1, ".") && tokens_.touches(next + 1) && !yearAt(next + 2)) ++next;
      if (yearAfter(next + 1)) return withYear(month, day->value, next + 1);
      if (auto last = lastDayAfter(next + 1); maybeSeveral && last)
        if (auto end = daysAndMonth(*last, false)) return firstOfSeveral(*end, month, day->value);
      return withYear(month, day->value, next + 1);
    }
    auto last = lastDayAfter(day->next);
    auto end = maybeSeveral && last ? daysAndMonth(*last, false) : std::nullopt;
    if (!end) return std::nullopt;
    return firstOfSeveral(*end, monthNumberOf(end->date), day->value);
  }

  // The first of several days, which has its year from the last of them.
  static std::optional<ParsedDate> firstOfSeveral(const ParsedDate& end, unsigned month, int day) {
    auto first = calendarDay(yearOf(end.date), month, day);
    if (first && first->day > end.date.day) first = calendarDay(yearOf(end.date) - 1, month, day);
    return first ? std::optional(ParsedDate{*first, end.next}) : std::nullopt;
  }

  // 'May 24th, 2018', 'May 24-25, 2018'; without a year only with the ordinal: 'May 24 people' is no date.
  std::optional<ParsedDate> monthAndDay(size_t i) const { return monthAndDays(i, true); }

  std::optional<ParsedDate> monthAndDays(size_t i, bool maybeSeveral) const {
    auto month = monthNamed(tokens_[i]);
    if (month == 0) return std::nullopt;
    auto at = tokens_.is(i + 1, ",") || tokens_.is(i + 1, ".") ? i + 2 : i + 1;
    if (tokens_.is(at, "the")) ++at;
    auto day = dayAt(at);
    if (!day) return std::nullopt;
    auto next = day->next;
    if (auto last = lastDayAfter(next); maybeSeveral && last) {
      if (auto end = monthAndDays(*last, false)) return firstOfSeveral(*end, month, day->value);
      if (auto end = dayAt(*last); end && yearAfter(end->next)) next = end->next;
    }
    auto year = yearAfter(next);
    bool hasFullYear = year && year->value > 0 && (yearAt(year->next - 1) || tokens_.is(year->next - 2, "'"));
    if (!hasFullYear && !day->isOrdinal) return std::nullopt;
    return withYear(month, day->value, next);
  }

  static bool isDay(const std::optional<ParsedDate>& parsed) {
    return parsed && parsed->date.precision == Precision::DAY;
  }

  // 'October 2022'
  std::optional<ParsedDate> monthAndYear(size_t i) const {
    auto month = monthNamed(tokens_[i]);
    if (month == 0) return std::nullopt;
    bool hasApostrophe = tokens_.is(i + 1, "'") && hasTwoDigits(i + 2);
    auto next = tokens_.is(i + 1, ",") || tokens_.is(i + 1, ".") ? i + 2 : i + 1;
    auto year = hasApostrophe ? std::optional(2000 + tokens_[i + 2].number) : yearAt(next);
    if (!year || (!hasApostrophe && isDay(yearFirst(next)))) return std::nullopt;  // 'May, 2022-05-12'
    return ParsedDate{monthOf(*year, month), hasApostrophe ? i + 3 : next + 1};
  }

  // Whether three numbers begin here, parted by the same sign: '05/04/2022', '5.4.22', '2022-04-05', '5 / 4 / 2022'.
  bool areThreeNumbers(size_t i) const {
    const auto& separator = tokens_[i + 1].lower;
    if ((separator != "/" && separator != "." && separator != "-") || !tokens_.is(i + 3, separator)) return false;
    if (separator == "/" && yearAt(i + 4)) return true;
    for (size_t next = i + 1; next <= i + 4; ++next)
      if (!tokens_.touches(next)) return false;
    return true;
  }

  // '05/04/2022'. Where the second number can be no month, the first is: '03/25/2022'.
  std::optional<ParsedDate> numeric(size_t i) const {
    if (!tokens_.isNumber(i, 1, 31, 2) || !tokens_.isNumber(i + 2, 1, 31, 2) || !areThreeNumbers(i))
      return std::nullopt;
    auto day = tokens_[i].number, month = tokens_[i + 2].number;
    if (month > 12) std::swap(day, month);
    auto year = yearAt(i + 4);
    if (!year && hasTwoDigits(i + 4)) year = 2000 + tokens_[i + 4].number;
    auto date = year && month <= 12 ? calendarDay(*year, static_cast<unsigned>(month), day) : std::nullopt;
    return date ? std::optional(ParsedDate{*date, i + 5}) : std::nullopt;
  }

  // '2022-04-05', '2022/4/5', '20220405', '2022 April 5'
  std::optional<ParsedDate> yearFirst(size_t i) const {
    const auto& digits = tokens_[i].lower;
    if (digits.size() == 8 && digits.starts_with("20") && std::ranges::all_of(digits, isDigit)) {
      auto number = std::stoi(digits);
      auto month = static_cast<unsigned>(number / 100 % 100);
      auto date = month >= 1 && month <= 12 ? calendarDay(number / 10'000, month, number % 100) : std::nullopt;
      return date ? std::optional(ParsedDate{*date, i + 1}) : std::nullopt;
    }
    auto year = yearAt(i);
    if (!year) return std::nullopt;
    if (tokens_.isNumber(i + 2, 1, 12, 2) && tokens_.isNumber(i + 4, 1, 31, 2) && areThreeNumbers(i)) {
      auto date = calendarDay(*year, static_cast<unsigned>(tokens_[i + 2].number), tokens_[i + 4].number);
      return date ? std::optional(ParsedDate{*date, i + 5}) : std::nullopt;
    }
    auto at = tokens_.is(i + 1, "-") || tokens_.is(i + 1, ",") ? i + 2 : i + 1;
    auto month = monthNamed(tokens_[at]);
    auto day = month == 0 ? std::nullopt : dayAt(tokens_.is(at + 1, "-") ? at + 2 : at + 1);
    if (!day || yearAfter(day->next)) return std::nullopt;  // 'in 2022 May 5, 2023'
    auto date = calendarDay(*year, month, day->value);
    return date ? std::optional(ParsedDate{*date, day->next}) : std::nullopt;
  }

  // 'summer 2022', 'Q4 2022'
  std::optional<ParsedDate> partOfYear(size_t i) const {
    const auto& word = tokens_[i].lower;
    bool isQuarter = word == "q" && tokens_.touches(i + 1) && tokens_.isNumber(i + 1, 1, 4, 1);
    if (!isQuarter && word != "spring" && word != "summer" && word != "autumn" && word != "winter") return std::nullopt;
    auto next = isQuarter ? i + 2 : i + 1;
    auto year = yearAt(next);
    if (!year) return std::nullopt;
    auto date = parseDate(std::to_string(*year) + "-" + (isQuarter ? "Q" + tokens_[i + 1].lower : word));
    return date ? std::optional(ParsedDate{*date, next + 1}) : std::nullopt;
  }

  Tokens tokens_;
  OptionalDate reference_;
};

FoundDate foundDate(const Tokens& tokens, size_t first, const ParsedDate& parsed) {
  return {tokens[first].begin, tokens[parsed.next - 1].end, parsed.date};
}

}  // namespace

std::vector<FoundDate> findDates(std::string_view text, OptionalDate reference) {
  DateReader reader(text, reference);
  std::vector<FoundDate> found;
  for (size_t i = 0; i < reader.tokens().size();) {
    auto parsed = reader.at(i);
    if (parsed) found.push_back(foundDate(reader.tokens(), i, *parsed));
    i = parsed ? parsed->next : i + 1;
  }
  return found;
}

std::optional<FoundDate> findDate(std::string_view text, OptionalDate reference) {
  DateReader reader(text, reference);
  for (size_t i = 0; i < reader.tokens().size(); ++i)
    if (auto parsed = reader.at(i)) return foundDate(reader.tokens(), i, *parsed);
  return std::nullopt;
}

std::optional<FoundDate> findDue(std::string_view text, OptionalDate reference) {
  constexpr std::array words{"by"sv, "before"sv, "than"sv, "due"sv, "deadline"sv};
  DateReader reader(text, reference);
  const auto& tokens = reader.tokens();
  for (size_t i = 0; i < tokens.size(); ++i) {
    if (!contains(words, std::string_view(tokens[i].lower))) continue;
    size_t first = i;
    if (tokens.is(i, "than")) {  // 'no later than'
      if (i < 2 || !tokens.is(i - 1, "later")) continue;
      first = i - 2;
    }
    auto next = i + 1;
    while (tokens.is(next, ":") || tokens.is(next, "by") || tokens.is(next, "on") || tokens.is(next, "-")) ++next;
    auto parsed = reader.endOfPeriod(next);
    if (!parsed) parsed = reader.at(tokens.is(next, "the") ? next + 1 : next);
    if (!parsed && !tokens.is(i, "than")) parsed = reader.monthAlone(next);
    if (parsed) return foundDate(tokens, first, *parsed);
  }
  return std::nullopt;
}

}  // namespace minuted::minutes
