// The options of a report's output, and writing it: to files in the formats that are asked for, or to standard output.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cli/context.h"
#include "report/document.h"

namespace minuted::cli {

struct ReportOutput {
  std::vector<std::string> files;  // "-" is standard output
  std::string format;              // of standard output, and of files without a known extension
  std::string templates;           // a folder of the user's own templates; a file that is missing there is built in
  void addTo(Command command);
};

// The text of a layout ('annual.md'): the user's own, or the built-in one.
Result<std::string> readLayout(const ReportOutput& output, std::string_view name);

// The folder of templates: the named one, or $MINUTED_TEMPLATES; "" for the built-in ones.
std::filesystem::path templatesFolder(const std::string& named);

struct RenderedFile {
  std::string extension;  // 'pdf'
  Bytes bytes;
};
// Renders the document, once for each format, and writes the files that are asked for. Returns the first of them;
// without any, the document in the format of standard output, which is then not written.
Result<RenderedFile> writeFiles(report::Document document, const ReportOutput& output, const Context& context);

// Renders the document, once for each format, and writes it. Tells the user which files were written. With --json or
// --csv, standard output has the report as an answer (report/report_text.h), and only files have other formats.
Result<void> write(report::Document document, const ReportOutput& output, const Context& context);

}  // namespace minuted::cli
