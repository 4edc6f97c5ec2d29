// The sandbox of minuted-reader: after it was entered, the program can only read its input, compute and answer.
#pragma once

#include "base/result.h"

namespace minuted::reader {

// Limits memory, time and system calls. A system call that is not allowed fails with EPERM; one that would start a
// program, open a connection or signal a process kills this one. ErrorKind::failed where the limits cannot be set.
Result<void> enterSandbox();

}  // namespace minuted::reader
