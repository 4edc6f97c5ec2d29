// Sentences that tell a decision: their subject is the body itself or nobody ('It was resolved that …', 'The group
// endorsed …', 'Minutes of the last meeting were agreed'), or they tell a vote.
#pragma once

#include <optional>
#include <string_view>

#include "minutes/recognisers.h"

namespace minuted::minutes {

// What a sentence tells: which decision, how surely, and where the clause that tells it begins.
struct Told {
  schema::DecisionKind kind = schema::DecisionKind::AGREED;
  unsigned confidence = 0;  // per cent
  size_t begin = 0;
};
std::optional<Told> decisionTold(std::string_view sentence, const Minutes& minutes);

// 'The Board agreed that:', and nothing more.
bool opensDecisions(std::string_view text, const Minutes& minutes);

}  // namespace minuted::minutes
