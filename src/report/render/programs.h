// Programs of others, started without a shell, and folders for what they read and write.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace minuted::report {

// A new folder that only its user may enter, gone with the object.
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

struct Program {
  std::string name;                      // looked for in PATH
  std::vector<std::string> arguments;    // without the name
  std::vector<std::string> environment;  // "NAME=value", in place of our own of that name
  std::filesystem::path folder;          // it works there
  std::string missing;                   // what to say where it is not installed
};

// Runs it with nothing to read, until it ends or two minutes are over. Its files are its answer; what it says is part
// of the error where it ends with a complaint.
Result<void> run(const Program& program);

}  // namespace minuted::report
