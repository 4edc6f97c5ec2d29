// Times of day in English prose, and where they stand in it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace minuted::minutes {

// One time or a span of two. Positions are bytes of the text, `end` the first behind it.
struct FoundTimes {
  size_t begin = 0;
  size_t end = 0;
  int16_t startsAt = -1;  // minutes after midnight
  int16_t endsAt = -1;    // -1 where only one time is named

  bool operator==(const FoundTimes&) const = default;
};

// The first in the text: '2:30-4:30pm', '2.30pm to 4pm', '14:30', '10am', '12 noon'. What is between 1:00 and 6:59 and
// says neither a.m. nor p.m. is in the afternoon, unless written with a zero before it: nobody meets at 2:30 in the
// night.
std::optional<FoundTimes> findTimes(std::string_view text);

}  // namespace minuted::minutes
