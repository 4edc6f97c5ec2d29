#include "minutes/attendance/run.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "minutes/attendance/label.h"
#include "minutes/attendance/labelled_block.h"
#include "minutes/language/vocabulary.h"

namespace minuted::minutes {
namespace {

using namespace std::string_view_literals;

constexpr size_t longestLabel = 70;

bool isCapitals(std::string_view word) {
  return word.size() > 1 && std::ranges::all_of(word, [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

InnerLabel nextLabelIn(std::string_view run) {
  constexpr size_t mostLabels = 50;
  size_t seen = 0;
  for (auto colon = run.find(": "); colon != documents::nowhere && seen < mostLabels;
       colon = run.find(": ", colon + 1), ++seen) {
    auto from = colon > longestLabel ? colon - longestLabel : 0;
    for (auto word : documents::spacedWords(run.substr(from, colon - from))) {
      auto begin = static_cast<size_t>(word.data() - run.data());
      if (begin > 0 && run[begin - 1] != ' ') continue;
      auto words = documents::isUpper(word) ? readLabel(run.substr(begin, colon - begin)) : std::nullopt;
      if (words && words->plain && begin > 0) return {begin, colon + 1, words->capacity};
    }
  }
  return {};
}

std::string_view withoutHint(std::string_view run) {
  constexpr std::array words{"add"sv,  "all"sv,  "any"sv,   "delete"sv, "enter"sv,   "here"sv,   "if"sv,
                             "list"sv, "name"sv, "names"sv, "not"sv,    "present"sv, "remove"sv, "absent"sv};
  constexpr size_t mostWords = 8;
  auto all = documents::spacedWords(documents::clipped(run, longestLabel));
  size_t hints = 0;
  while (hints < std::min(all.size(), mostWords) && isCapitals(all[hints]) &&
         std::ranges::find(words, documents::lowered(all[hints])) != words.end())
    ++hints;
  if (hints == 0) return run;
  auto rest = trim(run.substr(static_cast<size_t>(all[hints - 1].data() - run.data()) + all[hints - 1].size()));
  if (auto dash = rest.empty() ? 0 : documents::dashAt(rest, 0); dash > 0) rest = trim(rest.substr(dash));
  return rest;
}

std::string_view withoutCount(std::string_view run) {
  constexpr std::string_view including = " including ";
  bool count = !run.empty() && run[0] >= '0' && run[0] <= '9';
  auto at = count ? run.substr(0, longestLabel).find(including) : documents::nowhere;
  return at == documents::nowhere ? run : run.substr(at + including.size());
}

}  // namespace minuted::minutes
