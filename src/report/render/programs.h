// Runs external programs without a shell.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace minuted::report {

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
