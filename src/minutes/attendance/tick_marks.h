// The signs by which lists and tables of attendance are ticked off.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace minuted::minutes {

constexpr std::array<std::string_view, 4> presentMarks{"✓", "✔", "✅", "☑"};
constexpr std::array<std::string_view, 3> absentMarks{"✗", "✘", "❌"};

inline bool beginsWithMark(std::string_view text, const auto& marks) {
  return std::ranges::any_of(marks, [&](auto mark) { return text.starts_with(mark); });
}

}  // namespace minuted::minutes
