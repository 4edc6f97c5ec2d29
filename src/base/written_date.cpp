#include "base/written_date.h"

#include <fmt/format.h>

#include <array>
#include <charconv>

#include "base/text.h"

namespace minuted {
namespace {

constexpr std::array<std::string_view, 7> weekdays{"monday", "tuesday",  "wednesday", "thursday",
                                                   "friday", "saturday", "sunday"};
constexpr int32_t firstMonday = 4;  // 5 January 1970

std::optional<int> numberIn(std::string_view text, size_t mostDigits) {
  int value = 0;
  if (text.empty() || text.size() > mostDigits) return std::nullopt;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 0) return std::nullopt;
  return value;
}

// A word is a whole name or its first letters, three at least: 'Sept'.
template <typename Names>
std::optional<unsigned> indexOfName(const Names& names, std::string_view word) {
  for (unsigned i = 0; i < names.size(); ++i)
    if (word.size() >= 3 && foldCase(names[i]).starts_with(word)) return i;
  return std::nullopt;
}

std::optional<unsigned> monthNamed(std::string_view word) {
  for (unsigned month = 1; month <= 12; ++month)
    if (word.size() >= 3 && foldCase(monthName(month)).starts_with(word)) return month;
  return std::nullopt;
}

std::optional<int> yearIn(std::string_view word) {
  auto year = numberIn(word, 4);
  if (!year || word.size() == 1 || word.size() == 3) return std::nullopt;
  return word.size() == 2 ? 2000 + *year : *year;
}

// "20", "20th"
std::optional<int> dayIn(std::string_view word) {
  for (std::string_view ending : {"st", "nd", "rd", "th"})
    if (word.ends_with(ending)) word.remove_suffix(ending.size());
  return numberIn(word, 2);
}

std::optional<Date> dayOf(std::optional<int> year, std::optional<unsigned> month, std::optional<int> day) {
  if (!year || !month || !day) return std::nullopt;
  return parseDate(fmt::format("{:04}-{:02}-{:02}", *year, *month, *day));
}

// 20/07/2021, 20.7.21, 20-7-2021
std::optional<Date> readNumbers(std::string_view text) {
  for (char separator : {'/', '.', '-'}) {
    auto first = text.find(separator), last = text.rfind(separator);
    if (first == std::string_view::npos || first == last) continue;
    auto month = numberIn(text.substr(first + 1, last - first - 1), 2);
    return dayOf(yearIn(text.substr(last + 1)), month ? std::optional(static_cast<unsigned>(*month)) : std::nullopt,
                 numberIn(text.substr(0, first), 2));
  }
  return std::nullopt;
}

// 'next Friday', 'last Friday', 'in 2 weeks'
std::optional<Date> readRelative(const std::vector<std::string>& words, Date today) {
  auto after = [&](int32_t days) { return Date{today.day + days, Precision::DAY}; };
  if (words.size() == 1) {
    if (words[0] == "today") return after(0);
    if (words[0] == "tomorrow") return after(1);
    if (words[0] == "yesterday") return after(-1);
  }
  if (words.size() == 2 && (words[0] == "next" || words[0] == "last")) {
    auto weekday = indexOfName(weekdays, words[1]);
    if (!weekday) return std::nullopt;
    auto ahead = ((firstMonday + static_cast<int32_t>(*weekday) - today.day) % 7 + 7) % 7;
    if (words[0] == "next") return after(ahead == 0 ? 7 : ahead);
    return after(ahead - 7);
  }
  if (words.size() == 3 && words[0] == "in") {
    auto count = numberIn(words[1], 3);
    if (!count) return std::nullopt;
    if (words[2] == "day" || words[2] == "days") return after(*count);
    if (words[2] == "week" || words[2] == "weeks") return after(7 * *count);
  }
  return std::nullopt;
}

// What stands without a day: 'July 2021', 'Q3 2021', 'summer 2021'.
std::optional<Date> readPeriod(const std::vector<std::string>& words) {
  auto year = words.size() == 2 && words[1].size() == 4 ? yearIn(words[1]) : std::nullopt;
  if (!year) return std::nullopt;
  if (auto month = monthNamed(words[0])) return parseDate(fmt::format("{:04}-{:02}", *year, *month));
  auto part = words[0].starts_with('q') ? "Q" + words[0].substr(1) : words[0];
  return parseDate(fmt::format("{:04}-{}", *year, part));
}

// '20 July 2021', 'July 20 2021', with or without the day of the week before it.
std::optional<Date> readWords(std::vector<std::string> words) {
  auto weekday = words.size() == 4 ? indexOfName(weekdays, words[0]) : std::nullopt;
  if (weekday) words.erase(words.begin());
  if (words.size() != 3) return std::nullopt;
  auto date = dayOf(yearIn(words[2]), monthNamed(words[1]), dayIn(words[0]));
  if (!date) date = dayOf(yearIn(words[2]), monthNamed(words[0]), dayIn(words[1]));
  bool isOtherDay = date && weekday && (date->day - firstMonday - static_cast<int32_t>(*weekday)) % 7 != 0;
  return isOtherDay ? std::nullopt : date;
}

}  // namespace

std::optional<Date> readWrittenDate(std::string_view text, Date today) {
  auto trimmed = trim(text);
  if (auto iso = parseDate(trimmed)) return iso;
  if (auto numbers = readNumbers(trimmed)) return numbers;
  std::vector<std::string> words;
  for (auto word : split(trimmed, ' ')) {
    auto folded = foldCase(trim(word));
    if (folded.ends_with(',')) folded.pop_back();
    if (!folded.empty() && folded != "of" && folded != "the") words.push_back(folded);
  }
  if (auto relative = readRelative(words, today)) return relative;
  if (auto period = readPeriod(words)) return period;
  return readWords(words);
}

std::unexpected<Error> noDate(std::string_view text) {
  return fail(ErrorKind::usage,
              fmt::format("'{}' is no date. Say 2025-01-16, 16/1/2025, 16 January 2025, next Friday; without a day "
                          "2025-01, January 2025, 2025-Q1, 2025-summer or 2025.",
                          text));
}

Result<OptionalDate> parseWrittenDate(const std::string& text, Date today) {
  if (text.empty()) return OptionalDate();
  auto date = readWrittenDate(text, today);
  if (!date) return noDate(text);
  return OptionalDate(*date);
}

Result<Micros> parseWrittenTime(const std::string& text) {
  if (auto time = parseTime(text)) return *time;
  return fail(ErrorKind::usage,
              fmt::format("'{}' is no time. Say 2025-01-16T14:30, or 2025-01-16 for the end of that day.", text));
}

}  // namespace minuted
