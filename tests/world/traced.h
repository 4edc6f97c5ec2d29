// Runs a program and stops it in the middle of what it does to files: it is killed at its n-th system call that changes
// a file or makes the disk hold a change, or this call fails. So a test can try every such moment. Linux, by ptrace(2).
#pragma once

#include <string>
#include <vector>

namespace minuted::world {

struct Fault {
  enum class What { none, kill, fail } what = What::none;
  size_t at = 0;           // the call, from 1
  int number = 0;          // errno of a call that fails
  bool syncsOnly = false;  // only fsync and fdatasync count
};

struct Traced {
  int status = 0;    // as waitpid(2) has it
  size_t calls = 0;  // that counted, up to its end
};

// words: the program's path and its arguments. What it says goes to the file. One thread at a time, in a process that
// waits for no other child meanwhile.
Traced runTraced(const std::vector<std::string>& words, const std::string& saysTo, Fault fault);

// Whether the processor is one whose calls can be made to fail here.
bool canFailCalls();

}  // namespace minuted::world
