// Compares the narratives of an edited draft with those that are recorded.
#pragma once

#include "documents/document.h"
#include "report/narratives.h"

namespace minuted::report {

// The blocks of a document as paragraphs of narratives: items of lists begin with '- ', and numbers come before the
// text.
std::vector<std::string> paragraphsOf(const documents::Document& document);

struct NarrativeChange {
  std::string name;  // 'activity, Safer Streets'
  std::string section;
  Id about;
  std::string oldText, text;
  uint64_t event = 0;  // the event that recorded the old text; 0 where there was none
};

// The narratives that differ from the recorded ones of that report. ErrorKind::refused where a mark does not name a
// section, or names an unknown group.
Result<std::vector<NarrativeChange>> narrativeChanges(const engine::Snapshot& snapshot, Id group, Date from, Date to,
                                                      const std::vector<ReturnedNarrative>& returned);

}  // namespace minuted::report
