// The words by which offices, organisations and headings are told from people, wherever minutes are read.
#pragma once

#include <string_view>

namespace minuted::minutes {

// Each asks whether any word of the text is such a word.
bool namesOffice(std::string_view text);        // 'Town Clerk', 'Head of Estates'
bool namesOrganisation(std::string_view text);  // 'Harbour Trust'
bool namesMatter(std::string_view text);        // 'Matters Arising', 'Members of the public': neither person nor party

// What may stand before an office and belongs to it: 'Deputy', 'Non-Executive'.
bool isOfficePrefix(std::string_view word);

}  // namespace minuted::minutes
