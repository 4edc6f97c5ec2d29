// External programs that check the rendered files. Tests are skipped where a program is not installed.
#pragma once

#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <string>

#include "report/render/programs.h"
#include "report/render/templates.h"

namespace minuted::report {

inline bool isInstalled(const std::string& program) {
  return std::system(("command -v " + program + " >/dev/null 2>&1").c_str()) == 0;
}

struct CommandOutput {
  std::string text;
  bool succeeded = false;  // the exit status is 0
};
inline CommandOutput outputOf(const std::string& command) {
  CommandOutput output;
  FILE* pipe = ::popen((command + " 2>&1").c_str(), "r");
  char buffer[4096];
  for (size_t got; (got = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) output.text.append(buffer, got);
  output.succeeded = ::pclose(pipe) == 0;
  return output;
}

inline Look defaultLook() { return lookFrom({}).value(); }

}  // namespace minuted::report

// Skips the test, with a message, where the program is not installed.
#define NEEDS(program) \
  if (!isInstalled(program)) GTEST_SKIP() << "SKIPPED: there is no " << (program) << " here: scripts/setup --test"
