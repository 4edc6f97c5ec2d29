#include "base/result.h"

#include <cstdio>
#include <cstdlib>

namespace minuted {

void failInvariant(const char* invariant, const char* file, int line) {
  std::fprintf(stderr, "minuted: broken invariant, stopping: %s (%s:%d)\n", invariant, file, line);
  std::abort();
}

}  // namespace minuted
