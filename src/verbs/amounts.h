// Amounts of money and figures as people write them. Pure functions, for any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "event.capnp.h"

namespace minuted::verbs {

// "£14,000", "75000.50", "£1.2m" in pence; nothing where the text is no amount.
std::optional<uint64_t> parseMoney(std::string_view text);

// A figure, or a change of one where it has a sign. The value counts the last of `decimals` places: 125 is 12.5 with
// one.
struct Amount {
  int64_t value = 0;
  schema::ReadingForm form = schema::ReadingForm::FIGURE;
  schema::Qualifier qualifier = schema::Qualifier::EXACTLY;
};
// "12.5", "over £350,000", "+46%", "about 3"; nothing where the text is no amount, or has more than `decimals` places.
// unit: of the measure, which may stand behind the figure.
std::optional<Amount> parseAmount(std::string_view text, uint8_t decimals, std::string_view unit);

}  // namespace minuted::verbs
