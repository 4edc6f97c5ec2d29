// One sheet for a partner: what it was asked in a period and what came of it, what it brought to the partnership, and
// whether it was there.
#pragma once

#include "report/annual.h"

namespace minuted::report {

struct PartnerOptions {
  Id party;           // an organisation or a person
  OptionalDate from;  // none: a year before `to`
  Date to;            // its last day is the period's
  bool publicCopy = false;
};

// The snapshot is on the period's last day. ErrorKind::usage where the dates are the wrong way round.
Result<Document> partnerSheet(const engine::Snapshot& snapshot, const PartnerOptions& options);

}  // namespace minuted::report
