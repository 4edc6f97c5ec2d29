#include "base/files.h"

#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <iterator>

namespace minuted {
namespace fs = std::filesystem;

Result<Bytes> readWholeFile(const fs::path& path) {
  std::error_code error;
  if (!fs::exists(path, error)) return fail(ErrorKind::notFound, fmt::format("There is no file '{}'.", path.string()));
  if (fs::is_directory(path, error))
    return fail(ErrorKind::usage, fmt::format("'{}' is a folder. Name the files in it.", path.string()));
  std::ifstream file(path, std::ios::binary);
  Bytes bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (!file.is_open() || file.bad()) return fail(ErrorKind::failed, fmt::format("'{}' cannot be read.", path.string()));
  return bytes;
}

Result<Bytes> readInput(const fs::path& path) {
  if (path != "-") return readWholeFile(path);
  return Bytes(std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>());
}

Result<void> writeWholeFile(const fs::path& path, BytesView bytes) {
  auto temporary = path;
  temporary += ".part";
  std::error_code error;
  {
    std::ofstream file(temporary, std::ios::binary | std::ios::trunc);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!file.flush()) {
      file.close();
      fs::remove(temporary, error);
      return fail(ErrorKind::failed, fmt::format("Could not write {}.", path.string()));
    }
  }
  fs::rename(temporary, path, error);
  if (error) {
    std::error_code ignored;
    fs::remove(temporary, ignored);
    return fail(ErrorKind::failed, fmt::format("Could not write {}: {}.", path.string(), error.message()));
  }
  return {};
}

}  // namespace minuted
