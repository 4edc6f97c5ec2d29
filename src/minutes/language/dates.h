// Dates and times of day in English prose, and where they stand in it. Days stand before months, as in Britain.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace minuted::minutes {

// Positions are bytes of the text, `end` the first after it.
struct FoundDate {
  size_t begin = 0;
  size_t end = 0;
  Date date;

  bool operator==(const FoundDate&) const = default;
};

// '20th July 2021', 'Tuesday 5 April 2022', 'May 24th, 2018', '05/04/2022', '2022-04-05', 'October 2022', 'summer
// 2022', 'Q4 2022'; with a reference date also '28 May', the next one on or after it.
std::vector<FoundDate> findDates(std::string_view text, OptionalDate reference = std::nullopt);
std::optional<FoundDate> findDate(std::string_view text, OptionalDate reference = std::nullopt);  // the first

// 'by 30 June 2024', 'by the end of May', 'no later than Friday 5 December', 'due: 5 May 2025', from the first of these
// words on. The end of a month or year is its last day; a month alone ('by May') stays a month.
std::optional<FoundDate> findDue(std::string_view text, OptionalDate reference = std::nullopt);

struct FoundTimes {
  size_t begin = 0;
  size_t end = 0;
  int16_t startsAt = -1;  // minutes after midnight
  int16_t endsAt = -1;    // -1 where only one time is named

  bool operator==(const FoundTimes&) const = default;
};

// '2:30-4:30pm', '2.30pm to 4pm', '14:30', '10am', '12 noon'. What is between 1:00 and 6:59 and says neither a.m. nor
// p.m. is in the afternoon, unless written with a zero before it: nobody meets at 2:30 in the night.
std::optional<FoundTimes> findTimes(std::string_view text);

}  // namespace minuted::minutes
