// A fuzzer is a file here with two functions: what is done with any bytes at all, and bytes to begin with. Built by
// g++, driver.cpp changes these a few hundred times, as a test; built by clang, libFuzzer goes on for as long as one
// likes (scripts/fuzz).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace minuted::fuzz {

void tryOut(std::string_view bytes);  // must return, and break nothing
std::vector<std::string> seeds();

std::string sample(const std::string& name);  // a file of tests/sample

}  // namespace minuted::fuzz
