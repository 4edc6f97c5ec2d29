// A decision as it goes into a register.
#pragma once

#include <string>
#include <string_view>

#include "minutes/recognisers.h"

namespace minuted::minutes {

// Without how it was voted on, what was corrected or said beside it, and what somebody takes on in the same sentence.
std::string decisionText(std::string_view text, schema::DecisionKind kind, const Minutes& minutes);
std::string_view withoutVote(std::string_view text);

}  // namespace minuted::minutes
