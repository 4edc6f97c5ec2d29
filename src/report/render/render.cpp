#include "report/render/render.h"

#include "report/render/office.h"

namespace minuted::report {

std::optional<Format> formatNamed(std::string_view name) {
  if (name == "md" || name == "markdown") return Format::markdown;
  if (name == "html") return Format::html;
  if (name == "txt" || name == "text") return Format::text;
  if (name == "docx") return Format::docx;
  if (name == "odt") return Format::odt;
  if (name == "pdf") return Format::pdf;
  return std::nullopt;
}

std::string_view extensionOf(Format format) {
  switch (format) {
    case Format::markdown: return "md";
    case Format::html: return "html";
    case Format::text: return "txt";
    case Format::docx: return "docx";
    case Format::odt: return "odt";
    case Format::pdf: return "pdf";
  }
  return "";
}

Result<Bytes> render(const Document& document, Format format, const Look& look) {
  switch (format) {
    case Format::markdown: return markdownOf(document);
    case Format::html: return htmlOf(document, look);
    case Format::text: return plainTextOf(document);
    case Format::docx: return wordOf(document, look);
    case Format::odt: return openDocumentOf(document, look);
    case Format::pdf: return pdfOf(document, look);
  }
  return fail(ErrorKind::usage, "There is no such format.");
}

}  // namespace minuted::report
