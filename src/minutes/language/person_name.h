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

// 'MW', 'TSp': two to four ASCII letters, two of them or more capitals.
bool isInitials(std::string_view text);

// Whether initials begin as the name does and have their other letters from it in order: 'HvD' and 'AHop' as well.
bool areInitialsOf(std::string_view initials, std::string_view name);

// Whether this could be what somebody is called: a few words, with capitals where names have them. It says nothing of
// whether it is an organisation.
bool looksLikePerson(std::string_view text);

bool isHonour(std::string_view word);  // 'OBE', behind a name

// A word of a name for comparing: case and accents folded, full stops, commas and apostrophes gone.
std::string plainWord(std::string_view word);

}  // namespace minuted::minutes
