// Intervals between days that recur: every two months, every quarter.
#pragma once

#include <cstdint>
#include <string>

#include "base/date.h"

namespace minuted {

// The months of one interval; 0 for weeks.
uint32_t monthsOf(schema::Interval unit);

// The date so many intervals later, with the same precision. The last day of a shorter month stands for one that it
// does not have: a month after 31 January is 28 February.
Date later(Date date, uint32_t count, schema::Interval unit);

// "every month", "every 2 months"
std::string cadence(uint32_t every, schema::Interval unit);

}  // namespace minuted
