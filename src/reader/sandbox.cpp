#include "reader/sandbox.h"

#include <fcntl.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/resource.h>

#include <cerrno>

#include "documents/reader_process.h"

namespace minuted::reader {
namespace {

constexpr rlim_t mostMemory = 480'000'000;  // bytes of address space, libraries included

// The hard limit is the soft one plus `grace`.
bool limit(__rlimit_resource resource, rlim_t softLimit, rlim_t grace = 0) {
  rlimit limits{softLimit, softLimit + grace};
  return ::setrlimit(resource, &limits) == 0;
}

}  // namespace

Result<void> enterSandbox() {
  bool isLimited = limit(RLIMIT_CPU, documents::readerSeconds, 1) && limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_CORE, 0);
#ifndef __SANITIZE_ADDRESS__  // the sanitizer reserves terabytes of addresses for itself
  isLimited = isLimited && limit(RLIMIT_AS, mostMemory);
#endif
  auto* filter = ::seccomp_init(SCMP_ACT_ERRNO(EPERM));
  if (!isLimited || filter == nullptr) return fail(ErrorKind::failed, "The sandbox cannot be set up.");
  int failed = 0;
  for (int call : {SCMP_SYS(read),          SCMP_SYS(write),          SCMP_SYS(readv),        SCMP_SYS(writev),
                   SCMP_SYS(lseek),         SCMP_SYS(fstat),          SCMP_SYS(close),        SCMP_SYS(munmap),
                   SCMP_SYS(mremap),        SCMP_SYS(madvise),        SCMP_SYS(brk),          SCMP_SYS(futex),
                   SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday),   SCMP_SYS(getrandom),    SCMP_SYS(sched_yield),
                   SCMP_SYS(rt_sigaction),  SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack),
                   SCMP_SYS(exit),          SCMP_SYS(exit_group)})
    failed |= ::seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0);
  // No memory that can be executed, and no file that is not open already.
  for (int call : {SCMP_SYS(mmap), SCMP_SYS(mprotect)})
    failed |= ::seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 1, SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
  failed |= ::seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(newfstatat), 1,
                               SCMP_A3(SCMP_CMP_MASKED_EQ, AT_EMPTY_PATH, AT_EMPTY_PATH));
#ifdef __SANITIZE_ADDRESS__  // the sanitizers test whether memory is accessible by writing it into a pipe
  for (int call : {SCMP_SYS(pipe), SCMP_SYS(pipe2)}) failed |= ::seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0);
#endif
  for (int call : {SCMP_SYS(execve), SCMP_SYS(execveat), SCMP_SYS(fork), SCMP_SYS(vfork), SCMP_SYS(socket),
                   SCMP_SYS(connect), SCMP_SYS(ptrace), SCMP_SYS(kill), SCMP_SYS(tkill), SCMP_SYS(tgkill)})
    failed |= ::seccomp_rule_add(filter, SCMP_ACT_KILL_PROCESS, call, 0);
  failed |= ::seccomp_load(filter);
  ::seccomp_release(filter);
  if (failed != 0) return fail(ErrorKind::failed, "The sandbox cannot be set up.");
  return {};
}

}  // namespace minuted::reader
