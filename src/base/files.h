// Whole files, read and written. Errors name the file and say what is wrong with it.
#pragma once

#include <filesystem>

#include "base/bytes.h"
#include "base/result.h"

namespace minuted {

// ErrorKind::notFound where there is no such file, usage where it is a folder, failed where it cannot be read.
Result<Bytes> readWholeFile(const std::filesystem::path& path);

// The same, where "-" stands for standard input.
Result<Bytes> readInput(const std::filesystem::path& path);

// Writes beside the path and renames, so that no reader ever sees half of it. ErrorKind::failed.
Result<void> writeWholeFile(const std::filesystem::path& path, BytesView bytes);

}  // namespace minuted
