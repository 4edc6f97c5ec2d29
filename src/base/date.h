// Civil dates with a precision: '20 July 2021', 'October 2022', 'summer 2022', '2023'.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "event.capnp.h"

namespace minuted {

using schema::Precision;

// `day` counts from 1970-01-01. With a precision coarser than a day it is the first day of the month, quarter, …
struct Date {
  int32_t day = 0;
  Precision precision = Precision::DAY;

  auto operator<=>(const Date&) const = default;
};

using OptionalDate = std::optional<Date>;

Date dateOf(int year, unsigned month, unsigned day);  // REQUIREs that the calendar has it
// 2021-07-20, 2022-10, 2022-Q4, 2022-summer, 2023: the form of programs; base/written_date.h has that of people.
std::optional<Date> parseDate(std::string_view text);
std::string isoDate(Date date);              // in the forms that parseDate reads
std::string longDate(Date date);             // 20 July 2021, October 2022, summer 2022
int32_t lastDay(Date date);                  // the last day of the month, quarter, … that the date stands for
std::string_view monthName(unsigned month);  // 1 to 12

// Converts from and to the stored form. `has` is whether the field is set.
OptionalDate readDate(bool has, schema::Date::Reader date);
void writeDate(Date date, schema::Date::Builder to);

// 14:30, from minutes after midnight; "" for -1, which stands for a time that is not known.
std::string clockTime(int16_t minutes);
std::optional<int16_t> parseClockTime(std::string_view text);  // 14:30

}  // namespace minuted
