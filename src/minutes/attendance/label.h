// The words that say that those were there, or were not, who are named behind or below them.
#pragma once

#include <optional>
#include <string_view>

#include "event.capnp.h"
#include "minutes/recognisers.h"

namespace minuted::minutes {

// What a heading, the name of a column or the words before a colon say: 'Members present', 'Not here but said'.
// A plain one says it of itself; the others ('Members', 'On the call') only where a colon or a list follows.
struct LabelWords {
  schema::Capacity capacity = schema::Capacity::PRESENT;
  bool plain = false;
};
std::optional<LabelWords> readLabel(std::string_view text);

// The beginning of a text that says so without a colon, before a capital: 'Also in attendance Ann Lee', 'Those present
// were Ann Lee', 'Apologies had been received from Ann Lee'.
std::optional<AttendanceLabel> readOpening(std::string_view text);

// Without the number of an item, and signs of emphasis: '24/112  APOLOGIES', '*Present'.
std::string_view withoutItemNumber(std::string_view text);

// Whether it says that there is nobody to name: 'None', 'No apologies were received'.
bool saysNobody(std::string_view text);

// Whether it says that here something else begins: 'Venue', 'Next meeting'.
bool namesOtherField(std::string_view label);

}  // namespace minuted::minutes
