// What minutes mark by a label: '[Action – TEXT (OWNER)]', 'Action: TEXT', 'AGREED: TEXT', '[Decision – TEXT]'.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace minuted::minutes {

// A label and the text that it marks. The views are into the text that was looked through.
struct Mark {
  std::string label;       // in lower case: 'action', 'agreed'
  std::string qualifier;   // what stands between label and dash or colon, as written: 'carried forward', 'on Ann'; a
                           // number or initials for 'AP3' and 'JS action:'
  std::string_view body;   // the text that is marked
  std::string_view quote;  // label, body and brackets
};

// The marks of a block in their order, none overlapping. A label stands at the beginning of a bracket or of a sentence,
// and a colon, or a dash with space beside it, follows within a few words: 'Covid-19 Action Plan' has none. A mark ends
// with its bracket; without one, where the next begins, or where a sentence tells of a decision.
std::vector<Mark> findMarks(std::string_view block);

}  // namespace minuted::minutes
