#include "documents/running_heads.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "documents/phrases.h"

namespace minuted::documents {
namespace {

// The part of a line that is the same on each page: 'Page 3 of 7' becomes 'page # of #'.
std::string patternOf(std::string_view line) {
  std::string plain;
  for (char c : toLower(foldSpace(line))) {
    bool isDigit = c >= '0' && c <= '9';
    if (!isDigit) plain += c;
    if (isDigit && !plain.ends_with('#')) plain += '#';
  }
  return plain;
}

bool isPageNumber(const std::string& pattern) {
  return pattern == "#" || pattern == "- # -" || pattern == "page #" || pattern == "page # of #" ||
         pattern == "# of #" || pattern == "p. #" || pattern == "page | #" || pattern == "# | page" || pattern == "#/#";
}

enum class Edge { none, top, bottom };

// For each line, whether it is one of the first or the last of its page.
std::vector<Edge> edgesOf(const std::vector<Line>& lines) {
  constexpr size_t topLines = 2, bottomLines = 3;
  std::vector<Edge> edges(lines.size());
  for (size_t begin = 0; begin < lines.size();) {
    auto end = begin;
    while (end < lines.size() && lines[end].page == lines[begin].page) ++end;
    for (auto i = begin; i < end; ++i)
      if (lines[i].cells.empty() && (i < begin + topLines || i + bottomLines >= end))
        edges[i] = i < begin + topLines ? Edge::top : Edge::bottom;
    begin = end;
  }
  return edges;
}

}  // namespace

void dropRunningHeads(std::vector<Line>& lines) {
  if (lines.empty() || lines.back().page < 2) return;
  auto edges = edgesOf(lines);
  std::map<std::string, std::set<int>> pages;  // on which each pattern stands at an edge
  for (size_t i = 0; i < lines.size(); ++i)
    if (edges[i] != Edge::none) pages[patternOf(lines[i].text)].insert(lines[i].page);
  auto majority = static_cast<size_t>(lines.back().page) / 2 + 1;
  std::set<std::string> seen;
  std::vector<Line> output;
  for (size_t i = 0; i < lines.size(); ++i) {
    bool isAtEdge = edges[i] != Edge::none;
    auto pattern = isAtEdge ? patternOf(lines[i].text) : "";
    bool isRepeated = isAtEdge && pages[pattern].size() >= majority && pages[pattern].size() > 1;
    bool isFirstAtTop = isRepeated && seen.insert(pattern).second && edges[i] == Edge::top;
    if (isAtEdge && (isPageNumber(pattern) || (isRepeated && !isFirstAtTop))) continue;
    auto folded = foldSpace(lines[i].text);
    bool beginsPage = !output.empty() && output.back().page != lines[i].page;
    if (beginsPage && !folded.empty() && folded[0] >= 'a' && folded[0] <= 'z') lines[i].gap = false;
    output.push_back(std::move(lines[i]));
  }
  lines = std::move(output);
}

}  // namespace minuted::documents
