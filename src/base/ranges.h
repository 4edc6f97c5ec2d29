// Functions on ranges that the standard library of g++ 12 does not have (std::ranges::contains is C++23).
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

namespace minuted {

template <typename Range, typename Value>
bool contains(const Range& range, const Value& value) {
  return std::ranges::find(range, value) != std::ranges::end(range);
}

// The median, rounded up where it lies between two values; nothing where there are no values.
template <typename Number>
std::optional<Number> median(std::vector<Number> values) {
  if (values.empty()) return std::nullopt;
  std::ranges::sort(values);
  auto middle = values.size() / 2;
  return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle] + 1) / 2;
}

}  // namespace minuted
