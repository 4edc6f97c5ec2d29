#include "base/files.h"

#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <iterator>

#include "base/text.h"
#include "base/written_text.h"

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

Result<std::string> readWrittenText(const fs::path& path) {
  constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
  TRY(auto bytes, readInput(path));
  std::string_view content(bytes);
  if (content.starts_with(byteOrderMark)) content.remove_prefix(byteOrderMark.size());
  std::string text;
  size_t number = 0;
  for (auto line : split(content, '\n')) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    text += (number++ == 0 ? "" : "\n") + std::string(line);
    if (auto fault = characterFault(line, TextForm::words))
      return fail(ErrorKind::usage,
                  fmt::format("{}:{}: the line {}.", path == "-" ? "standard input" : path.string(), number, *fault));
  }
  return text;
}

namespace {

std::unexpected<Error> couldNotWrite(const fs::path& path, const std::string& why = "") {
  return fail(ErrorKind::failed, why.empty() ? fmt::format("Could not write {}.", path.string())
                                             : fmt::format("Could not write {}: {}.", path.string(), why));
}

bool writeTo(const fs::path& path, BytesView bytes) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  return !file.fail();
}

}  // namespace

Result<void> writeWholeFile(const fs::path& path, BytesView bytes) {
  std::error_code error, ignored;
  auto status = fs::status(path, error);
  // A pipe or a device is written to; it must not be replaced by a file.
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    if (fs::is_directory(status)) return couldNotWrite(path, "it is a folder");
    return writeTo(path, bytes) ? Result<void>() : couldNotWrite(path);
  }
  auto target = fs::is_symlink(path, ignored) ? fs::weakly_canonical(path, ignored) : path;  // the link stays
  auto temporary = target;
  temporary += ".part";
  if (!writeTo(temporary, bytes)) {
    fs::remove(temporary, ignored);
    return couldNotWrite(path);
  }
  if (fs::exists(status)) fs::permissions(temporary, status.permissions(), ignored);
  fs::rename(temporary, target, error);
  if (error) {
    fs::remove(temporary, ignored);
    return couldNotWrite(path, error.message());
  }
  return {};
}

}  // namespace minuted
