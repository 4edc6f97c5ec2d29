// Checks a report that somebody holds against the register: makes it again from the log at the size that it prints, and
// compares what a reader sees. Where it cannot be made again, it is compared with its text as it was published, and
// else only the events are checked that it cites.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "report/annual.h"
#include "report/checking/claims.h"
#include "report/checking/text_differences.h"
#include "report/cited_events.h"

namespace minuted::report {

struct ReportCheck {
  // What the file was compared with.
  enum class Against { madeAgain, published, nothing };

  Claims claims;      // what the report claims about itself
  uint64_t size = 0;  // of the log now
  Against against = Against::nothing;
  bool isSameBytes = false;             // and not only the words are the same
  size_t words = 0;                     // of the file
  std::vector<Difference> differences;  // in the words
  std::string
      otherMaker;  // 'minuted 0.2.0 with the templates 5f0c…', where the report says so and this program is another
  std::string whyNotMade;  // a sentence, where it could not be made again, or not in these words
  CitedEvents cited;       // where it was compared with nothing
};

// templates: the folder of the user's own templates; empty for the built-in ones. fileName: for messages.
// ErrorKind::refused where the file does not say which log it was made from; ErrorKind::integrity where that is another
// log, or an event is missing or differs from what is printed. Any thread.
struct CheckTools {
  std::filesystem::path reader;  // minuted-reader
  std::filesystem::path templates;
};
Result<ReportCheck> checkReport(const TakeSnapshot& take, BytesView file, const std::string& fileName,
                                const CheckTools& tools);

}  // namespace minuted::report
