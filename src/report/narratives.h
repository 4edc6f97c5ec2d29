// The narratives that people have written for a report: those that are recorded, and those in an edited draft.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/report.h"
#include "outcome.capnp.h"
#include "queries/parties/names.h"
#include "queries/queries.h"
#include "report/document.h"

namespace minuted::report {

struct StoredReport {
  Id id;
  domain::Report report;
};

// The newest report of the group for exactly that period; nothing where none was begun.
Result<std::optional<StoredReport>> reportOf(const engine::Snapshot& snapshot, Id group, Date from, Date to);

// The report, of those whose period ended on the day before, that was published last.
Result<std::optional<StoredReport>> previousReport(const engine::Snapshot& snapshot, Id group, Date from);

// The narrative of a section, or of its part about one group; without text where nothing was written.
Result<Narrative> narrativeOf(const engine::Snapshot& snapshot, const std::optional<StoredReport>& found,
                              const std::string& section, Id about, queries::Names& names);

// All that people have written for the report, in its order; none where it was not begun.
Result<queries::Answer<schema::WordsList>> listNarratives(const engine::Snapshot& snapshot,
                                                          const std::optional<StoredReport>& found);

// The name of a narrative in drafts and on the command line: 'activity', 'activity, Safer Streets Sub-Group'.
std::string narrativeName(const std::string& section, Id about, queries::Names& names);

// Reads the narratives between the marks of an edited draft, in its order. ErrorKind::refused where an opening or
// closing mark is missing, or a narrative is there twice.
struct ReturnedNarrative {
  std::string name;
  std::string text;  // one paragraph on each line
};
Result<std::vector<ReturnedNarrative>> readNarratives(const std::vector<std::string>& paragraphs);

}  // namespace minuted::report
