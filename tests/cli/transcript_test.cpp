// Each file in tests/cli/transcripts is what somebody typed at a terminal: commands after '$ ', and below each command
// what it printed to standard output and standard error, with '[exit N]' if its exit code is not 0. In the expected
// output, '…' stands for any characters of a line.
//
// MINUTED_WRITE_TRANSCRIPTS=1 writes what was printed into the files. Read the difference before you commit it.
#include <gtest/gtest.h>

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

const fs::path source = MINUTED_SOURCE;
const fs::path program = MINUTED_PROGRAM;

// Questions that a register must answer after the two seeds were recorded. The seeds are not part of this repository:
// MINUTED_SHARED names the folder that has them.
const fs::path questions = source / "tests/seeds/questions.txt";

fs::path seeds() {
  const char* shared = std::getenv("MINUTED_SHARED");
  return fs::path(shared != nullptr ? shared : source.string() + "/../shared") / "seeds";
}

struct Exchange {
  std::string command;
  std::vector<std::string> output;
};

struct Transcript {
  std::vector<std::string> preamble;  // the lines before the first command, which say what it is about
  std::vector<Exchange> exchanges;
};

Transcript readTranscript(const fs::path& file) {
  Transcript transcript;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("$ "))
      transcript.exchanges.push_back({line.substr(2), {}});
    else if (transcript.exchanges.empty())
      transcript.preamble.push_back(line);
    else
      transcript.exchanges.back().output.push_back(line);
  }
  return transcript;
}

void writeTranscript(const fs::path& file, const Transcript& transcript) {
  std::ofstream out(file);
  for (const auto& line : transcript.preamble) out << line << '\n';
  for (const auto& [command, output] : transcript.exchanges) {
    out << "$ " << command << '\n';
    for (const auto& line : output) out << line << '\n';
  }
}

// Whether the line is the expected one, where '…' matches any characters.
bool matches(std::string_view expected, std::string_view line) {
  constexpr std::string_view any = "…";
  auto at = expected.find(any);
  if (at == std::string_view::npos) return expected == line;
  if (!line.starts_with(expected.substr(0, at))) return false;
  auto rest = expected.substr(at + any.size());
  for (size_t skip = at; skip <= line.size(); ++skip)
    if (matches(rest, line.substr(skip))) return true;
  return false;
}

bool matches(const Exchange& expected, const Exchange& got) {
  if (expected.output.size() != got.output.size()) return false;
  for (size_t i = 0; i < got.output.size(); ++i)
    if (!matches(expected.output[i], got.output[i])) return false;
  return true;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const auto& line : lines) text += line + '\n';
  return text;
}

constexpr const char* marker = "=-=-= end of ";

// In a pipeline, what goes to standard error overtakes what another program still reads, or does not. It is printed at
// the end there.
std::string inOrder(const std::string& command) {
  if (command.find(" | ") == std::string::npos) return command;
  return "{ " + command + "\n} 2> errors; code=$?; cat errors; ( exit $code )";
}

// Runs all commands in one shell, so that a command can stop what an earlier one started in the background.
std::vector<Exchange> run(const Transcript& transcript, const fs::path& folder) {
  // By links, so that what is printed does not depend on where this checkout is.
  fs::create_directory_symlink(source / "tests/sample", folder / "sample");
  fs::create_directory_symlink(source / "tests/seeds", folder / "facts");
  fs::create_directory_symlink(source / "tests/quarter", folder / "quarter");
  fs::create_symlink(source / "tests/cli/sample.json", folder / "sample.json");
  fs::create_directory_symlink(seeds(), folder / "seeds");
  auto script = folder / "session.sh";
  {
    std::ofstream out(script);
    out << "cd " << folder << "\nexec 2>&1\n";
    for (const auto& [command, output] : transcript.exchanges)
      out << inOrder(command) << "\ncode=$?; [ $code = 0 ] || echo \"[exit $code]\"; echo '" << marker << "'\n";
  }
  auto environment = "env -i PATH=" + program.parent_path().string() +
                     ":/usr/sbin:/usr/bin:/sbin:/bin HOME=" + folder.string() +
                     " TZ=UTC COLUMNS=80 MINUTED_REGISTER=register MINUTED_USER='Anna Reyes' bash " + script.string();
  std::unique_ptr<FILE, int (*)(FILE*)> pipe(::popen(environment.c_str(), "r"), ::pclose);
  std::vector<Exchange> exchanges;
  std::vector<std::string> output;
  std::array<char, 4096> buffer;
  std::string line;
  while (std::fgets(buffer.data(), buffer.size(), pipe.get()) != nullptr) {
    line += buffer.data();
    if (!line.ends_with('\n')) continue;
    line.pop_back();
    if (line == marker)
      exchanges.push_back({transcript.exchanges.at(exchanges.size()).command, std::exchange(output, {})});
    else
      output.push_back(line);
    line.clear();
  }
  return exchanges;
}

std::vector<fs::path> transcripts() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(source / "tests/cli/transcripts")) files.push_back(entry.path());
  files.push_back(source / "tests/quarter/quarter.txt");
  files.push_back(questions);
  std::sort(files.begin(), files.end());
  return files;
}

class ATranscript : public testing::TestWithParam<fs::path> {};

TEST_P(ATranscript, IsWhatTheProgramPrints) {
  if (GetParam() == questions && !fs::exists(seeds()))
    GTEST_SKIP() << "SKIPPED: the questions of the seeds, for there is no " << seeds()
                 << ". Set MINUTED_SHARED to the folder that holds seeds/.";
  auto folder = fs::temp_directory_path() /
                ("minuted-transcript-" + std::to_string(::getpid()) + "-" + GetParam().stem().string());
  fs::remove_all(folder);
  fs::create_directories(folder);
  auto expected = readTranscript(GetParam());
  auto got = run(expected, folder);
  fs::remove_all(folder);

  ASSERT_EQ(got.size(), expected.exchanges.size()) << "the session ended early";
  if (std::getenv("MINUTED_WRITE_TRANSCRIPTS") != nullptr) {
    auto written = expected;
    for (size_t i = 0; i < got.size(); ++i)
      if (!matches(expected.exchanges[i], got[i])) written.exchanges[i] = got[i];
    writeTranscript(GetParam(), written);
    return;
  }
  for (size_t i = 0; i < got.size(); ++i)
    EXPECT_TRUE(matches(expected.exchanges[i], got[i])) << "$ " << got[i].command << "\nexpected:\n"
                                                        << joined(expected.exchanges[i].output) << "printed:\n"
                                                        << joined(got[i].output);
}

std::string nameOf(const testing::TestParamInfo<fs::path>& file) {
  auto name = file.param.stem().string();
  for (char& c : name)
    if (c == '-') c = '_';
  return name;
}

INSTANTIATE_TEST_SUITE_P(EachFile, ATranscript, testing::ValuesIn(transcripts()), nameOf);

}  // namespace
