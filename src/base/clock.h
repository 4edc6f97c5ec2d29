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
  Micros now() const override;
};

Date localDay(Micros time);          // in the machine's time zone
std::string localTime(Micros time);  // 2026-11-22 03:24:35
// For programs, by RFC 3339: 2026-11-22T03:24:35Z, and 2026-11-22T03:24:35.120000Z
std::string utcTime(Micros time);
std::string exactUtcTime(Micros time);
// 2026-11-22T03:24:35, 2026-11-22T03:24 or 2026-11-22, in the machine's time zone; or in UTC with a Z behind it, where
// the second may have up to six decimal places. Returns the last microsecond of that day, second or part of it; a time
// without seconds has 0 of them.
std::optional<Micros> parseTime(std::string_view text);

}  // namespace minuted
