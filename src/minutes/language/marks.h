// What minutes mark by a label: '[Action – TEXT (OWNER)]', 'Action: TEXT', 'AGREED: TEXT', '[Decision – TEXT]'.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace minuted::minutes {

struct Mark {
  std::string label;       // in lower case: 'action', 'agreed'
  std::string qualifier;   // what stands between it and the dash or colon, as written: 'carried forward', 'on Ann'
  std::string_view body;   // what is marked
  std::string_view quote;  // label, body and brackets
};

// The marks of a block in their order, none overlapping. A label stands at the beginning of a bracket or of a sentence,
// and a colon, or a dash with space about it, follows within a few words: 'Covid-19 Action Plan' is none.
std::vector<Mark> findMarks(std::string_view block);

}  // namespace minuted::minutes
