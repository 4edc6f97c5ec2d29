// Text as Poppler has it, in UTF-8.
#pragma once

#include <poppler-global.h>

#include <string>

namespace minuted::reader {

inline std::string utf8(const poppler::ustring& text) {
  auto bytes = text.to_utf8();
  return {bytes.data(), bytes.size()};
}

}  // namespace minuted::reader
