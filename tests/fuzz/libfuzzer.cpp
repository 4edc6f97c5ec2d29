// Connects a fuzzer with libFuzzer: see scripts/fuzz.
#include <cstddef>
#include <cstdint>

#include "fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  minuted::fuzz::testOneInput({reinterpret_cast<const char*>(data), size});
  return 0;
}
