// A file -> its proposals: read by the program that may do no harm (src/reader/), recognised by src/minutes/.
#pragma once

#include <filesystem>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"
#include "documents/reader_process.h"
#include "minutes/importer.h"

namespace minuted::review {

// reader: the program that reads what is not plain text. Errors are those of documents::readFile and
// minutes::readDocument: what was refused, why, and what one might do.
Result<minutes::Reading> readFile(BytesView bytes, std::string_view fileName, const minutes::ReadOptions& options = {},
                                  const std::filesystem::path& reader = documents::readerBesideProgram());

}  // namespace minuted::review
