#include "report/render/office.h"

#include <fmt/format.h>

#include "base/files.h"
#include "base/temporary_folder.h"
#include "report/render/programs.h"

namespace minuted::report {
namespace {

std::string missingProgramMessage(std::string_view format, std::string_view program, std::string_view package) {
  return fmt::format(
      "{} is made by {}, which is not installed here: install it (on Debian: apt-get install {}), or ask for html.",
      format, program, package);
}

// Files bear the time of the newest event and not the present one, so that the same log gives the same bytes.
std::string epoch(const Document& document) {
  return fmt::format("SOURCE_DATE_EPOCH={}", document.recordedAt / 1'000'000);
}

// Converts the pictures to PNG: pandoc would pass SVG on, which Word shows only since 2016.
Result<void> drawPictures(const Document& document, const TemporaryFolder& folder, std::string_view format) {
  size_t number = 0;
  for (const auto* figure : figuresOf(document)) {
    auto picture = pictureName(++number), drawing = picture + ".svg";
    TRY_DONE(writeWholeFile(folder.path() / drawing, figure->svg));
    TRY_DONE(run(
        {.name = "rsvg-convert",
         .arguments = {"--zoom", "3", "--output", picture, drawing},
         .folder = folder.path(),
         .missing = missingProgramMessage(fmt::format("A picture in {}", format), "rsvg-convert", "librsvg2-bin")}));
  }
  return {};
}

Result<Parts> runPandoc(const Document& document, Format format, std::string_view name, BytesView reference) {
  std::string extension(extensionOf(format));
  TRY(auto folder, TemporaryFolder::make());
  TRY_DONE(drawPictures(document, folder, name));
  TRY_DONE(writeWholeFile(folder.path() / "report.html", pandocHtmlOf(document, format)));
  TRY_DONE(writeWholeFile(folder.path() / ("reference." + extension), reference));
  auto result = "report." + extension;
  // The data folder is set to this one, so that a user's own pandoc templates have no effect.
  TRY_DONE(run({.name = "pandoc",
                .arguments = {"--from", "html", "--to", extension, "--reference-doc", "reference." + extension,
                              "--data-dir", ".", "--no-highlight", "--output", result, "report.html"},
                .environment = {epoch(document), "LC_ALL=C.UTF-8", "TZ=UTC"},
                .folder = folder.path(),
                .missing = missingProgramMessage(name, "pandoc", "pandoc")}));
  TRY(auto bytes, readWholeFile(folder.path() / result));
  return unpack(bytes);
}

}  // namespace

Result<Bytes> wordOf(const Document& document, const Look& look) {
  TRY(auto parts, runPandoc(document, Format::docx, "DOCX", look.wordReference));
  TRY_DONE(completeWord(parts, document));
  return pack(parts, document.recordedAt);
}

Result<Bytes> openDocumentOf(const Document& document, const Look& look) {
  TRY(auto parts, runPandoc(document, Format::odt, "ODT", look.openDocumentReference));
  TRY_DONE(completeOpenDocument(parts, document));
  return pack(parts, document.recordedAt);
}

// PDF/UA is tagged: screen readers announce headings, tables and lists as such. The program of weasyprint fetches
// whatever a style names; so its library is called, which asks us about each address.
constexpr std::string_view pdfScript = R"(
import inspect, os, sys
from urllib.parse import urlsplit
from urllib.request import url2pathname
try:
    import weasyprint
except ImportError:
    sys.exit(sys.argv[2])

folder = os.path.realpath(sys.argv[1]) if sys.argv[1] else None
refused = []

def fetch(url, *arguments, **named):
    parts = urlsplit(url)
    path = os.path.realpath(url2pathname(parts.path))
    inside = folder and parts.scheme == "file" and not parts.netloc and os.path.commonpath([folder, path]) == folder
    if parts.scheme != "data" and not inside:
        refused.append(url)
        raise ValueError(url)
    return weasyprint.default_url_fetcher(url, *arguments, **named)

write = weasyprint.HTML("report.html", base_url=folder and folder + "/", url_fetcher=fetch).write_pdf
named = "variant" if "variant" in inspect.signature(write).parameters else "pdf_variant"
write("report.pdf", **{named: "pdf/ua-1"})
if refused:
    sys.exit("The template names " + ", ".join(refused) + ": only files of its own folder are read.")
)";

Result<Bytes> pdfOf(const Document& document, const Look& look) {
  TRY(auto folder, TemporaryFolder::make());
  TRY_DONE(writeWholeFile(folder.path() / "report.html", htmlOf(document, look, Format::pdf)));
  auto missing = missingProgramMessage("PDF", "weasyprint", "weasyprint");
  std::error_code ignored;  // a folder that is not there was refused before
  auto templates = look.folder.empty() ? look.folder : std::filesystem::absolute(look.folder, ignored);
  auto python = interpreterOf("weasyprint");
  if (python.empty()) return fail(ErrorKind::failed, missing);
  TRY_DONE(run({.name = python,
                .arguments = {"-c", std::string(pdfScript), templates.string(), missing},
                .environment = {epoch(document), "LC_ALL=C.UTF-8"},
                .folder = folder.path(),
                .missing = missing}));
  return readWholeFile(folder.path() / "report.pdf");
}

}  // namespace minuted::report
