// Other people's programs that look at what was made: run where they are installed.
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

struct Said {
  std::string text;
  bool well = false;  // it ended with 0
};
inline Said outputOf(const std::string& command) {
  Said said;
  FILE* pipe = ::popen((command + " 2>&1").c_str(), "r");
  char buffer[4096];
  for (size_t got; (got = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) said.text.append(buffer, got);
  said.well = ::pclose(pipe) == 0;
  return said;
}

inline Look ourLook() { return lookFrom({}).value(); }

}  // namespace minuted::report

// The end of a test that cannot be done here, said aloud.
#define NEEDS(program) \
  if (!isInstalled(program)) GTEST_SKIP() << "SKIPPED: there is no " << (program) << " here: scripts/setup --test"
