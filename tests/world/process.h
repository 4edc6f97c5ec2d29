// A program that a test runs beside itself, and ends. One thread at a time.
#pragma once

#include <sys/types.h>

#include <functional>
#include <string>
#include <vector>

namespace minuted::world {

class Process {
 public:
  // words: the program's path and its arguments. prepare: called in the new process before the program begins; it may
  // only make system calls. What the program says goes to the file, if one is named, else nowhere.
  explicit Process(const std::vector<std::string>& words, const std::string& saysTo = {},
                   const std::function<void()>& prepare = {});
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;
  ~Process();  // kills it, if it still runs

  pid_t id() const { return id_; }
  void signal(int number) const;
  int wait();                 // its status, as waitpid(2) has it
  void forget() { id_ = 0; }  // somebody else has waited for it

 private:
  pid_t id_;
};

// The most memory that a process has had so far, in bytes (VmHWM); 0 where it is gone.
size_t peakMemoryOf(pid_t process);

}  // namespace minuted::world
