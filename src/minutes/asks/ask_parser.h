// Parses the words of one ask: who is to do what, and who is to get an answer.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "minutes/recognisers.h"

namespace minuted::minutes {

struct ParsedAsk {
  std::string text;                 // without owners in brackets before or after it
  std::vector<std::string> owners;  // the names of known owners, else as written; empty for none
  bool certain = false;             // all owners are on the list of attendees
};

// 'consider a campaign (DCI Senior)', 'OSP members to contact Sara', '[JS] Write', 'Ann Lee and Harbour Trust to meet'.
ParsedAsk parseAskText(std::string_view ask, const Minutes& minutes);

// Splits an ask into the owners at its beginning and the rest: '[JS] Write', '@ann: write', 'JS - write', 'Ann and JS
// write'.
struct LeadingOwners {
  std::string_view owners, rest;
};
std::optional<LeadingOwners> splitLeadingOwners(std::string_view ask, const Minutes& minutes);

// Who is to get an answer: 'respond to Cllr Brown' -> 'Susan Brown'; "" where the ask names nobody.
std::string findAnswerTo(std::string_view ask, const Minutes& minutes);

}  // namespace minuted::minutes
