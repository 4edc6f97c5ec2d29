// Whether a piece of a list names somebody. The strictest test comes first.
#pragma once

#include <string_view>

namespace minuted::minutes {

// Whether the text is a first and a last name or more, or a title and a name, and no organisation and no office.
bool isFullName(std::string_view text);

// Whether the piece begins with a full name. What then follows without any sign between has to be an office, for
// 'Swansea Bay Police' is nobody's name.
bool isPerson(std::string_view piece);

// 'Zainab', '@rosac': may be what somebody is called, where a label says that people are listed.
bool isGivenName(std::string_view piece);

// 'JK' alone, which will do in the same place.
bool areBareInitials(std::string_view piece);

// 'Cllr Lee' begins with a title.
bool hasTitle(std::string_view text);

// Without what is told in brackets, or in small letters behind a dash: 'Kit - late'.
std::string_view withoutNotes(std::string_view piece);

}  // namespace minuted::minutes
