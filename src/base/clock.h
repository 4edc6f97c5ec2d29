// The time at which an event is recorded, and the day on which it happens. Whoever needs the time is given a Clock, so
// that tests can set it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace minuted {

using Micros = uint64_t;  // microseconds since 1970-01-01T00:00Z

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Micros now() const = 0;
};

class SystemClock final : public Clock {
 public:
  Micros now() const override;  // 0 where the machine's clock says a time before 1970
};

// Whether the machine knows a time zone of that name in the IANA database: 'Europe/London'.
bool isTimeZone(const std::string& name);
std::string notTimeZone(std::string_view name);  // what to say where it does not
// From now on the local times and days of the program are those of that zone, whatever the machine's. For the first
// thread, before others have begun: a program sets it to that of the register which it opens.
void useTimeZone(const std::string& name);

Date localDay(Micros time);          // in the program's time zone: the machine's, unless another was set
std::string localTime(Micros time);  // 2026-11-22 03:24:35
// For programs, by RFC 3339: 2026-11-22T03:24:35Z, and 2026-11-22T03:24:35.120000Z
std::string utcTime(Micros time);
std::string exactUtcTime(Micros time);
// 2026-11-22T03:24:35, 2026-11-22T03:24 or 2026-11-22, in the machine's time zone; or in UTC with a Z behind it, where
// the second may have up to six decimal places. Returns the last microsecond of that day, second or part of it; a time
// without seconds has 0 of them.
std::optional<Micros> parseTime(std::string_view text);

}  // namespace minuted
