// Checks a report against the register: that the cited events are in the log that it was made from, and say what is
// printed.
#pragma once

#include <string>

#include "documents/document.h"
#include "report/annual.h"
#include "report/claims.h"

namespace minuted::report {

struct ReportCheck {
  Claims claims;          // what the report claims about itself
  uint64_t checked = 0;   // how many events were proved to be in the log that the report names
  bool compared = false;  // the printed rows were compared too; false where the table of sources cannot be read
  uint64_t size = 0;      // of the log now
};

// fileName: for messages. ErrorKind::refused where the document does not say which log it was made from, or cites no
// event; ErrorKind::integrity where that is another log, or an event is missing or differs from what is printed. Any
// thread.
Result<ReportCheck> checkReport(const TakeSnapshot& take, const documents::Document& document,
                                const std::string& fileName);

}  // namespace minuted::report
