// A clock that shows the time to which the test has set it.
#pragma once

#include <atomic>

#include "base/clock.h"

namespace minuted::world {

constexpr Micros oneSecond = 1'000'000;
constexpr Micros oneHour = 3600 * oneSecond;
constexpr Micros oneDay = 24 * oneHour;

class TestClock final : public Clock {
 public:
  Micros now() const override { return now_; }
  void set(Micros time) { now_ = time; }
  void set(Date date) { now_ = static_cast<Micros>(date.day) * oneDay + 12 * oneHour; }  // noon
  void step(Micros by) { now_ += by; }

 private:
  std::atomic<Micros> now_ = 0;
};

}  // namespace minuted::world
