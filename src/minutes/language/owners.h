// Who acts: people, offices and bodies as minutes name them, and as their own list of attendees has them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "minutes/recognisers.h"

namespace minuted::minutes {

constexpr size_t longestOwner = 80;  // bytes of one name

// The owners that a phrase names, 'Ann Lee/CB and the Trust', if it names owners and nothing else.
struct Owners {
  std::vector<std::string> names;  // resolved where that is certain, else as written
  bool certain = true;             // each is on the list of attendees
};
Owners ownersIn(std::string_view phrase, const Minutes& minutes);

std::vector<std::string> namedOwners(std::string_view phrase, const Minutes& minutes);

// The same where each is listed, an office, a body or initials: no other word that happens to have a capital.
bool namesKnownOwners(std::string_view phrase, const Minutes& minutes);

// 'monk', whom the minutes call 'Monk' elsewhere.
bool isNameElsewhere(std::string_view word, const Minutes& minutes);

// 'DCI Senior' -> 'James Senior', when the minutes list one such person; an organisation as they list it.
std::optional<std::string> resolveParty(std::string_view asWritten, const Minutes& minutes);

// Whether this is one person whom the minutes list, several parted by strokes ('NF/OG'), or the holder of an office.
bool isListedActor(std::string_view text, const Minutes& minutes);

}  // namespace minuted::minutes
