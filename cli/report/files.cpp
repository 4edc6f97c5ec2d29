#include "cli/report/files.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <map>

#include "base/files.h"
#include "base/ranges.h"
#include "cli/terminal/output.h"
#include "report/render/render.h"
#include "report/render/templates.h"
#include "report/report_text.h"

namespace minuted::cli {
namespace {

namespace fs = std::filesystem;
using report::Format;

Result<Format> formatOf(const std::string& file, const ReportOutput& output) {
  auto extension = file == "-" ? "" : foldCase(fs::path(file).extension().string());
  auto name = extension.size() > 1 ? extension.substr(1) : output.format;
  if (name.empty()) return Format::markdown;
  if (auto format = report::formatNamed(name)) return *format;
  return fail(ErrorKind::usage, fmt::format("'{}' is no format. Say md, html, txt, docx, odt or pdf.", name));
}

bool isText(Format format) { return format == Format::markdown || format == Format::html || format == Format::text; }

Result<void> writeToOutput(Format format, const Bytes& bytes) {
  if (!isText(format) && ::isatty(STDOUT_FILENO) != 0)
    return fail(ErrorKind::usage, "That format is not for a terminal: name a file with -o FILE.");
  writeOut(bytes);
  return {};
}

}  // namespace

fs::path templatesFolder(const std::string& named) {
  if (!named.empty()) return named;
  const char* folder = std::getenv("MINUTED_TEMPLATES");
  return folder == nullptr ? "" : folder;
}

void ReportOutput::addTo(Command command) {
  command.path("-o,--output", files, "A file to write: .md, .html, .txt, .docx, .odt or .pdf; may come again");
  command.option("--format", format, "Of standard output: md, html, txt, docx, odt or pdf");
  command.path("--templates", templates,
               "A folder with texts and styles of your own; else $MINUTED_TEMPLATES ('minuted report templates')");
}

Result<std::string> readLayout(const ReportOutput& output, std::string_view name) {
  return report::textOf(templatesFolder(output.templates), name);
}

Result<RenderedFile> writeFiles(report::Document document, const ReportOutput& output, const Context& context) {
  auto templates = templatesFolder(output.templates);
  TRY(auto look, report::lookFrom(templates));
  TRY(document.recipe.templates, report::templatesDigest(templates));
  TRY(auto first, formatOf(output.files.empty() ? "-" : output.files.front(), output));
  std::map<Format, Bytes> rendered;
  TRY(rendered[first], report::render(document, first, look));
  for (const auto& file : output.files) {
    TRY(auto format, formatOf(file, output));
    if (!rendered.contains(format)) {
      TRY(rendered[format], report::render(document, format, look));
    }
    if (file == "-") {
      TRY_DONE(writeToOutput(format, rendered[format]));
      continue;
    }
    TRY_DONE(writeWholeFile(file, rendered[format]));
    context.say(fmt::format("Wrote {}.", file));
  }
  return RenderedFile{std::string(report::extensionOf(first)), std::move(rendered[first])};
}

Result<void> write(report::Document document, const ReportOutput& output, const Context& context) {
  auto writing = output;
  if (isForPrograms(context.options)) {
    if (contains(output.files, "-") || (output.files.empty() && !output.format.empty()))
      return fail(ErrorKind::usage, "Standard output has the report as JSON or CSV: name another file with -o FILE.");
  } else if (output.files.empty()) {
    writing.files = {"-"};
  }
  if (!writing.files.empty()) TRY_DONE(writeFiles(document, writing, context));
  TRY(document.recipe.templates, report::templatesDigest(templatesFolder(output.templates)));
  printForPrograms(context.options, report::reportText(document, writing.files).get());
  return {};
}

}  // namespace minuted::cli
