// Reads a file into proposals. The file is parsed, and what it says is recognised, in a sandboxed program
// (src/reader/).
#pragma once

#include <filesystem>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"
#include "documents/reader_process.h"
#include "minutes/importer.h"

namespace minuted::review {

// reader: the path of the sandboxed program. Errors are those of documents::readFile and minutes::readDocument.
Result<minutes::Reading> readFile(BytesView bytes, std::string_view fileName, const minutes::ReadOptions& options = {},
                                  const std::filesystem::path& reader = documents::readerBesideProgram());

}  // namespace minuted::review
