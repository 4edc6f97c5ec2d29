// DOCX and ODT, made by pandoc and completed by us; PDF, made by weasyprint.
#pragma once

#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "report/render/package.h"
#include "report/render/render.h"

namespace minuted::report {

// The input of pandoc: HTML with its attributes for styles.
std::string pandocHtmlOf(const Document& document, Format format);

std::string pictureName(size_t number);  // counted from 1: figure-1.png

Result<Bytes> wordOf(const Document& document, const Look& look);
Result<Bytes> openDocumentOf(const Document& document, const Look& look);
Result<Bytes> pdfOf(const Document& document, const Look& look);

// Add to the parts of a file what pandoc does not support.
Result<void> completeWord(Parts& parts, const Document& document);
Result<void> completeOpenDocument(Parts& parts, const Document& document);

// The tables and figures of a document in the order in which they are in the output of pandoc.
std::vector<const Table*> tablesOf(const Document& document);
std::vector<const Figure*> figuresOf(const Document& document);

}  // namespace minuted::report
