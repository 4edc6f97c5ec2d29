#include "minutes/language/dates.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <string>

#include "documents/phrases.h"

namespace minuted::minutes {
namespace {

using namespace std::string_view_literals;

// --- Tokens: numbers, words and single other characters ---

struct Token {
  size_t begin = 0;
  size_t end = 0;
  int number = -1;       // -1: not one, or one too long to matter
  bool capital = false;  // begins with a capital
  std::string lower;     // a dash of any kind is "-"
};

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::vector<Token> tokensOf(std::string_view text) {
  std::vector<Token> tokens;
  for (size_t at = 0; at < text.size();) {
    if (text[at] == ' ') {
      ++at;
      continue;
    }
    Token token{.begin = at, .end = at + 1, .number = -1, .capital = text[at] >= 'A' && text[at] <= 'Z', .lower = {}};
    auto run = [&](auto is) {
      while (token.end < text.size() && is(text[token.end])) ++token.end;
    };
    if (isDigit(text[at])) {
      run(isDigit);
      if (token.end - at <= 4) std::from_chars(text.data() + at, text.data() + token.end, token.number);
    } else if (isLetter(text[at])) {
      run(isLetter);
    } else if (text.substr(at).starts_with("\u2019")) {
      token.end = at + 3;
    } else if (auto dash = documents::dashAt(text, at)) {
      token.end = at + dash;
    }
    token.lower = documents::dashAt(text, at) != 0        ? "-"
                  : text.substr(at).starts_with("\u2019") ? "'"
                                                          : documents::lowered(text.substr(at, token.end - at));
    at = token.end;
    tokens.push_back(std::move(token));
  }
  return tokens;
}

// Tokens with an end that is no token: whatever is asked of it, it is not that.
class Tokens {
 public:
  explicit Tokens(std::string_view text) : tokens_(tokensOf(text)) {}

  size_t size() const { return tokens_.size(); }
  const Token& operator[](size_t i) const { return i < tokens_.size() ? tokens_[i] : none_; }
  bool is(size_t i, std::string_view word) const { return (*this)[i].lower == word; }
  bool isCount(size_t i, int least, int most, size_t digits) const {
    const auto& token = (*this)[i];
    return token.number >= least && token.number <= most && token.end - token.begin <= digits;
  }
  bool touches(size_t i) const {  // stands right after the one before
    return i > 0 && i < tokens_.size() && tokens_[i - 1].end == tokens_[i].begin;
  }

