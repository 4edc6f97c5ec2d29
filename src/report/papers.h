// The papers for a meeting: what is on its agenda, who is expected, what became of the meeting before, and how the
// group's actions stand.
#pragma once

#include "report/annual.h"

namespace minuted::report {

struct PapersOptions {
  Id meeting;
  OptionalDate on;  // none: of a meeting that was held, its day; else the present day
  std::optional<Micros> asOf;
  bool publicCopy = false;  // without what is confidential
};

// ErrorKind::notFound where there is no such meeting on that day; refused where it was cancelled.
Result<Document> papersOf(const TakeSnapshot& take, const PapersOptions& options);

}  // namespace minuted::report
