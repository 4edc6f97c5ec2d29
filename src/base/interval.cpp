#include "base/interval.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "base/enums.h"

namespace minuted {

namespace chrono = std::chrono;

uint32_t monthsOf(schema::Interval unit) {
  switch (unit) {
    case schema::Interval::MONTH: return 1;
    case schema::Interval::QUARTER: return 3;
    case schema::Interval::YEAR: return 12;
    case schema::Interval::WEEK: break;
  }
  return 0;
}

Date later(Date date, uint32_t count, schema::Interval unit) {
  auto months = monthsOf(unit);
  if (months == 0) return {date.day + static_cast<int32_t>(7 * count), date.precision};
  chrono::year_month_day calendar{chrono::sys_days{chrono::days(date.day)}};
  auto month = calendar.year() / calendar.month() + chrono::months(months * count);
  auto day = std::min(calendar.day(), chrono::year_month_day_last(month / chrono::last).day());
  auto number = chrono::sys_days(month / day).time_since_epoch().count();
  return {static_cast<int32_t>(number), date.precision};
}

std::string cadence(uint32_t every, schema::Interval unit) {
  auto name = enumerantName(unit);
  return every == 1 ? "every " + name : fmt::format("every {} {}s", every, name);
}

}  // namespace minuted
