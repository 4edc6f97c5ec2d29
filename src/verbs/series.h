// The days of meetings that recur: every so many weeks on the same weekday, or every so many months on the same weekday
// of the month, as its third Thursday. A pure function, for any thread.
#pragma once

#include <vector>

#include "base/date.h"
#include "event.capnp.h"

namespace minuted::verbs {

// The days from the first to `last`, in their order. Where the first is the fifth of its weekday in its month, the
// others are the last of theirs.
std::vector<Date> recurringDays(Date first, Date last, uint32_t every, schema::Interval unit);

}  // namespace minuted::verbs
