// Reads plain text, and the parts of Markdown that mark headings, lists, tables, links and emphasis.
#pragma once

#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"
#include "documents/document.h"
#include "documents/printed_text.h"

namespace minuted::documents {

constexpr size_t largestText = 10'000'000;  // bytes

// Converts a file to UTF-8. It is read as UTF-8, with or without a byte order mark, or else as Windows-1252.
// ErrorKind::failed where the file is no text, empty or too large; the message completes a sentence that begins with
// the name of the file: 'is empty: …'.
Result<std::string> decodeText(BytesView bytes);

// Each line is a block, except that lines which were broken to fit a width are joined again. Lines end with a line feed
// (with a carriage return, where the text has no line feed).
Document readText(std::string_view text);

// The lines of a text as they are, with the mark-up of Markdown.
PrintedText printedLinesOf(std::string_view text);

}  // namespace minuted::documents
