// A sheet about one partner: the actions that it was asked to do in a period and their outcome, its contributions to
// the partnership, and its attendance.
#pragma once

#include "report/annual.h"

namespace minuted::report {

struct PartnerOptions {
  Id party;           // an organisation or a person
  OptionalDate from;  // empty: a year before `to`
  Date to;            // its last day is the last day of the period
};

// The snapshot must be on the last day of the period. ErrorKind::usage where `from` comes after `to`.
Result<Document> partnerSheet(const engine::Snapshot& snapshot, const PartnerOptions& options);

}  // namespace minuted::report
