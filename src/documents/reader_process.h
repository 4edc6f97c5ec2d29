// Reads a file of any kind. It is read by a separate program, minuted-reader, so that this program links no parsers and
// starts fast, and so that a malicious file, of plain text too, is parsed in a sandbox: see reader/main.cpp.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "document.capnp.h"
#include "documents/document.h"
#include "documents/printed_text.h"

namespace minuted::documents {

// Limits that this program and minuted-reader both keep.
constexpr size_t largestFile = 50'000'000;    // bytes
constexpr size_t largestAnswer = 64'000'000;  // bytes of the message with the document
constexpr int readerSeconds = 20;             // of processor time

// The path of minuted-reader, which is installed in the folder of the running program.
std::filesystem::path readerBesideProgram();

// Lets minuted-reader read the file. `wanted`: its arguments behind the kind of file. take() is called with the answer,
// which is not to be trusted; it may throw kj::Exception where the answer is damaged. Errors are those of readFile.
Result<void> askReader(BytesView bytes, std::string_view fileName, const std::vector<std::string>& wanted,
                       const std::filesystem::path& reader,
                       const std::function<Result<void>(schema::ReadFile::Reader)>& take);

// `reader` is the path of minuted-reader; it is killed if it takes too long. ErrorKind::failed where the file cannot be
// read; the message names the file, the reason and what the user can do.
Result<Document> readFile(BytesView bytes, std::string_view fileName, const std::filesystem::path& reader);

// The words of a file of text, Markdown, HTML, DOCX, ODT or PDF. Errors are those of readFile.
Result<PrintedText> readPrintedText(BytesView bytes, std::string_view fileName, const std::filesystem::path& reader);

}  // namespace minuted::documents
