// From here on the program can do nothing but read what it was given, compute, and answer.
#pragma once

#include "base/result.h"

namespace minuted::reader {

// Limits memory and time, and the system calls to those that reading and answering take. A call that is not among them
// fails; one that would start a program or open a connection ends the process.
Result<void> enterSandbox();

}  // namespace minuted::reader
