// Papers as they are sent: what goes with them, and the record that they were.
#pragma once

#include <string>
#include <vector>

#include "register/command.h"
#include "report/papers.h"

namespace minuted::report {

// The papers in one format and the documents attached to the meeting and its items, as one file: the papers first, then
// the documents in the order of the agenda.
struct Bundle {
  Bytes bytes;
  size_t documents = 0;              // in it, beside the papers
  std::vector<std::string> missing;  // documents that are not in it, a sentence each that says why
};
// As a ZIP, in which each document has its number before its name. extension: of the papers' format. snapshot: that the
// papers were made from.
Result<Bundle> zipPapers(const engine::Snapshot& snapshot, Id meeting, const Document& papers,
                         const std::string& extension, const Bytes& file);
// As one PDF, with a bookmark for each document; those that are no PDF are missing. file: the papers as a PDF.
// ErrorKind::failed where the program that binds it is not installed (render/pdf_binder.h).
Result<Bundle> bindPapers(const engine::Snapshot& snapshot, Id meeting, const Bytes& file);

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
