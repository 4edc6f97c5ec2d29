#include "documents/running_heads.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "documents/phrases.h"

namespace minuted::documents {
namespace {

// Of a line, what is the same on each page: 'Page 3 of 7' is 'page # of #'.
std::string pattern(std::string_view line) {
  std::string plain;
  for (char c : lowered(foldSpace(line))) {
    bool digit = c >= '0' && c <= '9';
    if (!digit) plain += c;
    if (digit && !plain.ends_with('#')) plain += '#';
  }
  return plain;
}

bool isPageNumber(const std::string& pattern) {
  return pattern == "#" || pattern == "- # -" || pattern == "page #" || pattern == "page # of #" ||
         pattern == "# of #" || pattern == "p. #" || pattern == "page | #" || pattern == "# | page" || pattern == "#/#";
}

enum class Edge { none, top, bottom };

// For each line, whether it is one of the outermost of its page.
std::vector<Edge> edgesOf(const std::vector<Line>& lines) {
  constexpr size_t above = 2, below = 3;
  std::vector<Edge> edge(lines.size());
  for (size_t begin = 0; begin < lines.size();) {
    auto end = begin;
    while (end < lines.size() && lines[end].page == lines[begin].page) ++end;
    for (auto i = begin; i < end; ++i)
      if (lines[i].cells.empty() && (i < begin + above || i + below >= end))
        edge[i] = i < begin + above ? Edge::top : Edge::bottom;
    begin = end;
  }
  return edge;
}

}  // namespace

void dropRunningHeads(std::vector<Line>& lines) {
  if (lines.empty() || lines.back().page < 2) return;
  auto edge = edgesOf(lines);
  std::map<std::string, std::set<int>> pages;
  for (size_t i = 0; i < lines.size(); ++i)
    if (edge[i] != Edge::none) pages[pattern(lines[i].text)].insert(lines[i].page);
  auto most = static_cast<size_t>(lines.back().page) / 2 + 1;
  std::set<std::string> seen;
  std::vector<Line> kept;
  for (size_t i = 0; i < lines.size(); ++i) {
    auto same = edge[i] == Edge::none ? "" : pattern(lines[i].text);
    bool repeated = edge[i] != Edge::none && pages[same].size() >= most && pages[same].size() > 1;
    bool first = repeated && seen.insert(same).second && edge[i] == Edge::top;
    if (edge[i] != Edge::none && (isPageNumber(same) || (repeated && !first))) continue;
    auto folded = foldSpace(lines[i].text);
    bool newPage = !kept.empty() && kept.back().page != lines[i].page;
    if (newPage && !folded.empty() && folded[0] >= 'a' && folded[0] <= 'z') lines[i].gap = false;
    kept.push_back(std::move(lines[i]));
  }
  lines = std::move(kept);
}

}  // namespace minuted::documents
