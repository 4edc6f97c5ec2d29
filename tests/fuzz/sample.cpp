// Reads the sample minutes, which are seeds of fuzzers.
#include <fstream>
#include <iterator>

#include "fuzz.h"

namespace minuted::fuzz {

std::string sample(const std::string& name) {
  std::ifstream file(MINUTED_SOURCE "/tests/sample/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace minuted::fuzz
