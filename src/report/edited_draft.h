// A draft that somebody edited, brought back: its words held against those that are there.
#pragma once

#include "documents/document.h"
#include "report/narratives.h"

namespace minuted::report {

// Paragraphs as a narrative has them: items of lists begin with '- '. Whatever else, cell by cell, stands for itself.
std::vector<std::string> paragraphsOf(const documents::Document& document);

struct ChangedWords {
  std::string name;  // of the narrative: 'activity, Safer Streets'
  std::string section;
  Id about;
  std::string was, text;
  uint64_t event = 0;  // that recorded what was there; 0 for nothing
};

// Those that differ from what people have written for that report so far. ErrorKind::refused where a mark names no
// section, or a group that there is not.
Result<std::vector<ChangedWords>> changedWords(const engine::Snapshot& snapshot, Id group, Date from, Date to,
                                               const std::vector<Returned>& returned);

}  // namespace minuted::report
