// Times and days in the machine's time zone, and parsing times.
#include "base/clock.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <ctime>
#include <string>

namespace minuted {
namespace {

constexpr Micros second = 1'000'000, hour = 3'600 * second;
constexpr Micros newYear = 1'767'225'600 * second;  // 2026-01-01T00:00Z
constexpr Micros july = newYear + 181 * 24 * hour;  // 2026-07-01T00:00Z

// British time, spelt out so that no database of time zones is needed: an hour ahead from the last Sunday of March to
// the last of October.
class LocalTime : public testing::Test {
 protected:
  LocalTime() {
    if (const char* zone = std::getenv("TZ")) before_ = zone;
    setenv("TZ", "GMT0BST,M3.5.0/1,M10.5.0", 1);
    tzset();
  }
  ~LocalTime() override {
    if (before_.empty())
      unsetenv("TZ");
    else
      setenv("TZ", before_.c_str(), 1);
    tzset();
  }

 private:
  std::string before_;
};

TEST_F(LocalTime, ASecondIsReadToItsEnd) {
  EXPECT_EQ(parseTime("2026-01-01T00:00:00"), newYear + second - 1);
  EXPECT_EQ(parseTime("2026-01-01 00:00:07"), newYear + 8 * second - 1);
  EXPECT_EQ(parseTime("2026-07-01T01:00:00"), july + second - 1) << "summer time";
}

TEST_F(LocalTime, ADayIsReadToItsEnd) { EXPECT_EQ(parseTime("2026-03-04"), parseTime("2026-03-04T23:59:59")); }

TEST_F(LocalTime, SecondsMayBeLeftOut) { EXPECT_EQ(parseTime("2026-03-04T09:30"), parseTime("2026-03-04T09:30:00")); }

TEST_F(LocalTime, UtcIsReadAndShownWhateverTheTimeZone) {
  EXPECT_EQ(utcTime(newYear), "2026-01-01T00:00:00Z");
  EXPECT_EQ(utcTime(july + 7 * second + 999'999), "2026-07-01T00:00:07Z");
  EXPECT_EQ(exactUtcTime(newYear + 120), "2026-01-01T00:00:00.000120Z");
  EXPECT_EQ(parseTime("2026-01-01T00:00:00Z"), newYear + second - 1);
  EXPECT_EQ(parseTime("2026-07-01T00:00Z"), july + second - 1);
  EXPECT_EQ(parseTime("2026-01-01T00:00:00.5Z"), newYear + 599'999);
  EXPECT_EQ(parseTime(exactUtcTime(july + 123'456)), july + 123'456);
  EXPECT_EQ(parseTime(utcTime(july)), july + second - 1);
}

TEST_F(LocalTime, WhatIsNoTimeIsRefused) {
  for (const char* text : {"",
                           "2026",
                           "2026-03",
                           "2026-Q1",
                           "2026-02-30",
                           "2026-03-04T",
                           "2026-03-04T09",
                           "2026-03-04T09:",
                           "2026-03-04T24:00",
                           "2026-03-04T09:60",
                           "2026-03-04T09:30:60",
                           "2026-03-04T-9:30",
                           "2026-03-04T09:-3",
                           "2026-03-04T09:30:-1",
                           "2026-03-04Z",
                           "2026-03-04T09:30:00.Z",
                           "2026-03-04T09:30:00.1234567Z",
                           "2026-03-04T09:30:00.-5Z",
                           "2026-03-04T09:30:00z",
                           "2026-03-04T09:30:00+01:00",
                           "2026-03-04T 9:30",
                           "2026-03-04T09:30:",
                           "2026-03-04T9:30",
                           "2026-03-04x09:30",
                           "2026-03-04T09:30:00.5",
                           "1969-12-30",
                           "now"})
    EXPECT_FALSE(parseTime(text)) << "'" << text << "'";
}

TEST_F(LocalTime, IsShownAsItIsRead) {
  for (const char* text :
       {"2026-01-01 00:00:00", "2026-06-30 23:59:59", "2026-03-29 00:59:59", "2026-03-29 02:00:00"}) {
    ASSERT_TRUE(parseTime(text)) << text;
    EXPECT_EQ(localTime(*parseTime(text)), text);
  }
}

TEST_F(LocalTime, MidnightBelongsToTheLocalDay) {
  auto justBefore = *parseTime("2026-06-30");
  EXPECT_EQ(localDay(justBefore), dateOf(2026, 6, 30));
  EXPECT_EQ(localDay(justBefore + 1), dateOf(2026, 7, 1));
}

TEST(SystemClock, GivesMicroseconds) {
  auto now = SystemClock().now();
  EXPECT_GT(now, 1'767'225'600 * second) << "before 2026: seconds or milliseconds?";
  EXPECT_LT(now, 4'102'444'800 * second) << "after 2100: nanoseconds?";
}

}  // namespace
}  // namespace minuted
