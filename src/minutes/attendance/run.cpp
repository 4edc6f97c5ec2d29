#include "minutes/attendance/run.h"

#include <algorithm>
#include <array>

#include "base/ranges.h"
#include "base/text.h"
#include "minutes/attendance/label.h"
#include "minutes/language/scanning.h"

namespace minuted::minutes {

using namespace std::string_view_literals;

InnerLabel nextLabelIn(std::string_view run) {
  constexpr size_t mostColons = 50;  // bounds the time that a long run takes
  size_t colons = 0;
  for (auto colon = run.find(": "); colon != documents::nowhere && colons < mostColons;
       colon = run.find(": ", colon + 1), ++colons) {
    auto from = colon > longestLabel ? colon - longestLabel : 0;
    for (auto word : documents::spacedWords(run.substr(from, colon - from))) {
      auto begin = offsetIn(run, word);
      if (begin > 0 && run[begin - 1] != ' ') continue;
      auto meaning = documents::isUpper(word) ? readLabel(run.substr(begin, colon - begin)) : std::nullopt;
      if (meaning && meaning->isExplicit && begin > 0) return {begin, colon + 1, meaning->capacity};
    }
  }
  return {};
}

std::string_view withoutHint(std::string_view run) {
  constexpr std::array words{"add"sv,  "all"sv,  "any"sv,   "delete"sv, "enter"sv,   "here"sv,   "if"sv,
                             "list"sv, "name"sv, "names"sv, "not"sv,    "present"sv, "remove"sv, "absent"sv};
  constexpr size_t mostWords = 8;
  auto all = documents::spacedWords(documents::shorten(run, longestLabel));
  size_t hints = 0;
  while (hints < std::min(all.size(), mostWords) && isAllCapitals(all[hints]) &&
         contains(words, std::string_view(documents::toLower(all[hints]))))
    ++hints;
  if (hints == 0) return run;
  auto rest = trim(run.substr(offsetIn(run, all[hints - 1]) + all[hints - 1].size()));
  if (auto dash = rest.empty() ? 0 : documents::dashAt(rest, 0); dash > 0) rest = trim(rest.substr(dash));
  return rest;
}

std::string_view withoutCount(std::string_view run) {
  constexpr std::string_view including = " including ";
  bool beginsWithNumber = !run.empty() && isDigit(run[0]);
  auto at = beginsWithNumber ? run.substr(0, longestLabel).find(including) : documents::nowhere;
  return at == documents::nowhere ? run : run.substr(at + including.size());
}

}  // namespace minuted::minutes
