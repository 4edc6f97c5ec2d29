#include "verbs/amounts.h"

#include <array>
#include <limits>
#include <string>

#include "base/text.h"

namespace minuted::verbs {
namespace {

// Cuts `start` off the text, and space after it; false where the text does not begin so.
bool takeFirst(std::string_view& text, std::string_view start) {
  if (!text.starts_with(start)) return false;
  text = trim(text.substr(start.size()));
  return true;
}

bool takeLast(std::string_view& text, std::string_view end) {
  if (!text.ends_with(end)) return false;
  text = trim(text.substr(0, text.size() - end.size()));
  return true;
}

// Whether the comma at that place has a digit before it, and three behind it, and then none: '14,00' is no 1,400.
bool isBetweenThousands(std::string_view text, size_t comma) {
  auto isDigit = [&](size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
  return comma > 0 && isDigit(comma - 1) && text.find('.') > comma && isDigit(comma + 1) && isDigit(comma + 2) &&
         isDigit(comma + 3) && !isDigit(comma + 4);
}

// Digits, with commas between thousands and at most `decimals` of them after a point, as a whole number of the last
// place: 12.5 with two decimals is 1250.
std::optional<uint64_t> parseFigure(std::string_view text, int decimals) {
  constexpr uint64_t largest = std::numeric_limits<int64_t>::max() / 10 - 9;
  uint64_t value = 0;
  int places = -1;  // after the point
  bool hasDigit = false;
  for (const char& c : text) {
    if (c == ',' && isBetweenThousands(text, static_cast<size_t>(&c - text.data()))) continue;
    if (c == '.' && places < 0) {
      places = 0;
      continue;
    }
    if (c < '0' || c > '9' || value > largest) return std::nullopt;
    value = value * 10 + static_cast<uint64_t>(c - '0');
    hasDigit = true;
    if (places >= 0 && ++places > decimals) return std::nullopt;
  }
  if (!hasDigit) return std::nullopt;
  for (int place = std::max(places, 0); place < decimals; ++place) {
    if (value > largest) return std::nullopt;
    value *= 10;
  }
  return value;
}

schema::Qualifier takeQualifier(std::string_view& text) {
  using schema::Qualifier;
  struct Word {
    std::string_view word;
    Qualifier qualifier;
  };
  static constexpr std::array words{Word{"over ", Qualifier::OVER},       Word{"more than ", Qualifier::OVER},
                                    Word{"at least ", Qualifier::OVER},   Word{"under ", Qualifier::UNDER},
                                    Word{"less than ", Qualifier::UNDER}, Word{"about ", Qualifier::ABOUT},
                                    Word{"around ", Qualifier::ABOUT},    Word{"approximately ", Qualifier::ABOUT}};
  for (const auto& each : words)
    if (takeFirst(text, each.word)) return each.qualifier;
  return Qualifier::EXACTLY;
}

}  // namespace

std::optional<uint64_t> parseMoney(std::string_view text) {
  constexpr int penceInPound = 2;
  text = trim(text);
  takeFirst(text, "£");
  int scale = takeLast(text, "m") ? 6 : takeLast(text, "k") ? 3 : 0;
  return parseFigure(text, penceInPound + scale);
}

std::optional<Amount> parseAmount(std::string_view text, uint8_t decimals, std::string_view unit) {
  Amount amount;
  text = trim(text);
  amount.qualifier = takeQualifier(text);
  bool negative = takeFirst(text, "-");
  bool change = negative || takeFirst(text, "+");
  takeFirst(text, "£");
  if (!unit.empty() && unit != "%") takeLast(text, unit);
  bool percent = takeLast(text, "%");
  if (percent && !change && unit != "%") return std::nullopt;
  auto figure = parseFigure(text, decimals);
  if (!figure) return std::nullopt;
  amount.value = negative ? -static_cast<int64_t>(*figure) : static_cast<int64_t>(*figure);
  if (change && percent && unit != "%") amount.form = schema::ReadingForm::CHANGE_IN_PERCENT;
  if (change && !percent) amount.form = schema::ReadingForm::CHANGE;
  if (change && percent && unit == "%") amount.form = schema::ReadingForm::CHANGE;
  return amount;
}

}  // namespace minuted::verbs
