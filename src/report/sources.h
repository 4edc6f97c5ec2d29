// The appendix of sources: for each cited event what it says, when it happened and was recorded, and which meeting or
// document it comes from.
#pragma once

#include <string_view>

#include "report/report_context.h"

namespace minuted::report {

constexpr std::string_view sourcesKey = "sources", papersKey = "background-papers";

// Inserts the sources below the heading of that section, and the names of the documents that they were read from below
// that of the background papers; does nothing where the document has no such section.
Result<void> fillSources(Document& document, ReportContext& context);

// What the table of sources prints for an event, without its number and the day on which it was recorded.
struct SourceText {
  Id subject;
  std::string what, on, from;
};
Result<SourceText> sourceText(const engine::Snapshot& snapshot, uint64_t position, queries::Names& names);

// A sentence on how to check the sources, and the tables.
Result<std::vector<Block>> sourcesOf(const Citations& cited, const Document& document, ReportContext& context);

// Sets which log the document is made from: its size, its root, and the time of its newest event.
Result<void> addLogState(const engine::Snapshot& snapshot, Document& document);

// Says in a public copy, after its cover, that it is one.
void tellPublicCopy(Document& document, const engine::Snapshot& snapshot);

// For documents without a layout: adds the appendix of sources at the end and says of a
// public copy that it is one.
Result<void> complete(Document& document, ReportContext& context);

}  // namespace minuted::report
