// The annual update of a group and its sub-groups: a document made from a snapshot, a layout and the narratives that
// people have written. The same log, layout and period give the same document, on whatever day it is made.
#pragma once

#include <functional>
#include <string>

#include "register/snapshot.h"
#include "report/document.h"

namespace minuted::report {

// Takes snapshots of the same register under other cuts. The section on restated figures needs one of the time at which
// the previous update was published.
using TakeSnapshot = std::function<Result<engine::Snapshot>(const engine::Times& times)>;

// Takes public copies of those snapshots: a report made from them is one. `take` must outlive it.
TakeSnapshot publicCopies(const TakeSnapshot& take);

struct AnnualOptions {
  Id group;           // empty: the partnership of the register
  OptionalDate from;  // empty: a year before `to`
  Date to;            // its last day is the last day of the period
  std::optional<Micros> asOf;
  bool draft = false;  // with marks where people write narratives
  std::string layout;  // the text of a file like annual.md
};

struct AnnualUpdate {
  Document document;
  Id group;
  Date from, to;  // days
};

// The first day of the year that ends on that day: 1 April 2022 for 31 March 2023.
Date yearBefore(Date last);

// The period of a report, by default a year. ErrorKind::usage where it ends before it begins.
struct Period;  // report/year.h
Result<Period> periodOf(const OptionalDate& from, Date to);

// ErrorKind::notFound where there is no such group on that day; usage where the layout or the dates are wrong.
Result<AnnualUpdate> annualUpdate(const TakeSnapshot& take, const AnnualOptions& options);

}  // namespace minuted::report
