// What a report that was made and sent out says of itself: the log it was made from, and the events that it cites.
// Read back from the file, whatever its format, so that anybody who has the register can check it.
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
  // By the table of sources: the whole row of each event. Empty where the format keeps no rows that can be told apart
  // (text, PDF).
  std::map<uint64_t, std::string> listed;
  // In brackets, '[188, 190–195]', and not among those: a recorded text may have numbers in brackets of its own.
  Citations unlisted;
};

// Nothing where it does not say which log it was made from.
std::optional<Claims> claimsOf(const documents::Document& document);

}  // namespace minuted::report
