// What a report claims about itself: the log that it was made from, and the events that it cites. This is read back
// from the file of the report, whatever its format, so that anybody who has the register can check it.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "documents/document.h"
#include "report/document.h"

namespace minuted::report {

struct Claims {
  uint64_t size = 0;
  std::string root;  // hexadecimal
  // The rows of the table of sources, by event. Empty where rows cannot be recognised in the format (text, PDF).
  std::map<uint64_t, std::string> listed;
  // Events of notes, as in 'events 188, 190–195', that are not in `listed`. Some may not be cited: a recorded text may
  // speak of events with numbers of its own.
  Citations unlisted;
};

// Nothing where the document does not say which log it was made from.
std::optional<Claims> claimsOf(const documents::Document& document);

}  // namespace minuted::report
