// The words that say that those were there, or were not, who are named behind or below them.
#pragma once

#include <optional>
#include <string_view>

#include "event.capnp.h"

namespace minuted::minutes {

constexpr size_t longestLabel = 70;  // bytes; a longer text is looked at no further for a label

// What a label says of the people who follow it.
struct LabelMeaning {
  schema::Capacity capacity = schema::Capacity::PRESENT;
  // 'Members present' says by itself that people follow. 'Members' and 'On the call' do so only where a colon or a list
  // comes after them.
  bool isExplicit = false;
};

// A heading, the name of a column or the words before a colon: 'Members present', 'Not here but said'. Nothing where
// they have any word that labels of attendance do not have.
std::optional<LabelMeaning> readLabel(std::string_view text);

// An explicit label that begins a text and ends without a colon, before a capital: 'Also in attendance Ann Lee', 'Those
// present were Ann Lee', 'Apologies had been received from Ann Lee'.
struct OpeningLabel {
  schema::Capacity capacity = schema::Capacity::PRESENT;
  std::string_view rest;  // from the capital on
};
std::optional<OpeningLabel> readOpeningLabel(std::string_view text);

// Without the number of an item, and signs of emphasis: '24/112  APOLOGIES', '*Present'. Trimmed.
std::string_view withoutItemNumber(std::string_view text);

// Whether a text behind a label says that there is nobody to name: 'None', 'No apologies were received'.
bool saysNobody(std::string_view text);

// Whether a label begins something other than attendance: 'Venue', 'Next meeting'.
bool namesOtherField(std::string_view label);

}  // namespace minuted::minutes
