// The papers for a meeting: its agenda, who is expected, what became of the previous meeting, and the group's actions.
#pragma once

#include "report/annual.h"

namespace minuted::report {

struct PapersOptions {
  Id meeting;
  OptionalDate on;  // empty: the day of the meeting if it was held, and else today
  std::optional<Micros> asOf;
};

// ErrorKind::notFound where there is no such meeting on that day; refused where it was cancelled.
Result<Document> papersOf(const TakeSnapshot& take, const PapersOptions& options);

}  // namespace minuted::report
