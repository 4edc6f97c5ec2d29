// Who is to act: people, offices and bodies as minutes name them, told apart from other words by the minutes' own list
// of attendees.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "minutes/recognisers.h"

namespace minuted::minutes {

constexpr size_t longestOwner = 80;  // bytes of one name

// The owners that a phrase names, 'Ann Lee/CB and the Trust'. No names where the phrase holds anything but owners.
struct Owners {
  std::vector<std::string> names;  // as the minutes list them where that is certain, else as written; each once
  bool certain = true;             // the minutes list each of them
};
Owners ownersIn(std::string_view phrase, const Minutes& minutes);

// The names alone.
std::vector<std::string> ownerNames(std::string_view phrase, const Minutes& minutes);

// Whether the phrase names owners, each of whom the minutes list or who is an office, a body or initials: no other word
// that happens to have a capital.
bool namesKnownOwners(std::string_view phrase, const Minutes& minutes);

// Whether a word in lower case is somebody's name all the same: 'monk', whom the minutes call 'Monk' elsewhere.
bool isCapitalisedElsewhere(std::string_view word, const Minutes& minutes);

// The person or organisation that the minutes list by this name: 'DCI Senior' -> 'James Senior', without a title.
// Nothing where they list none, or two whom it fits.
std::optional<std::string> resolveParty(std::string_view asWritten, const Minutes& minutes);

// Whether this is one person whom the minutes list, several parted by slashes ('NF/OG'), or the holder of an office.
bool isListedActor(std::string_view text, const Minutes& minutes);

}  // namespace minuted::minutes
