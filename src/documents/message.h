// A document on its way from the program that reads files.
#pragma once

#include "document.capnp.h"
#include "documents/document.h"

namespace minuted {

void write(const Document& document, schema::DocumentBlocks::Builder to);
Document readDocument(schema::DocumentBlocks::Reader from);

}  // namespace minuted
