// Recognises sentences that are decisions: 'The group endorsed …', 'It was resolved that …', 'Minutes of the last
// meeting were agreed', and reports of votes.
#pragma once

#include <optional>
#include <string_view>

#include "minutes/recognisers.h"

namespace minuted::minutes {

// The decision that a rule recognised in a sentence, and the place where its clause begins.
struct DecisionMatch {
  schema::DecisionKind kind = schema::DecisionKind::AGREED;
  unsigned confidence = 0;  // per cent
  size_t begin = 0;
};
std::optional<DecisionMatch> matchDecision(std::string_view sentence, const Minutes& minutes);

// True for a text that introduces a list of decisions: 'The Board agreed that:'.
bool introducesDecisions(std::string_view text, const Minutes& minutes);

}  // namespace minuted::minutes
