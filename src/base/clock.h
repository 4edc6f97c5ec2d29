// The two clocks: now, for recorded-at, and today, for happened-on. Handed in, so that tests have their own.
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
std::optional<Micros> parseTime(
    std::string_view text);  // 2026-11-22T03:24:35, 2026-11-22T03:24; a day means its end, and so does a second

}  // namespace minuted
