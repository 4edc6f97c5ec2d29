// What the standard library's ranges do not have yet (std::ranges::contains is C++23, and not in g++ 12).
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

namespace minuted {

template <typename Range, typename Value>
bool contains(const Range& range, const Value& value) {
  return std::ranges::find(range, value) != std::ranges::end(range);
}

// The middle value; of an even number of values the mean of the middle two, rounded up. Nothing of none.
template <typename Number>
std::optional<Number> median(std::vector<Number> values) {
  if (values.empty()) return std::nullopt;
  std::ranges::sort(values);
  auto middle = values.size() / 2;
  return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle] + 1) / 2;
}

}  // namespace minuted
