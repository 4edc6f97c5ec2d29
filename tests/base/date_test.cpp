// Dates with a precision: parsing, formatting, and the days that they stand for.
#include "base/date.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <capnp/message.h>

#include <string>
#include <vector>

namespace minuted {
namespace {

struct Form {
  std::string iso, words, first, last;  // first and last: the days that it stands for
};

const std::vector<Form> forms{
    {"2021-07-20", "20 July 2021", "2021-07-20", "2021-07-20"},
    {"2024-02-29", "29 February 2024", "2024-02-29", "2024-02-29"},
    {"1000-01-01", "1 January 1000", "1000-01-01", "1000-01-01"},
    {"9999-12-31", "31 December 9999", "9999-12-31", "9999-12-31"},
    {"1969-12-31", "31 December 1969", "1969-12-31", "1969-12-31"},
    {"2022-10", "October 2022", "2022-10-01", "2022-10-31"},
    {"2023-02", "February 2023", "2023-02-01", "2023-02-28"},
    {"2024-02", "February 2024", "2024-02-01", "2024-02-29"},
    {"2022-12", "December 2022", "2022-12-01", "2022-12-31"},
    {"2022-Q1", "Q1 2022", "2022-01-01", "2022-03-31"},
    {"2022-Q2", "Q2 2022", "2022-04-01", "2022-06-30"},
    {"2022-Q3", "Q3 2022", "2022-07-01", "2022-09-30"},
    {"2022-Q4", "Q4 2022", "2022-10-01", "2022-12-31"},
    {"2022-spring", "spring 2022", "2022-03-01", "2022-05-31"},
    {"2022-summer", "summer 2022", "2022-06-01", "2022-08-31"},
    {"2022-autumn", "autumn 2022", "2022-09-01", "2022-11-30"},
    {"2022-winter", "winter 2022", "2022-12-01", "2023-02-28"},
    {"2023-winter", "winter 2023", "2023-12-01", "2024-02-29"},
    {"2023", "2023", "2023-01-01", "2023-12-31"},
};

TEST(Dates, EveryFormIsReadAndWrittenBack) {
  for (const auto& form : forms) {
    SCOPED_TRACE(form.iso);
    auto date = parseDate(form.iso);
    ASSERT_TRUE(date);
    EXPECT_EQ(isoDate(*date), form.iso);
    EXPECT_EQ(longDate(*date), form.words);
    EXPECT_EQ(isoDate(Date{.day = date->day}), form.first);
    EXPECT_EQ(isoDate(Date{.day = lastDay(*date)}), form.last);
  }
}

TEST(Dates, WhatIsNoDateIsRefused) {
  for (const char* text :
       {"",           "2",          "202",       "20 July 2021", "20/07/2021",   "2021-",       "2021-7",
        "2021-07-",   "2021-07-2",  "2021-7-20", "2021-07-200",  "2021-07-20 ",  " 2021-07-20", "2021-07 20",
        "2021/07/20", "2021-00",    "2021-13",   "2021-00-10",   "2021-07-00",   "2021-07-32",  "2021-06-31",
        "2021-02-29", "1900-02-29", "2021--1",   "2021-07--1",   "2021-Q0",      "2021-Q5",     "2021-Q",
        "2021-Q12",   "2021-q1",    "2021-fall", "2021-Summer",  "2021-summer ", "0999-01-01",  "0000",
        "-999",       "21-07-20",   "20210720",  "2021-07-20T"})
    EXPECT_FALSE(parseDate(text)) << "'" << text << "'";
}

TEST(Dates, AreOrderedByTheirFirstDay) {
  EXPECT_LT(*parseDate("2021-07-20"), *parseDate("2021-07-21"));
  EXPECT_LT(*parseDate("2021-07-20"), *parseDate("2021-08"));
  EXPECT_NE(*parseDate("2021-07-01"), *parseDate("2021-07")) << "the same day, but not the same date";
}

TEST(Dates, OfTheCalendar) {
  EXPECT_EQ(dateOf(1970, 1, 1).day, 0);
  EXPECT_EQ(dateOf(2021, 7, 20).day, 18828);
  EXPECT_DEATH(dateOf(2021, 2, 29), "broken invariant");
}

TEST(Dates, MonthsHaveNames) {
  EXPECT_EQ(monthName(1), "January");
  EXPECT_EQ(monthName(12), "December");
}

RC_GTEST_PROP(Dates, EveryDayOfTheCalendarIsReadAsWritten, ()) {
  auto first = dateOf(1000, 1, 1).day, last = dateOf(9999, 12, 31).day;
  Date date{.day = *rc::gen::inRange(first, last + 1)};
  RC_ASSERT(parseDate(isoDate(date)) == date);
  RC_ASSERT(lastDay(date) == date.day);
}

TEST(Dates, AreStoredAndReadBackWithTheirPrecision) {
  for (const auto& form : forms) {
    capnp::MallocMessageBuilder message;
    auto stored = message.initRoot<schema::Date>();
    writeDate(*parseDate(form.iso), stored);
    EXPECT_EQ(readDate(true, stored), parseDate(form.iso)) << form.iso;
    EXPECT_EQ(readDate(false, stored), std::nullopt) << form.iso;
  }
}

TEST(ClockTimes, AreReadAndWritten) {
  struct Case {
    const char* text;
    int16_t minutes;
  };
  for (auto [text, minutes] : {Case{"00:00", 0}, {"09:05", 545}, {"14:30", 870}, {"23:59", 1439}}) {
    EXPECT_EQ(parseClockTime(text), minutes) << text;
    EXPECT_EQ(clockTime(minutes), text);
  }
  EXPECT_EQ(parseClockTime("9:05"), 545) << "minutes often leave the nought out";
  EXPECT_EQ(clockTime(-1), "") << "not said";
}

TEST(ClockTimes, WhatIsNoTimeOfDayIsRefused) {
  for (const char* text : {"", ":", "14", "14:", ":30", "14:3", "14:300", "24:00", "14:60", "-1:30", "14:-3", "14.30",
                           "14:30 ", " 14:30", "2pm", "1x:30", "14:3x", "14:30:00", "014:30"})
    EXPECT_FALSE(parseClockTime(text)) << "'" << text << "'";
}

}  // namespace
}  // namespace minuted
