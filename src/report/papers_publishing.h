// Papers as they are sent: what goes with them, and the record that they were.
#pragma once

#include <string>
#include <vector>

#include "register/command.h"
#include "report/papers.h"

namespace minuted::report {

// The papers in one format and the documents attached to the meeting and its items, as the parts of a ZIP: the papers
// first, then the documents in the order of the agenda, each with its number before its name. Documents whose bytes are
// not kept are left out, and are named in `missing`. snapshot: that the papers were made from.
struct Bundle {
  Bytes zip;
  size_t documents = 0;
  std::vector<std::string> missing;
};
Result<Bundle> bundlePapers(const engine::Snapshot& snapshot, Id meeting, const Document& papers,
                            const std::string& fileName, const Bytes& file);

// Whether the document rests on an event that a public copy does not have.
Result<bool> isConfidential(const engine::Snapshot& publicCopy, const Document& document);

struct SentPapers {
  Id meeting, document;  // document: with the bytes of the file that was sent
  std::vector<Id> to;
  std::string note;
};
// Adds to a command the step which says that they were sent.
void addSentPapers(engine::CommandMaker& command, const SentPapers& sent, const Document& papers, const Hash& root);

}  // namespace minuted::report
