// What stands behind a label, mostly a run of names, with what is no name taken out.
#pragma once

#include <string_view>

#include "documents/phrases.h"
#include "event.capnp.h"

namespace minuted::minutes {

// Another label within a run; `begin` is documents::nowhere where there is none.
struct InnerLabel {
  size_t begin = documents::nowhere, end = documents::nowhere;  // bytes; the end is behind the colon
  schema::Capacity capacity = schema::Capacity::PRESENT;
};

// The first: 'Ann Lee, Joe Kidman. Apologies: Kit Ash'.
InnerLabel nextLabelIn(std::string_view run);

// Without what a template tells its writer in capitals: 'REMOVE IF ABSENT - Ann, Joe', 'NAMES Ann, Joe'.
std::string_view withoutHint(std::string_view run);

// Without what is said of their number: '14 members including Ann Lee'.
std::string_view withoutCount(std::string_view run);

}  // namespace minuted::minutes
