// The commands of README.md, run one after the other as a new user would type them, on whatever day it is.
#include <gtest/gtest.h>

#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

// The lines of the code blocks below that heading that call the program.
std::vector<std::string> commandsBelow(const std::string& heading) {
  std::vector<std::string> commands;
  std::ifstream readme(fs::path(MINUTED_SOURCE) / "README.md");
  bool isBelow = false, isCode = false;
  for (std::string line; std::getline(readme, line);) {
    if (line == heading) isBelow = true;
    if (line.starts_with("```")) isCode = !isCode;
    if (isBelow && isCode && line.starts_with("minuted ")) commands.push_back(line);
  }
  return commands;
}

TEST(Readme, HasCommandsThatWorkAsTheyStand) {
  std::string name = (fs::temp_directory_path() / "minuted-readme-XXXXXX").string();
  fs::path folder = ::mkdtemp(name.data());
  fs::create_directory_symlink(fs::path(MINUTED_SOURCE) / "tests", folder / "tests");
  std::ofstream(folder / "facts.json") << R"([{"do": "org add", "name": "Saltern Trust"}])";
  auto commands = commandsBelow("## The first five minutes");
  EXPECT_GT(commands.size(), 25u);
  auto errors = folder / "errors";
  for (const auto& command : commands) {
    auto script = folder / "script";
    std::ofstream(script) << "cd " << folder.string() << "\nexport HOME=" << folder.string()
                          << " MINUTED_USER='Anna Reyes' PATH=" << fs::path(MINUTED_PROGRAM).parent_path().string()
                          << ":$PATH\nexec </dev/null 2>" << errors.string() << "\n"
                          << command << "\n";
    auto status = std::system(("bash " + script.string() + " >/dev/null").c_str());
    std::ifstream in(errors);
    std::string message{std::istreambuf_iterator<char>(in), {}};
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << command << "\n" << message;
  }
  fs::remove_all(folder);
}

}  // namespace
