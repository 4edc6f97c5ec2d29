// A document on its way from the program that reads files.
#pragma once

#include "document.capnp.h"
#include "documents/document.h"

namespace minuted::documents {

constexpr size_t mostBlocks = 100'000;

void write(const Document& document, schema::DocumentBlocks::Builder to);

// The message is not trusted: control characters go, and places within a text are held to it. Throws kj::Exception
// where it is damaged or has too many blocks.
Document readDocument(schema::DocumentBlocks::Reader from);

}  // namespace minuted::documents
