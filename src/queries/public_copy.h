// What a public copy says of itself.
#pragma once

#include <string_view>

#include "register/snapshot.h"

namespace minuted::queries {

// Whether anything in the register was left out, in one sentence. It names nobody and counts nothing, since a number
// that changes from one copy to the next would tell of whom there is something to hide. Both sentences have as many
// words, so that reports which count their words differ in nothing else.
constexpr std::string_view somethingIsLeftOut =
    "This is a public copy: what is confidential in the register is left out.";
constexpr std::string_view nothingIsLeftOut =
    "This is a public copy: in the register nothing is confidential or left out.";
inline std::string_view publicCopyNote(const engine::Snapshot& snapshot) {
  return snapshot.hidesSomething() ? somethingIsLeftOut : nothingIsLeftOut;
}

}  // namespace minuted::queries
