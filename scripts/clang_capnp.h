// For clang only, included before every file that clang-tidy reads. Cap'n Proto 0.9 compares a C string with a
// StringPtr the wrong way round, which g++ 12 still takes and clang, by a later rule of C++ (P2468), does not.
#pragma once

#include <kj/string.h>

namespace kj {
inline bool operator==(const char* a, const StringPtr& b) { return b == a; }
inline bool operator!=(const char* a, const StringPtr& b) { return b != a; }
}  // namespace kj
