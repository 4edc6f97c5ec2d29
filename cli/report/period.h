// The options --from and --to of the reports that are about a period.
#pragma once

#include <string>

#include "base/date.h"
#include "cli/context.h"

namespace minuted::cli {

// The last day of a report's period, and its first day if that was given. Without it, the period is a year.
struct GivenPeriod {
  OptionalDate from;
  Date to;
};

struct PeriodOptions {
  std::string from, to;

  void addTo(Command command);
  // ErrorKind::usage where --to is empty or one of them is not a date.
  Result<GivenPeriod> parse(const Context& context) const;
};

// ErrorKind::usage where --on was given to a report that is about a period. `report` begins the sentence: "A report".
Result<void> refuseOn(const Context& context, std::string_view report);

}  // namespace minuted::cli
