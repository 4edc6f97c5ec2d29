// A clock that stands where one sets it.
#pragma once

#include <atomic>

#include "base/clock.h"

namespace minuted::world {

constexpr Micros second = 1'000'000;
constexpr Micros hour = 3600 * second;
constexpr Micros day = 24 * hour;

class TestClock final : public Clock {
 public:
  Micros now() const override { return now_; }
  void set(Micros time) { now_ = time; }
  void set(Date date) { now_ = static_cast<Micros>(date.day) * day + 12 * hour; }  // noon
  void step(Micros by) { now_ += by; }

 private:
  std::atomic<Micros> now_ = 0;
};

}  // namespace minuted::world
