// Dates in English prose, and where they stand in it. Of two numbers, the first is the day and the second the month, as
// in Britain.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace minuted::minutes {

// Positions are bytes of the text, `end` the first behind it.
struct FoundDate {
  size_t begin = 0;
  size_t end = 0;
  Date date;

  bool operator==(const FoundDate&) const = default;
};

// All dates in the text, in their order: '20th July 2021', 'Tuesday 5 April 2022', 'May 24th, 2018', '05/04/2022',
// '2022-04-05', 'October 2022', 'summer 2022', 'Q4 2022'; with a reference date also '28 May', the next one on or after
// it. Of several days told together ('13-14 May 2022') the first.
std::vector<FoundDate> findDates(std::string_view text, OptionalDate reference = std::nullopt);

// The first of them.
std::optional<FoundDate> findDate(std::string_view text, OptionalDate reference = std::nullopt);

// The first date by which something is to be done: 'by 30 June 2024', 'by the end of May', 'no later than Friday 5
// December', 'due: 5 May 2025'. It begins where these words do. The end of a month or year is its last day; a month
// alone ('by May') stays a month.
std::optional<FoundDate> findDue(std::string_view text, OptionalDate reference = std::nullopt);

}  // namespace minuted::minutes
