// How people's names are written: with titles, honours, initials.
#pragma once

#include <string>
#include <string_view>

namespace minuted::minutes {

struct PersonName {
  std::string title;  // "DCI", "Cllr Dr"; "" where there is none
  std::string name;   // "James Senior"

  bool operator==(const PersonName&) const = default;
};
PersonName splitTitle(std::string_view asWritten);

bool isInitials(std::string_view text);                                // 'MW', 'TSp'
bool areInitialsOf(std::string_view initials, std::string_view name);  // 'HvD' and 'AHop' as well

// Whether this could be what somebody is called: a few words, capitals where names have them.
bool looksLikePerson(std::string_view text);

bool isHonour(std::string_view word);  // 'OBE', behind a name

// A word of a name for comparing: case and accents folded, full stops, commas and apostrophes gone.
std::string plainWord(std::string_view word);

}  // namespace minuted::minutes
