// Word's and OpenDocument's files, made by pandoc, and completed where it falls short; PDF, made by weasyprint.
#pragma once

#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "report/render/package.h"
#include "report/render/render.h"

namespace minuted::report {

// The document as pandoc is to read it: its own dialect of HTML, with styles named by attributes.
std::string pandocHtmlOf(const Document& document);

std::string pictureName(size_t number);  // of the document's pictures, from 1: figure-1.png

Result<Bytes> wordOf(const Document& document, const Look& look);
Result<Bytes> openDocumentOf(const Document& document, const Look& look);
Result<Bytes> pdfOf(const Document& document, const Look& look);

// What pandoc leaves undone, done in its parts.
Result<void> completeWord(Parts& parts, const Document& document);
Result<void> completeOpenDocument(Parts& parts, const Document& document);

// The tables and figures of a document in their order, as they come back in what pandoc made.
std::vector<const Table*> tablesOf(const Document& document);
std::vector<const Figure*> figuresOf(const Document& document);

}  // namespace minuted::report
