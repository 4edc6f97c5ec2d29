// The annual update of a group and all its parts: a document made from a snapshot, a layout and what people have
// written for it. The same log, layout and period give the same document, on any day.
#pragma once

#include <functional>
#include <string>

#include "register/snapshot.h"
#include "report/document.h"

namespace minuted::report {

// A snapshot of the same register at other times: what it said of the period before when its update was published.
using TakeSnapshot = std::function<Result<engine::Snapshot>(const engine::Times& times)>;

struct AnnualOptions {
  Id group;           // none: the register's partnership
  OptionalDate from;  // none: a year before `to`
  Date to;            // its last day is the period's
  std::optional<Micros> asOf;
  bool publicCopy = false;  // without what is confidential
  bool draft = false;       // with places for a person's own words
  std::string layout;       // annual.md
};

struct AnnualUpdate {
  Document document;
  Id group;
  Date from, to;  // days
};

// The day after the same day a year before: 1 April 2022 for 31 March 2023.
Date yearBefore(Date last);

// The period of a report: from that day, or from a year before. ErrorKind::usage where it ends before it begins.
struct Period;  // report/year.h
Result<Period> periodOf(const OptionalDate& from, Date to);

// ErrorKind::notFound where there is no such group on that day; usage where the layout or the dates are wrong.
Result<AnnualUpdate> annualUpdate(const TakeSnapshot& take, const AnnualOptions& options);

}  // namespace minuted::report
