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

// A folder that cannot be looked into may hold a register: a loop of links stands for all reasons, since whoever is
// root may look into any other.
TEST_F(Limits, OfRightsAreNotTakenForAFolderWithoutARegister) {
  fs::create_symlink("loop", folder_ / "loop");
  for (const char* command :
       {"action list", "person add 'Tom Ash'", "log --follow", "verify", "rebuild", "serve", "init --name X"}) {
    auto ran = shell(std::string("timeout 5 minuted --register loop/register ") + command);
    EXPECT_EQ(ran.code, 1) << command << ran.errors;
    EXPECT_NE(ran.errors.find("Too many levels of symbolic links"), std::string::npos) << command << ran.errors;
  }
  EXPECT_EQ(shell("minuted --register nowhere action list").code, 3);
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
