#include "world/traced.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <map>
#include <set>

#include "world/process.h"

namespace minuted::world {
namespace {

bool isSync(uint64_t number) { return number == SYS_fsync || number == SYS_fdatasync; }

// Calls that change files or make one; writing to a descriptor below 3 only says something.
bool changesFiles(uint64_t number, const std::array<uint64_t, 6>& arguments) {
  static const std::set<uint64_t> always{
      SYS_pwrite64, SYS_ftruncate, SYS_fallocate, SYS_renameat, SYS_renameat2, SYS_mkdirat, SYS_unlinkat, SYS_linkat,
#ifdef SYS_rename
      SYS_rename,   SYS_mkdir,     SYS_unlink,    SYS_rmdir,    SYS_link
#endif
  };
  return isSync(number) || always.contains(number) || (number == SYS_write && arguments[0] > 2) ||
         (number == SYS_openat && (arguments[2] & O_CREAT) != 0);
}

#ifdef __x86_64__
void skipCall(pid_t thread) {
  user_regs_struct registers{};
  ::ptrace(PTRACE_GETREGS, thread, 0, &registers);
  registers.orig_rax = static_cast<unsigned long long>(-1);
  ::ptrace(PTRACE_SETREGS, thread, 0, &registers);
}
void setResult(pid_t thread, int number) {
  user_regs_struct registers{};
  ::ptrace(PTRACE_GETREGS, thread, 0, &registers);
  registers.rax = static_cast<unsigned long long>(-number);
  ::ptrace(PTRACE_SETREGS, thread, 0, &registers);
}
#else
void skipCall(pid_t) {}
void setResult(pid_t, int) {}
#endif

// What is done at the calls of one program and its threads.
class Tracer {
 public:
  Tracer(pid_t process, Fault fault) : process_(process), fault_(fault) {}

  Traced run() {
    Traced traced;
    int status = 0;
    for (pid_t thread = 0; (thread = ::waitpid(-1, &status, __WALL)) > 0 || errno == EINTR;) {
      if (thread < 0) continue;
      if (WIFEXITED(status) || WIFSIGNALED(status)) {
        if (thread == process_) traced = {status, calls_};
        continue;
      }
      int deliver = 0;
      if (WSTOPSIG(status) == (SIGTRAP | 0x80))
        atCall(thread);
      else if (WSTOPSIG(status) != SIGTRAP && WSTOPSIG(status) != SIGSTOP)
        deliver = WSTOPSIG(status);
      ::ptrace(PTRACE_SYSCALL, thread, 0, deliver);
    }
    return traced;
  }

 private:
  void atCall(pid_t thread) {
    __ptrace_syscall_info info{};
    if (::ptrace(PTRACE_GET_SYSCALL_INFO, thread, sizeof info, &info) <= 0) return;
    if (info.op == PTRACE_SYSCALL_INFO_EXIT) {
      if (failing_.erase(thread) > 0) setResult(thread, fault_.number);
      return;
    }
    if (info.op != PTRACE_SYSCALL_INFO_ENTRY) return;
    bool counts =
        fault_.syncsOnly ? isSync(info.entry.nr) : changesFiles(info.entry.nr, std::to_array(info.entry.args));
    if (!counts || ++calls_ != fault_.at) return;
    if (fault_.what == Fault::What::kill) ::kill(process_, SIGKILL);
    if (fault_.what != Fault::What::fail) return;
    failing_.insert(thread);
    skipCall(thread);
  }

  pid_t process_;
  Fault fault_;
  size_t calls_ = 0;
  std::set<pid_t> failing_;
};

}  // namespace

Traced runTraced(const std::vector<std::string>& words, const std::string& saysTo, Fault fault) {
  Process process(words, saysTo, [] {
    ::ptrace(PTRACE_TRACEME, 0, 0, 0);
    ::raise(SIGSTOP);
  });
  int status = 0;
  ::waitpid(process.id(), &status, 0);
  auto options =
      PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACECLONE | PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK | PTRACE_O_EXITKILL;
  ::ptrace(PTRACE_SETOPTIONS, process.id(), 0, options);
  ::ptrace(PTRACE_SYSCALL, process.id(), 0, 0);
  auto traced = Tracer(process.id(), fault).run();
  process.forget();
  return traced;
}

bool canFailCalls() {
#ifdef __x86_64__
  return true;
#else
  return false;
#endif
}

}  // namespace minuted::world
