// For clang only: clang-tidy and the fuzzers include this header before every file. In Cap'n Proto 0.9, only a
// StringPtr can be compared with a C string, and not the other way round. g++ 12 accepts both; clang follows a later
// rule of C++ (P2468) and does not.
#pragma once

#include <kj/string.h>

namespace kj {
inline bool operator==(const char* a, const StringPtr& b) { return b == a; }
inline bool operator!=(const char* a, const StringPtr& b) { return b != a; }
}  // namespace kj
