#include "world/process.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

namespace minuted::world {

Process::Process(const std::vector<std::string>& words, const std::string& saysTo,
                 const std::function<void()>& prepare) {
  std::vector<char*> arguments;
  for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  auto file = saysTo.empty() ? "/dev/null" : saysTo.c_str();
  id_ = ::fork();
  if (id_ != 0) return;
  int out = ::open(file, O_WRONLY | O_CREAT | O_TRUNC, 0600), in = ::open("/dev/null", O_RDONLY);
  ::dup2(in, STDIN_FILENO);
  ::dup2(out, STDOUT_FILENO);
  ::dup2(out, STDERR_FILENO);
  if (prepare) prepare();
  ::execv(arguments[0], arguments.data());
  ::_exit(127);
}

Process::~Process() {
  if (id_ <= 0) return;
  signal(SIGKILL);
  wait();
}

void Process::signal(int number) const { ::kill(id_, number); }

int Process::wait() {
  int status = 0;
  while (::waitpid(id_, &status, 0) < 0 && errno == EINTR) {
  }
  id_ = 0;
  return status;
}

size_t peakMemoryOf(pid_t process) {
  std::ifstream status("/proc/" + std::to_string(process) + "/status");
  for (std::string word; status >> word;)
    if (word == "VmHWM:") {
      size_t kilobytes = 0;
      status >> kilobytes;
      return kilobytes * 1024;
    }
  return 0;
}

}  // namespace minuted::world
