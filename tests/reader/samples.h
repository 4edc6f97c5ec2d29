// The sample minutes in each format.
#pragma once

#include <fstream>
#include <iterator>
#include <string>

namespace minuted::reader {

inline std::string fileText(const std::string& name) {
  std::ifstream file(MINUTED_SOURCE "/tests/sample/formats/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace minuted::reader
