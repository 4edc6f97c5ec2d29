// Where a document goes: files of the formats asked for, or standard output.
#pragma once

#include <string>
#include <vector>

#include "cli/context.h"
#include "report/document.h"

namespace minuted::cli {

struct ReportOutput {
  std::vector<std::string> files;  // "-": standard output
  std::string format;              // of standard output, and of files whose names do not say
  std::string templates;           // a folder of files that stand in for ours
  void addTo(Command command);
};

// The layout of that name from the templates: theirs, or ours.
Result<std::string> layoutNamed(const ReportOutput& output, std::string_view name);

// Renders the document once a format and writes it; says what was written where.
Result<void> write(const report::Document& document, const ReportOutput& output, const Context& context);

}  // namespace minuted::cli
