// The words by which offices, organisations and matters of the meeting are told from people, for all recognisers. The
// words of those who may own an action are in owner_words.h.
#pragma once

#include <string_view>

namespace minuted::minutes {

// Whether any word of the text is a word of offices: 'Town Clerk', 'Head of Estates'.
bool namesOffice(std::string_view text);

// Whether any word of the text is a word of organisations: 'Harbour Trust'.
bool namesOrganisation(std::string_view text);

// Whether any word of the text is one of headings and of what is told at meetings, and so no name of a person or a
// party: 'Matters Arising', 'Members of the public'.
bool namesMatter(std::string_view text);

// Whether a word may stand before an office and belongs to it: 'Deputy', 'Non-Executive'.
bool isOfficePrefix(std::string_view word);

}  // namespace minuted::minutes
