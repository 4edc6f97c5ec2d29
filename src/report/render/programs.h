// Runs external programs without a shell, in temporary folders for what they read and write.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace minuted::report {

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

struct Program {
  std::string name;                      // searched for in PATH
  std::vector<std::string> arguments;    // without the name
  std::vector<std::string> environment;  // "NAME=value"; replaces our own variable of that name
  std::filesystem::path folder;          // its working directory
  std::string missing;                   // the error where it is not installed
};

// What runs a program that is a script, as its first line says: '/usr/bin/python3'. The program is searched for in
// PATH;
// "" where it is not there, or is no script.
std::string interpreterOf(std::string_view script);

// Runs a program with an empty standard input until it ends, at most two minutes. Its results are the files that it
// writes. Where it fails, its output becomes part of the error.
Result<void> run(const Program& program);

}  // namespace minuted::report
