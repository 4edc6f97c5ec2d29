// Lets libFuzzer drive a fuzzer: see scripts/fuzz.
#include <cstddef>
#include <cstdint>

#include "fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  minuted::fuzz::tryOut({reinterpret_cast<const char*>(data), size});
  return 0;
}
