// Checks the events that a report cites: that they are in the log that it was made from, and say what its table of
// sources prints of them.
#pragma once

#include <string>

#include "base/bytes.h"
#include "report/annual.h"
#include "report/checking/claims.h"

namespace minuted::report {

struct CitedEvents {
  uint64_t checked = 0;   // how many events were proved to be in the log
  bool compared = false;  // the printed rows were compared too; false where the table of sources cannot be read
};

// The file that cites them.
struct CitingFile {
  std::string name;  // for messages
  bool isPublicCopy = false;
};

// root: of the log that the report names, as checked. ErrorKind::integrity where an event is missing or differs from
// what is printed.
Result<CitedEvents> checkCitedEvents(const TakeSnapshot& take, const engine::Snapshot& snapshot, const Claims& claims,
                                     const Hash& root, const CitingFile& file);

}  // namespace minuted::report
