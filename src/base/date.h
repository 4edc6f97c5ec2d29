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

// Days since 1970-01-01; with a coarser precision than a day, the first day of it.
struct Date {
  int32_t day = 0;
  Precision precision = Precision::DAY;

  auto operator<=>(const Date&) const = default;
};

using OptionalDate = std::optional<Date>;

Date dateOf(int year, unsigned month, unsigned day);   // REQUIREs a date of the calendar
std::optional<Date> parseDate(std::string_view text);  // 2021-07-20, 2022-10, 2022-Q4, 2022-summer, 2023
// No date for no text; ErrorKind::usage, with the forms there are, where the text is no date.
Result<OptionalDate> parseOptionalDate(const std::string& text);
std::string isoDate(Date date);              // the same forms
std::string longDate(Date date);             // 20 July 2021, October 2022, summer 2022
int32_t lastDay(Date date);                  // of the month, quarter, … that it stands for
std::string_view monthName(unsigned month);  // 1 to 12

// Between the stored form and ours; a null Date is no date.
OptionalDate readDate(bool has, schema::Date::Reader date);
void writeDate(Date date, schema::Date::Builder to);

// Minutes after midnight as 14:30; -1 as "".
std::string clockTime(int16_t minutes);
std::optional<int16_t> parseClockTime(std::string_view text);  // 14:30

}  // namespace minuted
