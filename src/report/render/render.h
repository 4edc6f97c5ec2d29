// A document as bytes of a format. The same document and look give the same bytes, but for PDF, where they give the
// same text: Word's and OpenDocument's files bear the time of the newest event.
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"
#include "report/document.h"

namespace minuted::report {

enum class Format { markdown, html, text, docx, odt, pdf };

std::optional<Format> formatNamed(std::string_view name);  // md, markdown, html, txt, text, docx, odt, pdf
std::string_view extensionOf(Format format);               // "md"

// How it looks: texts of files that a user can change.
struct Look {
  std::string css;              // of HTML and PDF, for screens and for paper
  std::string logo;             // an SVG, or nothing
  Bytes wordReference;          // a DOCX whose styles and page are taken
  Bytes openDocumentReference;  // an ODT, the same
};

std::string markdownOf(const Document& document);
std::string htmlOf(const Document& document, const Look& look);
std::string plainTextOf(const Document& document, size_t width = 80);

// DOCX and ODT are made by pandoc, PDF by weasyprint: where the program is not there, ErrorKind::failed says so and how
// to get it.
Result<Bytes> render(const Document& document, Format format, const Look& look);

}  // namespace minuted::report
