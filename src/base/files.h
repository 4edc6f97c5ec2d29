// Reads and writes whole files. Errors name the file and the reason.
#pragma once

#include <filesystem>

#include "base/bytes.h"
#include "base/result.h"

namespace minuted {

// ErrorKind::notFound where there is no such file, usage where it is a folder, failed where it cannot be read.
Result<Bytes> readWholeFile(const std::filesystem::path& path);

// The same, where "-" stands for standard input.
Result<Bytes> readInput(const std::filesystem::path& path);

// Writes a temporary file beside the path and renames it, so that no reader ever sees a part of the file.
// ErrorKind::failed where that is not possible.
Result<void> writeWholeFile(const std::filesystem::path& path, BytesView bytes);

// The same of a text that somebody wrote: UTF-8, a byte order mark left out, and every line ended by '\n' alone.
// ErrorKind::usage, with the line, where it is none, or has control characters.
Result<std::string> readWrittenText(const std::filesystem::path& path);

}  // namespace minuted
