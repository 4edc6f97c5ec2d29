// Amounts as people write them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "event.capnp.h"

namespace minuted::verbs {

// "£14,000", "75000.50", "£1.2m" -> pence.
std::optional<uint64_t> parseMoney(std::string_view text);

// "12.5", "over £350,000", "+46%", "about 3": a figure, or a change where it has a sign. The value is in units of the
// last of `decimals` places; nothing where it has more of them.
struct Amount {
  int64_t value = 0;
  schema::ReadingForm form = schema::ReadingForm::FIGURE;
  schema::Qualifier qualifier = schema::Qualifier::EXACTLY;
};
std::optional<Amount> parseAmount(std::string_view text, uint8_t decimals, std::string_view unit);

}  // namespace minuted::verbs
