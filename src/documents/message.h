// A document as the message by which minuted-reader hands it over.
#pragma once

#include "document.capnp.h"
#include "documents/document.h"
#include "documents/printed_text.h"

namespace minuted::documents {

constexpr size_t mostBlocks = 100'000;

void write(const Document& document, schema::DocumentBlocks::Builder to);

// Does not trust the message: removes control characters, and limits offsets to the text that they refer to. Throws
// kj::Exception where the message is damaged or has more than mostBlocks.
Document readDocument(schema::DocumentBlocks::Reader from);

void write(const PrintedText& printed, capnp::List<schema::PrintedLine>::Builder to);
// As readDocument.
PrintedText readPrintedLines(capnp::List<schema::PrintedLine>::Reader from);

}  // namespace minuted::documents
