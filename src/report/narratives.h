// What people have written for a report: found for its group and period, and read back from a draft that was edited.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/report.h"
#include "queries/names.h"
#include "report/document.h"

namespace minuted::report {

struct ReportFound {
  Id id;
  domain::Report report;
};

// The report of the group for exactly that period, if one was begun. The newest, should there be several.
Result<std::optional<ReportFound>> reportOf(const engine::Snapshot& snapshot, Id group, Date from, Date to);

// That of the period that ended on the day before, or the newest that was published of it.
Result<std::optional<ReportFound>> publishedBefore(const engine::Snapshot& snapshot, Id group, Date from);

// What stands in a section, or in the part of it about one group; empty where nothing was written.
Result<Narrative> narrativeOf(const engine::Snapshot& snapshot, const std::optional<ReportFound>& found,
                              const std::string& section, Id about, queries::Names& names);

// What a narrative is called in drafts and on the command line: 'activity', 'activity, Safer Streets Sub-Group'.
std::string narrativeName(const std::string& section, Id about, queries::Names& names);

// The words between the marks of an edited draft: paragraphs as they were read from the file, in its order.
// ErrorKind::refused where a mark lacks its other one, or the same section comes twice.
struct Returned {
  std::string name;
  std::string text;  // paragraphs on lines of their own
};
Result<std::vector<Returned>> returnedWords(const std::vector<std::string>& paragraphs);

}  // namespace minuted::report
