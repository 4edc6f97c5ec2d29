// Dates as people type them. Every command, every file of commands and, later, every form reads them by this.
#pragma once

#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/date.h"

namespace minuted {

// 2021-07-20, 20/07/2021, 20.7.21, 20 July 2021, Tuesday 20 July 2021, July 20, 2021; where no day is known 2021-07,
// July 2021, 2021-Q3, Q3 2021, summer 2021, 2021; and, reckoned from today: today, yesterday, tomorrow, next Friday,
// last Friday, in 2 weeks. The day comes before the month; a year of two digits is of this century; 'next Friday' is
// the first one after today. Nothing where it is none of these, or where its day of the week is another.
std::optional<Date> readWrittenDate(std::string_view text, Date today);

// The same. An empty text is no date. ErrorKind::usage, with the forms, where it is in none of them.
Result<OptionalDate> parseWrittenDate(const std::string& text, Date today);

// A time, as parseTime() of base/clock.h reads it. ErrorKind::usage, with the forms, where it is none.
Result<Micros> parseWrittenTime(const std::string& text);

// The error of a text that is no date.
std::unexpected<Error> noDate(std::string_view text);

}  // namespace minuted
