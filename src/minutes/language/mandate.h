// For whom a person speaks, where their name says it.
#pragma once

#include <optional>
#include <string_view>

namespace minuted::minutes {

// 'Rachel Patel (Thames Valley Police)'
struct SaidMandate {
  std::string_view person, organisation;
};

// Nothing where the text does not end with brackets, or what they hold is an office, a matter of the meeting or
// initials and no organisation: 'Ann Lee (Chair)', 'Ann Lee (AL)'. Pure, for any thread.
std::optional<SaidMandate> splitMandate(std::string_view text);

}  // namespace minuted::minutes
