// Whether a piece of a list names somebody.
#pragma once

#include <string_view>

namespace minuted::minutes {

// A first and a last name or more, or a title and a name; no organisation and no office.
bool isFullName(std::string_view text);

// Whether it begins with a full name. What then follows without any sign between has to be an office, for 'Swansea Bay
// Police' is nobody's name.
bool isPerson(std::string_view piece);

// 'Zainab', '@rosac': may be what somebody is called, where a list says that it is one of people.
bool isGivenName(std::string_view piece);

bool areBareInitials(std::string_view piece);
bool hasTitle(std::string_view text);

// Without what is told in brackets, or in small letters behind a dash: 'Kit - late'.
std::string_view withoutNotes(std::string_view piece);

}  // namespace minuted::minutes
