// The text of a decision as it is proposed for the register.
#pragma once

#include <string>
#include <string_view>

#include "minutes/recognisers.h"

namespace minuted::minutes {

// decisionText cuts off asides and what one person undertook in the same sentence; withoutVote cuts off who proposed
// and seconded it.
std::string decisionText(std::string_view text, schema::DecisionKind kind, const Minutes& minutes);
std::string_view withoutVote(std::string_view text);

}  // namespace minuted::minutes
