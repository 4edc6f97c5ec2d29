// Who is asked, and for what, in the words of one ask; and who is to be answered.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "minutes/recognisers.h"

namespace minuted::minutes {

struct Asked {
  std::string text;                 // of the ask, without the owners in brackets before or after it
  std::vector<std::string> owners;  // resolved where that is certain, else as written; empty where nobody is named
  bool certain = false;             // each is on the list of attendees
};

// 'consider a campaign (DCI Senior)', 'OSP members to contact Sara', '[JS] Write', 'Ann Lee and Harbour Trust to meet'.
Asked readAsked(std::string_view ask, const Minutes& minutes);

// Owners before what they are asked: '[JS] Write', '@ann: write', 'JS - write', 'Ann and JS write'.
struct Led {
  std::string_view owners, rest;
};
std::optional<Led> ledByOwners(std::string_view ask, const Minutes& minutes);

// 'respond to Cllr Brown' -> 'Susan Brown'; '' where the ask names nobody to be answered.
std::string findAnswerTo(std::string_view ask, const Minutes& minutes);

}  // namespace minuted::minutes
