#include "cli/terminal/nearest.h"

#include <algorithm>

namespace minuted::cli {
namespace {

// How many letters have to be put in, left out, changed or exchanged with their neighbour to make one of the other.
size_t editsBetween(std::string_view from, std::string_view to) {
  std::vector<std::vector<size_t>> edits(from.size() + 1, std::vector<size_t>(to.size() + 1));
  for (size_t i = 0; i <= from.size(); ++i) edits[i][0] = i;
  for (size_t j = 0; j <= to.size(); ++j) edits[0][j] = j;
  for (size_t i = 1; i <= from.size(); ++i)
    for (size_t j = 1; j <= to.size(); ++j) {
      auto change = edits[i - 1][j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
      edits[i][j] = std::min({edits[i - 1][j] + 1, edits[i][j - 1] + 1, change});
      if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
        edits[i][j] = std::min(edits[i][j], edits[i - 2][j - 2] + 1);
    }
  return edits[from.size()][to.size()];
}

}  // namespace

std::string nearestOf(std::string_view word, const std::vector<std::string>& names) {
  constexpr size_t longest = 40;
  if (word.empty() || word.size() > longest) return "";
  std::string nearest;
  auto least = std::max<size_t>(1, word.size() / 3) + 1;
  for (const auto& name : names) {
    bool isBeginning = word.size() > 1 && name.starts_with(word);
    auto edits = isBeginning ? 1 : editsBetween(word, name);
    if (edits >= least) continue;
    least = edits;
    nearest = name;
  }
  return nearest;
}

}  // namespace minuted::cli
