// Recognises that a decision agrees the minutes of an earlier meeting of the same group.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "minutes/recognisers.h"

namespace minuted::minutes {

struct AgreedMinutes {
  std::vector<Date> days;  // of the earlier meetings; none where it is the last one
  bool isCorrected = false;
  std::string corrections;  // as written: 'item 4 reading £50'

  bool operator==(const AgreedMinutes&) const = default;
};

// text: the words of the decision. heading: of the agenda item that it stands under; '' where there is none. Nothing
// where the minutes are those of another body, or where something else is decided about them.
std::optional<AgreedMinutes> agreedMinutesIn(std::string_view text, std::string_view heading, const Minutes& minutes);

}  // namespace minuted::minutes
