// Work shared out among threads.
#pragma once

#include <cstddef>
#include <functional>

#include "base/result.h"

namespace minuted::engine {

// Calls work(0) to work(count - 1), each on a thread of its own and work(0) on the caller's, and waits for all of them.
// The error of the first number that had one. An exception must not leave work.
Result<void> runInParallel(size_t count, const std::function<Result<void>(size_t)>& work);

}  // namespace minuted::engine
