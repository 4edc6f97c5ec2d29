#include "base/clock.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>

namespace minuted {
namespace {

constexpr Micros second = 1'000'000;

std::tm localCalendar(Micros time) {
  auto seconds = static_cast<std::time_t>(time / second);
  std::tm calendar{};
  localtime_r(&seconds, &calendar);
  return calendar;
}

}  // namespace

Micros SystemClock::now() const {
  using namespace std::chrono;
  auto sinceEpoch = duration_cast<microseconds>(system_clock::now().time_since_epoch()).count();
  return static_cast<Micros>(std::max<decltype(sinceEpoch)>(0, sinceEpoch));
}

bool isTimeZone(const std::string& name) {
  constexpr std::string_view others = "/_+-";
  bool isName = !name.empty() && std::isalpha(static_cast<unsigned char>(name.front())) != 0 &&
                std::ranges::all_of(name, [&](unsigned char c) {
                  return std::isalnum(c) != 0 || others.find(static_cast<char>(c)) != std::string_view::npos;
                });
  std::error_code error;
  return isName && std::filesystem::is_regular_file(std::filesystem::path("/usr/share/zoneinfo") / name, error);
}

std::string notTimeZone(std::string_view name) {
  return fmt::format("'{}' is no time zone. Say Europe/London, America/New_York, UTC.", name);
}

void useTimeZone(const std::string& name) {
  ::setenv("TZ", name.c_str(), 1);
  ::tzset();
}

Date localDay(Micros time) {
  auto calendar = localCalendar(time);
  return dateOf(calendar.tm_year + 1900, static_cast<unsigned>(calendar.tm_mon + 1),
                static_cast<unsigned>(calendar.tm_mday));
}

std::string localTime(Micros time) {
  auto c = localCalendar(time);
  return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02}", c.tm_year + 1900, c.tm_mon + 1, c.tm_mday, c.tm_hour,
                     c.tm_min, c.tm_sec);
}

std::string utcTime(Micros time) {
  using namespace std::chrono;
  auto at = sys_seconds(seconds(time / second));
  auto day = floor<days>(at);
  year_month_day date(day);
  hh_mm_ss clock(at - day);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", int(date.year()), unsigned(date.month()),
                     unsigned(date.day()), clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

std::string exactUtcTime(Micros time) {
  auto text = utcTime(time);
  text.pop_back();
  return fmt::format("{}.{:06}Z", text, time % second);
}

namespace {

// The microseconds that '.5' or '.123456' leaves open: from the first to the last of them that the digits could mean.
struct Fraction {
  Micros first = 0, last = second - 1;
};

// Takes the decimal places of the second from the end of the text; nothing where they are no digits or too many.
std::optional<Fraction> takeFraction(std::string_view& text) {
  auto point = text.find('.');
  if (point == std::string_view::npos) return Fraction();
  auto digits = text.substr(point + 1);
  text = text.substr(0, point);
  Fraction fraction{.first = 0, .last = 0};
  Micros unit = second;
  for (char digit : digits) {
    if (digit < '0' || digit > '9' || unit == 1) return std::nullopt;
    unit /= 10;
    fraction.first += static_cast<Micros>(digit - '0') * unit;
  }
  fraction.last = fraction.first + unit - 1;
  return digits.empty() ? std::nullopt : std::optional(fraction);
}

}  // namespace

std::optional<Micros> parseTime(std::string_view text) {
  bool isUtc = text.ends_with('Z');
  std::optional<Fraction> fraction = Fraction();
  if (isUtc) {
    text.remove_suffix(1);
    fraction = takeFraction(text);
    if (text.size() <= 10 || !fraction) return std::nullopt;
  }
  auto date = parseDate(text.substr(0, 10));
  if (!date || date->precision != Precision::DAY) return std::nullopt;
  int16_t minutes = 23 * 60 + 59;
  int seconds = 59;
  if (text.size() > 10) {
    auto clock = text.substr(11);
    auto clockMinutes = parseClockTime(clock.substr(0, 5));
    if ((text[10] != 'T' && text[10] != ' ') || !clockMinutes || (clock.size() != 5 && clock.size() != 8))
      return std::nullopt;
    minutes = *clockMinutes;
    seconds = 0;
    if (clock.size() == 8) {
      if (clock[5] != ':' || clock[6] < '0' || clock[6] > '5' || clock[7] < '0' || clock[7] > '9') return std::nullopt;
      seconds = (clock[6] - '0') * 10 + (clock[7] - '0');
    }
  }
  std::chrono::year_month_day ymd{std::chrono::sys_days(std::chrono::days(date->day))};
  std::tm calendar{};
  calendar.tm_year = static_cast<int>(ymd.year()) - 1900;
  calendar.tm_mon = static_cast<int>(static_cast<unsigned>(ymd.month())) - 1;
  calendar.tm_mday = static_cast<int>(static_cast<unsigned>(ymd.day()));
  calendar.tm_hour = minutes / 60;
  calendar.tm_min = minutes % 60;
  calendar.tm_sec = seconds;
  calendar.tm_isdst = -1;
  auto time = isUtc ? timegm(&calendar) : std::mktime(&calendar);
  if (time < 0) return std::nullopt;
  return static_cast<Micros>(time) * second + fraction->last;
}

}  // namespace minuted
