// A fuzzer is a file in this folder that defines two functions: testOneInput() uses any bytes, and seeds() returns
// bytes to begin with. Built by g++, driver.cpp tries a few hundred changes of the seeds, as a test. Built by clang,
// libFuzzer runs the fuzzer for as long as one likes (scripts/fuzz).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace minuted::fuzz {

void testOneInput(std::string_view bytes);  // must return without a crash, for any bytes
std::vector<std::string> seeds();

std::string sample(const std::string& name);  // the contents of a file in tests/sample

}  // namespace minuted::fuzz
