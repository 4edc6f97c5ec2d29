// The program where the system gives it too little: it says so and ends with an exit code, and the register is whole.
#include <gtest/gtest.h>

#include "cli/program.h"

namespace minuted::world {
namespace {

class Limits : public ProgramTest {
 protected:
  Limits() {
    record({"init", "--name", "Marram Coast Partnership"});
    record({"person", "add", "Priya Nair"});
  }
  ~Limits() override { EXPECT_EQ(run({"verify"}).code, 0); }
};

TEST_F(Limits, OfTheSizeOfFilesAreAnErrorLikeAnyOther) {
  for (std::string blocks : {"0", "1", "4", "8"}) {
    // Through a pipe, since the limit holds for the file of the output too.
    auto ran = shell("(ulimit -f " + blocks +
                     "; minuted action add 'Call the office' --owner 'Priya Nair') 2>&1 | cat; exit ${PIPESTATUS[0]}");
    bool isSaid = ran.code == 1 && ran.output.find("minuted: ") != std::string::npos;
    EXPECT_TRUE(isSaid || (ran.code == 0 && blocks != "0")) << ran.code << ran.output;
  }
}

TEST_F(Limits, OfMemoryAreSaid) {
#ifdef __SANITIZE_ADDRESS__
  GTEST_SKIP() << "SKIPPED: with the address sanitizer, a program needs terabytes of addresses.";
#endif
  bool isRefused = false;
  for (int kilobytes = 60'000; kilobytes < 300'000; kilobytes += 5'000) {
    auto limit = "ulimit -v " + std::to_string(kilobytes) + "; ";
    if (shell(limit + "minuted --version").code == 127) continue;  // its libraries do not fit
    for (const char* command : {"minuted action list", "minuted action add 'Call the office' --owner 'Priya Nair'"}) {
      auto ran = shell(limit + command);
      EXPECT_TRUE(ran.code == 0 || (ran.code == 1 && ran.errors.starts_with("minuted: ")))
          << kilobytes << " kB: " << command << ": " << ran.code << " " << ran.errors;
      isRefused = isRefused || ran.code == 1;
    }
  }
  EXPECT_TRUE(isRefused);
}

}  // namespace
}  // namespace minuted::world
