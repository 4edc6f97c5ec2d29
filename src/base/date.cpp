#include "base/date.h"

#include <fmt/format.h>

#include <array>
#include <charconv>

#include "base/result.h"

namespace minuted {
namespace {

using namespace std::chrono;

constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 4> seasons{"spring", "summer", "autumn",
                                                  "winter"};  // from March, three months each

std::optional<int> number(std::string_view text) {
  int value = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return value;
}

std::optional<Date> calendarDate(int year, unsigned month, unsigned day, Precision precision) {
  year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
  if (!date.ok() || year < 1000 || year > 9999) return std::nullopt;
  return Date{static_cast<int32_t>(sys_days(date).time_since_epoch().count()), precision};
}

year_month_day calendar(Date date) { return year_month_day(sys_days(days(date.day))); }

unsigned monthsIn(Precision precision) {
  switch (precision) {
    case Precision::MONTH: return 1;
    case Precision::QUARTER:
    case Precision::SEASON: return 3;
    case Precision::YEAR: return 12;
    case Precision::DAY: break;
  }
  return 0;
}

}  // namespace

Date dateOf(int year, unsigned month, unsigned day) {
  auto date = calendarDate(year, month, day, Precision::DAY);
  REQUIRE(date.has_value());
  return *date;
}

std::optional<Date> parseDate(std::string_view text) {
  auto year = text.size() >= 4 ? number(text.substr(0, 4)) : std::nullopt;
  if (!year) return std::nullopt;
  if (text.size() == 4) return calendarDate(*year, 1, 1, Precision::YEAR);
  if (text[4] != '-') return std::nullopt;
  auto rest = text.substr(5);
  if (rest.size() == 2 && rest[0] == 'Q' && rest[1] >= '1' && rest[1] <= '4')
    return calendarDate(*year, static_cast<unsigned>(rest[1] - '1') * 3 + 1, 1, Precision::QUARTER);
  for (unsigned season = 0; season < 4; ++season)
    if (rest == seasons[season]) return calendarDate(*year, 3 + season * 3, 1, Precision::SEASON);
  auto month = number(rest.substr(0, 2));
  if (!month || *month < 1) return std::nullopt;
  if (rest.size() == 2) return calendarDate(*year, static_cast<unsigned>(*month), 1, Precision::MONTH);
  auto day = rest.size() == 5 && rest[2] == '-' ? number(rest.substr(3)) : std::nullopt;
  if (!day || *day < 1) return std::nullopt;
  return calendarDate(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day), Precision::DAY);
}

std::string isoDate(Date date) {
  auto ymd = calendar(date);
  auto year = static_cast<int>(ymd.year());
  auto month = static_cast<unsigned>(ymd.month());
  switch (date.precision) {
    case Precision::DAY: return fmt::format("{:04}-{:02}-{:02}", year, month, static_cast<unsigned>(ymd.day()));
    case Precision::MONTH: return fmt::format("{:04}-{:02}", year, month);
    case Precision::QUARTER: return fmt::format("{:04}-Q{}", year, (month + 2) / 3);
    case Precision::SEASON: return fmt::format("{:04}-{}", year, seasons[(month + 9) % 12 / 3]);
    case Precision::YEAR: return fmt::format("{:04}", year);
  }
  return "";
}

std::string longDate(Date date) {
  auto ymd = calendar(date);
  auto year = static_cast<int>(ymd.year());
  auto month = static_cast<unsigned>(ymd.month());
  switch (date.precision) {
    case Precision::DAY: return fmt::format("{} {} {}", static_cast<unsigned>(ymd.day()), monthName(month), year);
    case Precision::MONTH: return fmt::format("{} {}", monthName(month), year);
    case Precision::QUARTER: return fmt::format("Q{} {}", (month + 2) / 3, year);
    case Precision::SEASON: return fmt::format("{} {}", seasons[(month + 9) % 12 / 3], year);
    case Precision::YEAR: return fmt::format("{}", year);
  }
  return "";
}

int32_t lastDay(Date date) {
  auto span = monthsIn(date.precision);
  if (span == 0) return date.day;
  auto first = calendar(date);
  auto next = first.year() / first.month() / day(1) + std::chrono::months(span);
  return static_cast<int32_t>(sys_days(next).time_since_epoch().count()) - 1;
}

std::string_view monthName(unsigned month) { return months.at(month - 1); }

OptionalDate readDate(bool has, schema::Date::Reader date) {
  if (!has) return std::nullopt;
  return Date{date.getDay(), date.getPrecision()};
}

void writeDate(Date date, schema::Date::Builder to) {
  to.setDay(date.day);
  to.setPrecision(date.precision);
}

std::string clockTime(int16_t minutes) {
  return minutes < 0 ? "" : fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

std::optional<int16_t> parseClockTime(std::string_view text) {
  auto colon = text.find(':');
  if (colon > 2) return std::nullopt;  // also where there is no colon
  auto hours = number(text.substr(0, colon));
  auto minutes = number(text.substr(colon + 1));
  if (!hours || !minutes || *hours < 0 || *hours > 23 || *minutes < 0 || *minutes > 59 || text.size() - colon != 3)
    return std::nullopt;
  return static_cast<int16_t>(*hours * 60 + *minutes);
}

}  // namespace minuted
