// The program as somebody runs it in a shell, in a folder of its own, and the list of its commands, from its help.
#pragma once

#include <gtest/gtest.h>

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "world/temp_register.h"

namespace minuted::world {

namespace fs = std::filesystem;

using Words = std::vector<std::string>;

struct Ran {
  int code;
  std::string output, errors;
};

inline std::string contentOf(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream content;
  content << in.rdbuf();
  return content.str();
}

inline Words with(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

// As words of a shell.
inline std::string quoted(const Words& words) {
  std::string text;
  for (const auto& word : words) {
    text += "'";
    for (char c : word) text += c == '\'' ? "'\\''" : std::string(1, c);
    text += "' ";
  }
  return text;
}

// A command of the program's list, such as {"action", "add"}, with the options that it takes.
struct Listed {
  Words words;
  std::string options;  // "--name; --public"
  bool takes(const std::string& option) const { return (options + ";").find(option + ";") != std::string::npos; }
};

// Each fourth of them; all with MINUTED_FULL=1. A program with sanitizers takes a tenth of a second to start.
template <typename Element>
std::vector<Element> sampleOf(const std::vector<Element>& all) {
  if (isFull()) return all;
  std::vector<Element> sample;
  for (size_t i = 0; i < all.size(); i += 4) sample.push_back(all[i]);
  return sample;
}

// A test with a folder, in which a register may be made. Commands run as Anna Reyes, who cannot be asked.
class ProgramTest : public testing::Test {
 protected:
  ProgramTest() {
    std::string name = (fs::temp_directory_path() / "minuted-program-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
  }
  ~ProgramTest() override { fs::remove_all(folder_); }

  // environment: 'COLUMNS=40 MINUTED_USER=…', as a shell has it.
  Ran shell(const std::string& line, const std::string& environment = "") {
    auto out = folder_ / "out", errors = folder_ / "errors", script = folder_ / "script";
    std::ofstream(script) << "cd " << folder_.string() << "\nunset COLUMNS\nexport HOME=" << folder_.string()
                          << " MINUTED_REGISTER=" << (folder_ / "register").string()
                          << " MINUTED_USER='Anna Reyes' PATH=" << fs::path(MINUTED_PROGRAM).parent_path().string()
                          << ":$PATH\n"
                          << (environment.empty() ? "" : "export " + environment + "\n") << line << "\n";
    auto status = std::system(
        ("timeout 20 bash " + script.string() + " >" + out.string() + " 2>" + errors.string() + " </dev/null").c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128, contentOf(out), contentOf(errors)};
  }
  Ran run(const Words& words, const std::string& environment = "") {
    return shell("minuted --no-input " + quoted(words), environment);
  }
  void record(const Words& words) {
    auto ran = run(words);
    EXPECT_EQ(ran.code, 0) << quoted(words) << ran.errors;
  }

  // The commands that do something, as 'minuted help --csv' lists them.
  std::vector<Listed> listedCommands() {
    std::vector<Listed> listed;
    std::istringstream lines(run({"help", "--csv"}).output);
    std::string line;
    std::getline(lines, line);  // the header
    while (std::getline(lines, line)) {
      if (line.ends_with('\r')) line.pop_back();
      Listed command;
      std::istringstream words(line.substr(0, line.find(',')));
      for (std::string word; words >> word;) command.words.push_back(word);
      command.options = line.substr(line.rfind(',') + 1);
      listed.push_back(std::move(command));
    }
    return listed;
  }

  // All commands: {}, {"action"}, {"action", "add"}, …
  std::vector<Words> commands() {
    std::vector<Words> all{{}};
    for (const auto& [words, options] : listedCommands())
      for (size_t length = 1; length <= words.size(); ++length) {
        Words command(words.begin(), words.begin() + static_cast<ptrdiff_t>(length));
        if (std::ranges::count(all, command) == 0) all.push_back(command);
      }
    return all;
  }

  fs::path folder_;
};

// The number of characters of the widest line, of UTF-8 text without wide characters.
inline size_t widestLineOf(const std::string& text) {
  size_t widest = 0;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    size_t characters = 0;
    for (unsigned char byte : line) characters += (byte & 0xC0) != 0x80 ? 1 : 0;
    widest = std::max(widest, characters);
  }
  return widest;
}

}  // namespace minuted::world
