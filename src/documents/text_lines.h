// The text of a document as it was read, line by line, as it is kept with the document (schema/text.capnp) and shown
// beside what was found in it.
#pragma once

#include <string>
#include <vector>

#include "base/bytes.h"
#include "documents/document.h"
#include "text.capnp.h"

namespace minuted::documents {

struct TextLine {
  int line = 0, page = 0, sheet = 0;  // as in Block
  std::string text;
  bool operator==(const TextLine&) const = default;
};
using TextLines = std::vector<TextLine>;

// A line for each block of the document.
TextLines textLinesOf(const Document& document);

void write(const TextLines& lines, capnp::List<schema::TextLine>::Builder to);
// Removes control characters: the message may come from the program that reads files.
TextLines readTextLines(capnp::List<schema::TextLine>::Reader from);

// The message that is kept, schema/text.capnp KeptText.
Bytes encodeText(const TextLines& lines);

}  // namespace minuted::documents