 private:
  std::vector<Token> tokens_;
  Token none_;
};

// --- Dates ---

struct Parsed {
  Date date;
  size_t next = 0;  // the token after it
};
using Parse = std::optional<Parsed>;

std::optional<Date> dayOf(int year, unsigned month, int day) {
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

int yearOf(Date date) {
  return static_cast<int>(std::chrono::year_month_day(std::chrono::sys_days(std::chrono::days(date.day))).year());
}

// 1 to 12; 0 for another word. 'may' and 'march' are verbs, 'May' and 'March' are months.
unsigned monthNamed(const Token& token) {
  if (token.lower.size() < 3) return 0;
  bool otherWord = token.lower == "may" || token.lower == "march" || token.lower == "mar";
  if (!token.capital && otherWord) return 0;
  if (token.lower == "sept") return 9;
  for (unsigned month = 1; month <= 12; ++month) {
    auto name = documents::lowered(monthName(month));
    if (token.lower == name || token.lower == name.substr(0, 3)) return month;
  }
  return 0;
}

bool isWeekday(const Token& token) {
  constexpr std::array days{"monday"sv, "tuesday"sv, "wednesday"sv, "thursday"sv, "friday"sv, "saturday"sv, "sunday"sv};
  constexpr std::array shortened{"mon"sv,  "tue"sv,   "tues"sv, "wed"sv, "weds"sv, "thu"sv,
                                 "thur"sv, "thurs"sv, "fri"sv,  "sat"sv, "sun"sv};
  return token.capital && (std::ranges::find(days, token.lower) != days.end() ||
                           std::ranges::find(shortened, token.lower) != shortened.end());
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

  Parse at(size_t i) const {
    if (isWeekday(tokens_[i])) {
      i = afterWeekday(i);
      auto day = dayAndMonth(i);
      if (!day) day = monthAndDay(i);
      return day ? day : numeric(i);
    }
    if (i > 0 && tokens_.touches(i) && (tokens_.is(i - 1, "/") || tokens_.is(i - 1, ".")))
      return std::nullopt;  // the middle of one
    for (auto read : {&DateReader::numeric, &DateReader::yearFirst, &DateReader::dayAndMonth, &DateReader::monthAndDay,
                      &DateReader::monthAndYear, &DateReader::partOfYear})
      if (auto parsed = (this->*read)(i)) return parsed;
    return std::nullopt;
  }

  // 'the end of May', 'end May 2025', 'the end of the year'
  Parse endOf(size_t i) const {
    if (tokens_.is(i, "the")) ++i;
    if (!tokens_.is(i, "end")) return std::nullopt;
    ++i;
    if (tokens_.is(i, "of")) ++i;
    if (tokens_.is(i, "the") || tokens_.is(i, "this")) {
      ++i;
      if (!reference_) return std::nullopt;
      auto year = yearOf(*reference_);
      if (tokens_.is(i, "year")) return Parsed{dateOf(year, 12, 31), i + 1};
      if (tokens_.is(i, "month")) {
        auto month = *reference_;
        month.precision = Precision::DAY;
        auto calendar = std::chrono::year_month_day(std::chrono::sys_days(std::chrono::days(month.day)));
        return Parsed{{lastDay(monthOf(year, static_cast<unsigned>(calendar.month()))), Precision::DAY}, i + 1};
      }
      return std::nullopt;
    }
    auto month = monthAndYear(i);
    if (!month) month = monthAlone(i);
    if (!month) return std::nullopt;
    return Parsed{{lastDay(month->date), Precision::DAY}, month->next};
  }

  Parse monthAlone(size_t i) const {
    auto month = monthNamed(tokens_[i]);
    if (month == 0 || !reference_ || tokens_[i + 1].capital) return std::nullopt;  // 'chaired by May Brown'
    auto date = monthOf(yearOf(*reference_), month);
    if (lastDay(date) < reference_->day) date = monthOf(yearOf(*reference_) + 1, month);
    return Parsed{date, i + 1};
  }

 private:
  std::optional<int> year(size_t i) const {
    return tokens_.isCount(i, 1900, 2199, 4) ? std::optional(tokens_[i].number) : std::nullopt;
  }

  bool twoDigits(size_t i) const { return tokens_[i].number >= 0 && tokens_[i].end - tokens_[i].begin == 2; }

  struct Count {
    int value = 0;
    size_t next = 0;
    bool ordinal = false;
  };

  // The year behind a month or a day: '2018', ', 2018', '-2018', ''18', '-18'; two digits alone only where nothing
  // follows of which they could be the number.
  std::optional<Count> yearAfter(size_t i) const {
    bool separator = tokens_.is(i, ",") || tokens_.is(i, ".") || tokens_.is(i, "-") || tokens_.is(i, "/");
    bool tight = separator && tokens_.touches(i) && tokens_.touches(i + 1);
    auto at = separator ? i + 1 : i;
    if (auto said = year(at); said && (!tokens_.is(i, "-") || tight)) return Count{*said, at + 1};
    bool apostrophe = tokens_.is(at, "'");
    if (apostrophe) ++at;
    bool last = at + 1 >= tokens_.size() || tokens_.is(at + 1, ")") || tokens_.is(at + 1, "|");
    bool joined = tight && (tokens_.is(i, "-") || tokens_.is(i, "/")) &&
                  !(tokens_.touches(at + 1) && (tokens_.is(at + 1, "-") || tokens_.is(at + 1, "/")));
    if (twoDigits(at) && (apostrophe || joined || (last && !separator)))
      return Count{2000 + tokens_[at].number, at + 1};
    return std::nullopt;
  }

  size_t afterWeekday(size_t i) const {
    if (!isWeekday(tokens_[i])) return i;
    ++i;
    if (tokens_.is(i, ",") || tokens_.is(i, ".")) ++i;
    return tokens_.is(i, "the") ? i + 1 : i;
  }

  // '20', '20th', 'twentieth', 'twenty-first'
  std::optional<Count> dayAt(size_t i) const {
    auto tens = tokens_.is(i, "twenty") ? 20 : tokens_.is(i, "thirty") ? 30 : 0;
    if (tens > 0) i += tokens_.is(i + 1, "-") ? 2 : 1;
    if (auto named = ordinalNamed(tokens_[i].lower); named > 0 && (tens == 0 || named < 10))
      return Count{tens + named, i + 1, true};
    if (tens > 0 || !tokens_.isCount(i, 1, 31, 2)) return std::nullopt;
    bool ordinal =
        tokens_.is(i + 1, "st") || tokens_.is(i + 1, "nd") || tokens_.is(i + 1, "rd") || tokens_.is(i + 1, "th");
    return Count{tokens_[i].number, ordinal ? i + 2 : i + 1, ordinal};
  }

  // Where the last day of several begins that are told together: '13-14 May', '13th and 14th May', '13 to Friday 14
  // May'.
  std::optional<size_t> lastDayAfter(size_t i) const {
    bool joins =
        tokens_.is(i, "-") || tokens_.is(i, "/") || tokens_.is(i, "&") || tokens_.is(i, "and") || tokens_.is(i, "to");
    return joins ? std::optional(afterWeekday(i + 1)) : std::nullopt;
  }

  // With the year at i if there is one, else the next such day from the reference on.
  Parse withYear(unsigned month, int day, size_t i) const {
    if (auto said = yearAfter(i)) {
      auto date = dayOf(said->value, month, day);
      return date ? Parse(Parsed{*date, said->next}) : std::nullopt;
    }
    if (!reference_) return std::nullopt;
    for (int years = 0; years <= 1; ++years) {
      auto date = dayOf(yearOf(*reference_) + years, month, day);
      if (date && date->day >= reference_->day) return Parsed{*date, i};
    }
    return std::nullopt;
  }

  // '20th [of] July [2021]', '13-14 July 2021', '30 June - 1 July 2021': of several days the first.
  Parse dayAndMonth(size_t i) const { return daysAndMonth(i, true); }

  Parse daysAndMonth(size_t i, bool several) const {
    auto day = dayAt(i);
    if (!day) return std::nullopt;
    auto next = day->next;
    if (tokens_.is(next, "day")) ++next;
    if (tokens_.is(next, "of")) ++next;
    bool joined = tokens_.is(next, "-") && tokens_.touches(next) && tokens_.touches(next + 1);  // '15-Sep-2018'
    if (auto month = monthNamed(tokens_[joined ? next + 1 : next])) {
      if (joined) ++next;
      if (tokens_.is(next + 1, ".") && tokens_.touches(next + 1) && !year(next + 2)) ++next;
      if (yearAfter(next + 1)) return withYear(month, day->value, next + 1);
      if (auto last = lastDayAfter(next + 1); several && last)
        if (auto end = daysAndMonth(*last, false)) return before(*end, month, day->value);
      return withYear(month, day->value, next + 1);
    }
    auto last = lastDayAfter(day->next);
    auto end = several && last ? daysAndMonth(*last, false) : std::nullopt;
    if (!end) return std::nullopt;
    auto calendar = std::chrono::year_month_day(std::chrono::sys_days(std::chrono::days(end->date.day)));
    return before(*end, static_cast<unsigned>(calendar.month()), day->value);
  }

  // The first of several days, which has its year from the last.
  static Parse before(const Parsed& end, unsigned month, int day) {
    auto first = dayOf(yearOf(end.date), month, day);
    if (first && first->day > end.date.day) first = dayOf(yearOf(end.date) - 1, month, day);
    return first ? Parse(Parsed{*first, end.next}) : std::nullopt;
  }

  // 'May 24th, 2018', 'May 24-25, 2018'; without a year only with the ordinal: 'May 24 people' is no date.
  Parse monthAndDay(size_t i) const { return monthAndDays(i, true); }

  Parse monthAndDays(size_t i, bool several) const {
    auto month = monthNamed(tokens_[i]);
    if (month == 0) return std::nullopt;
    auto at = tokens_.is(i + 1, ",") || tokens_.is(i + 1, ".") ? i + 2 : i + 1;
    if (tokens_.is(at, "the")) ++at;
    auto day = dayAt(at);
    if (!day) return std::nullopt;
    auto next = day->next;
    if (auto last = lastDayAfter(next); several && last) {
      if (auto end = monthAndDays(*last, false)) return before(*end, month, day->value);
      if (auto end = dayAt(*last); end && yearAfter(end->next)) next = end->next;
    }
    auto said = yearAfter(next);
    bool full = said && said->value > 0 && (year(said->next - 1) || tokens_.is(said->next - 2, "'"));
    if (!full && !day->ordinal) return std::nullopt;
    return withYear(month, day->value, next);
  }

  static bool isDay(const Parse& parsed) { return parsed && parsed->date.precision == Precision::DAY; }

  // 'October 2022'
  Parse monthAndYear(size_t i) const {
    auto month = monthNamed(tokens_[i]);
    if (month == 0) return std::nullopt;
    bool apostrophe = tokens_.is(i + 1, "'") && twoDigits(i + 2);
    auto next = tokens_.is(i + 1, ",") || tokens_.is(i + 1, ".") ? i + 2 : i + 1;
    auto said = apostrophe ? std::optional(2000 + tokens_[i + 2].number) : year(next);
    if (!said || (!apostrophe && isDay(yearFirst(next)))) return std::nullopt;  // 'May, 2022-05-12'
    return Parsed{monthOf(*said, month), apostrophe ? i + 3 : next + 1};
  }

  // Numbers parted by the same sign, without spaces: '05/04/2022', '5.4.22', '2022-04-05'; or '5 / 4 / 2022'. Where the
  // second can be no month, the first is: '03/25/2022'.
  bool threeNumbers(size_t i) const {
    const auto& separator = tokens_[i + 1].lower;
    if ((separator != "/" && separator != "." && separator != "-") || !tokens_.is(i + 3, separator)) return false;
    if (separator == "/" && year(i + 4)) return true;
    for (size_t next = i + 1; next <= i + 4; ++next)
      if (!tokens_.touches(next)) return false;
    return true;
  }

  Parse numeric(size_t i) const {
    if (!tokens_.isCount(i, 1, 31, 2) || !tokens_.isCount(i + 2, 1, 31, 2) || !threeNumbers(i)) return std::nullopt;
    auto day = tokens_[i].number, month = tokens_[i + 2].number;
    if (month > 12) std::swap(day, month);
    auto said = year(i + 4);
    if (!said && twoDigits(i + 4)) said = 2000 + tokens_[i + 4].number;
    auto date = said && month <= 12 ? dayOf(*said, static_cast<unsigned>(month), day) : std::nullopt;
    return date ? Parse(Parsed{*date, i + 5}) : std::nullopt;
  }

  // '2022-04-05', '2022/4/5', '20220405', '2022 April 5'
  Parse yearFirst(size_t i) const {
    const auto& digits = tokens_[i].lower;
    if (digits.size() == 8 && digits.starts_with("20") && std::ranges::all_of(digits, isDigit)) {
      auto number = std::stoi(digits);
      auto month = static_cast<unsigned>(number / 100 % 100);
      auto date = month >= 1 && month <= 12 ? dayOf(number / 10'000, month, number % 100) : std::nullopt;
      return date ? Parse(Parsed{*date, i + 1}) : std::nullopt;
    }
    auto said = year(i);
    if (!said) return std::nullopt;
    if (tokens_.isCount(i + 2, 1, 12, 2) && tokens_.isCount(i + 4, 1, 31, 2) && threeNumbers(i)) {
      auto date = dayOf(*said, static_cast<unsigned>(tokens_[i + 2].number), tokens_[i + 4].number);
      return date ? Parse(Parsed{*date, i + 5}) : std::nullopt;
    }
    auto at = tokens_.is(i + 1, "-") || tokens_.is(i + 1, ",") ? i + 2 : i + 1;
    auto month = monthNamed(tokens_[at]);
    auto day = month == 0 ? std::nullopt : dayAt(tokens_.is(at + 1, "-") ? at + 2 : at + 1);
    if (!day || yearAfter(day->next)) return std::nullopt;  // 'in 2022 May 5, 2023'
    auto date = dayOf(*said, month, day->value);
    return date ? Parse(Parsed{*date, day->next}) : std::nullopt;
  }

  // 'summer 2022', 'Q4 2022'
  Parse partOfYear(size_t i) const {
    const auto& word = tokens_[i].lower;
    bool quarter = word == "q" && tokens_.touches(i + 1) && tokens_.isCount(i + 1, 1, 4, 1);
    if (!quarter && word != "spring" && word != "summer" && word != "autumn" && word != "winter") return std::nullopt;
    auto next = quarter ? i + 2 : i + 1;
    auto said = year(next);
    if (!said) return std::nullopt;
    auto date = parseDate(std::to_string(*said) + "-" + (quarter ? "Q" + tokens_[i + 1].lower : word));
    return date ? Parse(Parsed{*date, next + 1}) : std::nullopt;
  }

  Tokens tokens_;
  OptionalDate reference_;
};

FoundDate foundAt(const Tokens& tokens, size_t first, const Parsed& parsed) {
  return {tokens[first].begin, tokens[parsed.next - 1].end, parsed.date};
}

// --- Times ---

struct ClockTime {
  int hour = 0, minute = 0;
  bool colon = false;  // '2:30', and so certainly a time
  bool zero = false;   // '02:30'
  int halfDay = -1;    // 0 a.m., 1 p.m., -1 not said
  size_t next = 0;     // the token after it
};

std::optional<ClockTime> clockAt(const Tokens& tokens, size_t i) {
  if (!tokens.isCount(i, 0, 24, 2)) return std::nullopt;
  bool partOfNumber = tokens.touches(i) && (tokens.is(i - 1, ".") || tokens.is(i - 1, "/") || tokens.is(i - 1, ":") ||
                                            tokens.is(i - 1, "\xA3") /* of £ */ || tokens.is(i - 1, ","));
  if (partOfNumber) return std::nullopt;
  ClockTime time{.hour = tokens[i].number, .next = i + 1};
  time.zero = tokens[i].lower.starts_with('0');
  bool separator = tokens.touches(i + 1) && tokens.touches(i + 2) && (tokens.is(i + 1, ":") || tokens.is(i + 1, "."));
  if (separator && tokens.isCount(i + 2, 0, 59, 2) && tokens[i + 2].end - tokens[i + 2].begin == 2) {
    time.minute = tokens[i + 2].number;
    time.colon = tokens.is(i + 1, ":");
    time.next = i + 3;
    bool goesOn = tokens.touches(time.next) && (tokens.is(time.next, ".") || tokens.is(time.next, "/")) &&
                  tokens.touches(time.next + 1) && tokens[time.next + 1].number >= 0;
    if (goesOn) return std::nullopt;  // 12.10.2021
  }
  const auto& word = tokens[time.next].lower;
  if (word == "am" || word == "pm") {
    time.halfDay = word == "pm" ? 1 : 0;
    ++time.next;
  } else if ((word == "a" || word == "p") && tokens.is(time.next + 1, ".") && tokens.is(time.next + 2, "m")) {
    time.halfDay = word == "p" ? 1 : 0;
    time.next += tokens.is(time.next + 3, ".") ? 4 : 3;
  } else if (time.hour == 12 && (word == "noon" || word == "midday")) {
    time.halfDay = 1;
    ++time.next;
  }
  if (time.halfDay >= 0 && (time.hour == 0 || time.hour > 12)) time.halfDay = time.hour > 12 ? -1 : 0;  // '14:30pm'
  return time;
}

int16_t minutesOf(const ClockTime& time, int halfDay) {
  int hour = time.hour;
  if (halfDay == 1 && hour < 12) hour += 12;
  if (halfDay == 0 && hour == 12) hour = 0;
  if (halfDay == -1 && !time.zero && hour >= 1 && hour <= 6) hour += 12;
  return static_cast<int16_t>(hour * 60 + time.minute);
}

std::optional<FoundTimes> timesAt(const Tokens& tokens, size_t i) {
  auto start = clockAt(tokens, i);
  if (!start) return std::nullopt;
  auto isTime = [](const ClockTime& time) { return time.colon || time.halfDay >= 0; };

  auto to = start->next;
  if (tokens.is(to, "-") || tokens.is(to, "to") || tokens.is(to, "until") || tokens.is(to, "till")) {
    auto end = clockAt(tokens, to + 1);
    bool range = end && isTime(*end) && (isTime(*start) || end->halfDay >= 0);
    if (range) {
      auto endsAt = minutesOf(*end, end->halfDay);
      auto halfDay = start->halfDay >= 0 ? start->halfDay : end->halfDay;
      auto startsAt = minutesOf(*start, halfDay);
      if (startsAt > endsAt && start->halfDay < 0) startsAt = minutesOf(*start, 0);  // '11-1pm' begins in the morning
      if (startsAt < endsAt && endsAt <= 24 * 60)
        return FoundTimes{tokens[i].begin, tokens[end->next - 1].end, startsAt, endsAt};
    }
  }
  if (!isTime(*start) || start->hour > 23) return std::nullopt;
  return FoundTimes{tokens[i].begin, tokens[start->next - 1].end, minutesOf(*start, start->halfDay), -1};
}

}  // namespace

std::vector<FoundDate> findDates(std::string_view text, OptionalDate reference) {
  DateReader reader(text, reference);
  std::vector<FoundDate> found;
  for (size_t i = 0; i < reader.tokens().size();) {
    auto parsed = reader.at(i);
    if (parsed) found.push_back(foundAt(reader.tokens(), i, *parsed));
    i = parsed ? parsed->next : i + 1;
  }
  return found;
}

std::optional<FoundDate> findDate(std::string_view text, OptionalDate reference) {
  DateReader reader(text, reference);
  for (size_t i = 0; i < reader.tokens().size(); ++i)
    if (auto parsed = reader.at(i)) return foundAt(reader.tokens(), i, *parsed);
  return std::nullopt;
}

std::optional<FoundDate> findDue(std::string_view text, OptionalDate reference) {
  constexpr std::array words{"by"sv, "before"sv, "than"sv, "due"sv, "deadline"sv};
  DateReader reader(text, reference);
  const auto& tokens = reader.tokens();
  for (size_t i = 0; i < tokens.size(); ++i) {
    if (std::ranges::find(words, tokens[i].lower) == words.end()) continue;
    size_t first = i;
    if (tokens.is(i, "than")) {  // 'no later than'
      if (i < 2 || !tokens.is(i - 1, "later")) continue;
      first = i - 2;
    }
    auto next = i + 1;
    while (tokens.is(next, ":") || tokens.is(next, "by") || tokens.is(next, "on") || tokens.is(next, "-")) ++next;
    auto parsed = reader.endOf(next);
    if (!parsed) parsed = reader.at(tokens.is(next, "the") ? next + 1 : next);
    if (!parsed && !tokens.is(i, "than")) parsed = reader.monthAlone(next);
    if (parsed) return foundAt(tokens, first, *parsed);
  }
  return std::nullopt;
}

std::optional<FoundTimes> findTimes(std::string_view text) {
  Tokens tokens(text);
  for (size_t i = 0; i < tokens.size(); ++i)
    if (auto found = timesAt(tokens, i)) return found;
  return std::nullopt;
}

}  // namespace minuted::minutes
