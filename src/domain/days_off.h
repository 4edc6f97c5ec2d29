// The days on which a partnership does not work: what is due on one is in time until the end of the next working day,
// and no mail is sent on it. Pure functions, for any thread.
#pragma once

#include <string_view>
#include <vector>

#include "base/date.h"

namespace minuted::domain {

using schema::Weekday;

struct DaysOff {
  struct Span {
    Date from;
    OptionalDate until;  // the last one; none where `from` says it all
    bool operator==(const Span&) const = default;
  };
  std::vector<Weekday> weekdays;
  std::vector<Span> spans;
  bool operator==(const DaysOff&) const = default;
};

std::string_view nameOf(Weekday weekday);            // Saturday
bool isDayOff(const DaysOff& daysOff, int32_t day);  // days since 1970-01-01
// That day, or the first one after it that is no day off; the day itself where there is none within a year.
int32_t workingDayFrom(const DaysOff& daysOff, int32_t day);

}  // namespace minuted::domain
