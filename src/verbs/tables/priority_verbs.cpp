// What can be recorded of priorities.
#include "verbs/tables/tables.h"

namespace minuted::verbs {

std::vector<Verb> priorityVerbs() {
  const auto ofPriority = subject("The priority: P-3");
  return {{"priority",
           "add",
           "What a group sets itself for a period",
           Body::PRIORITY_SET,
           "set",
           {positional("text", "words.text", "What it is"), ownGroup, from, until,
            optional("number", "number", "Its number in the list"), partOfProgramme, byDecision},
           "  minuted priority add \"Cut cycle crime\" --group \"Safer Streets\" --from 2025-04-01 --to 2026-03-31"},
          {"priority",
           "report",
           "Report on it",
           Body::PRIORITY_REPORTED,
           "reported on",
           {ofPriority, note, meeting},
           "  minuted priority report P-3 --note \"thefts halved\" --meeting M-4"},
          {"priority",
           "end",
           "Its period is over",
           Body::PRIORITY_ENDED,
           "ended",
           {ofPriority, required("outcome", "outcome", "met, metInPart, notMet or carriedOver"), note, meeting},
           "  minuted priority end P-3 --outcome metInPart"}};
}

}  // namespace minuted::verbs
