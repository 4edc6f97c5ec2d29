#include "minutes/action_log/month_first.h"

#include <fmt/format.h>

#include <optional>

#include "minutes/language/scanning.h"

namespace minuted::minutes {
namespace {

// '03/25/2025'
struct SlashDate {
  size_t begin = 0, end = 0;  // bytes of the text
  int first = 0, second = 0;
  std::string_view year;
};

// The first in the text: two numbers of one or two digits and a year, with slashes between.
std::optional<SlashDate> slashDateIn(std::string_view text) {
  auto isDigitAt = [&](size_t at) { return at < text.size() && isDigit(text[at]); };
  auto readNumber = [&](size_t& at) {
    int value = 0;
    for (auto end = at + 2; at < end && isDigitAt(at); ++at) value = value * 10 + (text[at] - '0');
    return value;
  };
  for (size_t begin = 0; begin < text.size(); ++begin) {
    if (!isDigitAt(begin) || (begin > 0 && isDigitAt(begin - 1))) continue;
    auto at = begin;
    SlashDate date{.begin = begin, .first = readNumber(at)};
    if (at >= text.size() || text[at++] != '/') continue;
    date.second = readNumber(at);
    if (at >= text.size() || text[at++] != '/' || !isDigitAt(at)) continue;
    date.end = at;
    while (isDigitAt(date.end)) ++date.end;
    date.year = text.substr(at, date.end - at);
    return date;
  }
  return std::nullopt;
}

}  // namespace

bool putsMonthsFirst(const documents::Document& document) {
  bool isMonthFirst = false;
  for (const auto& block : document.blocks)
    for (const auto& cell : block.cells)
      if (auto date = slashDateIn(cell)) {
        if (date->first > 12 && date->second <= 12) return false;
        isMonthFirst = isMonthFirst || (date->second > 12 && date->first <= 12);
      }
  return isMonthFirst;
}

std::string withDaysFirst(std::string_view cell) {
  std::string turned;
  for (auto date = slashDateIn(cell); date; date = slashDateIn(cell)) {
    turned.append(cell.substr(0, date->begin)).append(fmt::format("{}/{}/{}", date->second, date->first, date->year));
    cell.remove_prefix(date->end);
  }
  return turned.append(cell);
}

}  // namespace minuted::minutes
