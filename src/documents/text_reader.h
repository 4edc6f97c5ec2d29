// Plain text, and Markdown as far as its marks are concerned -> blocks.
#pragma once

#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"
#include "documents/document.h"

namespace minuted::documents {

constexpr size_t largestText = 10'000'000;  // bytes

// UTF-8 with or without a byte order mark, else Windows-1252 (Latin-1 with the quotation marks of word processors).
// What is no text, nothing at all or too large is refused, with the reason and what one might do.
Result<std::string> decodeText(BytesView bytes, std::string_view fileName);

// A line is a block; lines that were broken to fit a width are put together again. Lines are told apart by line feeds
// (by carriage returns, where the text has no line feed).
Document readText(std::string_view text);

}  // namespace minuted::documents
