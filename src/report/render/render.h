// Renders a document in a format. The same document and look give the same bytes; of a PDF only the text is the same.
// The times in DOCX and ODT files are that of the newest event.
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

// How documents look: the contents of files that a user can replace.
struct Look {
  std::string css;               // for HTML and PDF
  std::string logo;              // an SVG, or ""
  Bytes wordReference;           // a DOCX with the styles and the page to use
  Bytes openDocumentReference;   // an ODT with the same
  std::filesystem::path folder;  // whose files the style may name, in a PDF; empty: none
};

std::string markdownOf(const Document& document);
// format: what the page is for, which it says of itself; PDF is made from a page.
std::string htmlOf(const Document& document, const Look& look, Format format = Format::html);
std::string plainTextOf(const Document& document, size_t width = 80);

// DOCX and ODT need pandoc, PDF needs weasyprint: where the program is not installed, the error, ErrorKind::failed,
// says how to install it.
Result<Bytes> render(const Document& document, Format format, const Look& look);

}  // namespace minuted::report
