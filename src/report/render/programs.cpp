#include "report/render/programs.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>

#include "base/text.h"
#include "base/written_text.h"

namespace minuted::report {
namespace {

constexpr int timeoutSeconds = 120;          // seconds
constexpr size_t maxOutputBytes = 64 << 10;  // the rest of the output is read and dropped

// Our own environment, with the given variables added or replaced.
std::vector<std::string> environmentWith(const std::vector<std::string>& overrides) {
  auto nameOf = [](std::string_view variable) { return variable.substr(0, variable.find('=')); };
  auto variables = overrides;
  for (char** each = environ; *each != nullptr; ++each) {
    bool isReplaced = false;
    for (const auto& variable : overrides) isReplaced = isReplaced || nameOf(variable) == nameOf(*each);
    if (!isReplaced) variables.emplace_back(*each);
  }
  return variables;
}

std::vector<char*> pointersTo(std::vector<std::string>& words) {
  std::vector<char*> pointers;
  for (auto& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  return pointers;
}

Result<pid_t> start(const Program& program, int output) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addchdir_np(&actions, program.folder.c_str());
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, output, STDERR_FILENO);
  posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
  std::vector<std::string> words{program.name};
  words.insert(words.end(), program.arguments.begin(), program.arguments.end());
  auto variables = environmentWith(program.environment);
  pid_t pid = 0;
  int error = posix_spawnp(&pid, program.name.c_str(), &actions, nullptr, pointersTo(words).data(),
                           pointersTo(variables).data());
  posix_spawn_file_actions_destroy(&actions);
  if (error == ENOENT) return fail(ErrorKind::failed, program.missing);
  if (error != 0)
    return fail(ErrorKind::failed, fmt::format("{} cannot be started: {}.", program.name, strerror(error)));
  return pid;
}

// Reads the output until the program closes it. False where the time is up before that.
bool readOutput(int output, std::string& text) {
  using Clock = std::chrono::steady_clock;
  auto end = Clock::now() + std::chrono::seconds(timeoutSeconds);
  while (true) {
    auto remaining = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
    pollfd waiting{output, POLLIN, 0};
    int ready = remaining <= 0 ? 0 : ::poll(&waiting, 1, static_cast<int>(remaining));
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return false;
    char buffer[4096];
    auto got = ::read(output, buffer, sizeof buffer);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return true;
    if (text.size() < maxOutputBytes) text.append(buffer, static_cast<size_t>(got));
  }
}

int waitForExit(pid_t pid) {
  int status = 0;
  while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

}  // namespace

std::string interpreterOf(std::string_view script) {
  const char* path = std::getenv("PATH");
  for (auto folder : split(path == nullptr ? "" : path, ':')) {
    std::ifstream file(std::filesystem::path(folder) / script);
    std::string line;
    if (std::getline(file, line)) return line.starts_with("#!") ? std::string(trim(line.substr(2))) : "";
  }
  return "";
}

Result<void> run(const Program& program) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0)
    return fail(ErrorKind::failed, fmt::format("{} cannot be started: {}.", program.name, strerror(errno)));
  auto pid = start(program, ends[1]);
  ::close(ends[1]);
  std::string text;
  bool isInTime = pid && readOutput(ends[0], text);
  ::close(ends[0]);
  if (!pid) return std::unexpected(pid.error());
  if (!isInTime) ::kill(*pid, SIGKILL);
  auto status = waitForExit(*pid);
  if (!isInTime)
    return fail(ErrorKind::failed,
                fmt::format("{} took longer than {} seconds, and was stopped.", program.name, timeoutSeconds));
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
    return fail(ErrorKind::failed,
                fmt::format("{} could not make the file: {}", program.name, foldSpace(withoutControls(text))));
  return {};
}

}  // namespace minuted::report
