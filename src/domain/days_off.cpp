#include "domain/days_off.h"

#include <algorithm>
#include <array>

namespace minuted::domain {
namespace {

// 1970-01-01 was a Thursday.
Weekday weekdayOf(int32_t day) {
  auto sinceMonday = (day + static_cast<int32_t>(Weekday::THURSDAY)) % 7;
  return static_cast<Weekday>(sinceMonday < 0 ? sinceMonday + 7 : sinceMonday);
}

}  // namespace

std::string_view nameOf(Weekday weekday) {
  constexpr std::array<std::string_view, 7> names{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                  "Friday", "Saturday", "Sunday"};
  auto place = static_cast<size_t>(weekday);
  return place < names.size() ? names[place] : "an unknown day";
}

bool isDayOff(const DaysOff& daysOff, int32_t day) {
  if (std::ranges::count(daysOff.weekdays, weekdayOf(day)) > 0) return true;
  return std::ranges::any_of(daysOff.spans, [&](const DaysOff::Span& span) {
    return span.from.day <= day && day <= lastDay(span.until.value_or(span.from));
  });
}

int32_t workingDayFrom(const DaysOff& daysOff, int32_t day) {
  constexpr int32_t year = 366;
  for (auto next = day; next <= day + year; ++next)
    if (!isDayOff(daysOff, next)) return next;
  return day;
}

}  // namespace minuted::domain
