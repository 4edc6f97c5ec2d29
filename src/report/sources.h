// The appendix of sources: each event that a document cites, what it says, when it happened and was recorded, and where
// it was read or at which meeting it was agreed.
#pragma once

#include <string_view>

#include "report/citing.h"

namespace minuted::report {

constexpr std::string_view sourcesKey = "sources";

// Fills the document's section of sources, below its heading, with all that the document cites; does nothing where it
// has no such section. In a public copy, what confidential events say is left out.
Result<void> fillSources(Document& document, Citing& citing);

// What the table of sources prints of an event, but for its number and the day of its recording.
struct SourceWords {
  Id subject;
  std::string what, on, from;
};
Result<SourceWords> sourceWords(const engine::Snapshot& snapshot, uint64_t position, queries::Names& names);

// A sentence on how to check them, and the table; for a document that is not an annual update too.
Result<std::vector<Block>> sourcesOf(const Citations& cited, const Document& document, Citing& citing);

// Where a document stands: the log's size and root, and the time of its newest event.
Result<void> describeLog(const engine::Snapshot& snapshot, Document& document);

// Completes a document that has no layout: the appendix of sources at its end, and, after the cover, what a public copy
// leaves out.
Result<void> complete(Document& document, Citing& citing);

}  // namespace minuted::report
