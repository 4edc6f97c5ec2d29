#include "base/temporary_folder.h"

#include <fmt/format.h>
#include <stdlib.h>

#include <cerrno>
#include <cstring>

namespace minuted {

Result<TemporaryFolder> TemporaryFolder::make() {
  std::error_code error;
  auto pattern = (std::filesystem::temp_directory_path(error) / "minuted-XXXXXX").string();
  if (error || ::mkdtemp(pattern.data()) == nullptr)
    return fail(ErrorKind::failed, fmt::format("A temporary folder cannot be made at {}: {}.", pattern,
                                               error ? error.message() : strerror(errno)));
  return TemporaryFolder(pattern);
}

TemporaryFolder::TemporaryFolder(TemporaryFolder&& other) noexcept : path_(std::move(other.path_)) {
  other.path_.clear();
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;  // what cannot be removed stays in the temporary folder of the system
  if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

}  // namespace minuted
