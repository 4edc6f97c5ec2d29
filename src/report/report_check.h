// A report that somebody holds, checked against the register: whether the events that it cites are in the log that it
// was made from, and say what it prints of them.
#pragma once

#include <string>

#include "documents/document.h"
#include "report/annual.h"
#include "report/claims.h"

namespace minuted::report {

struct ReportCheck {
  Claims claims;          // what the report says of itself
  uint64_t checked = 0;   // events that were proved to be in the log that the report names
  bool compared = false;  // with what the report prints of them; not in formats whose table of sources cannot be read
  uint64_t size = 0;      // of the log now
};

// fileName: for messages. ErrorKind::refused where the document says of no log that it was made from it, or cites no
// event; ErrorKind::integrity where the log is another, or an event is not in it or says otherwise than is printed. Any
// thread.
Result<ReportCheck> checkReport(const TakeSnapshot& take, const documents::Document& document,
                                const std::string& fileName);

}  // namespace minuted::report
