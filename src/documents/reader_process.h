// A file of any kind -> document. Text is read here. Everything else is read by minuted-reader, a program of its own,
// so that this one starts fast, and so that a file made to do harm is read where it cannot: see reader/main.cpp.
#pragma once

#include <filesystem>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"
#include "documents/document.h"

namespace minuted::documents {

// What may be asked of the reader, by both sides.
constexpr size_t largestFile = 50'000'000;    // bytes
constexpr size_t largestAnswer = 64'000'000;  // bytes of the message with the document
constexpr int readerSeconds = 20;

// Where minuted-reader is: beside the running program.
std::filesystem::path readerBesideProgram();

// What cannot be read is refused, with the reason and what one might do; a reader that takes too long is stopped.
Result<Document> readFile(BytesView bytes, std::string_view fileName, const std::filesystem::path& reader);

}  // namespace minuted::documents
