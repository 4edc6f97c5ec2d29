// Texts of an answer in one line.
#pragma once

#include <capnp/list.h>

#include <string>

namespace minuted::cli {

// "A-1, A-4"
inline std::string joined(capnp::List<capnp::Text>::Reader texts) {
  std::string text;
  for (auto each : texts) text += (text.empty() ? "" : ", ") + std::string(each.cStr());
  return text;
}

}  // namespace minuted::cli
