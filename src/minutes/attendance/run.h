// What stands behind a label: names, and often more than names.
#pragma once

#include <string_view>

#include "documents/phrases.h"
#include "event.capnp.h"

namespace minuted::minutes {

struct InnerLabel {
  size_t begin = documents::nowhere, end = documents::nowhere;
  schema::Capacity capacity = schema::Capacity::PRESENT;
};

// The next label within: 'Ann Lee, Joe Kidman. Apologies: Kit Ash'.
InnerLabel nextLabelIn(std::string_view run);

// Without what a template tells its writer: 'REMOVE IF ABSENT - Ann, Joe', 'NAMES Ann, Joe'.
std::string_view withoutHint(std::string_view run);

// Without what is said of their number: '14 members including Ann Lee'.
std::string_view withoutCount(std::string_view run);

}  // namespace minuted::minutes
