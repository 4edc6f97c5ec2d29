// A folder for files that nobody needs afterwards.
//
// Threads: one is used by one thread at a time.
#pragma once

#include <filesystem>

#include "base/result.h"

namespace minuted {

// A new folder that only this user may enter. It is removed with the object.
class TemporaryFolder {
 public:
  static Result<TemporaryFolder> make();
  TemporaryFolder(TemporaryFolder&& other) noexcept;
  TemporaryFolder& operator=(TemporaryFolder&&) = delete;
  ~TemporaryFolder();

  const std::filesystem::path& path() const { return path_; }

 private:
  explicit TemporaryFolder(std::filesystem::path path) : path_(std::move(path)) {}
  std::filesystem::path path_;  // empty once moved from
};

}  // namespace minuted
