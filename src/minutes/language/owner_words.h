// The words by which minutes name the owner of an action without a person's name, and the words that look like an owner
// and are none. One list of each for all recognisers.
#pragma once

#include <string_view>

namespace minuted::minutes {

// Without 'the' or 'our' at its beginning: 'the Clerk' -> 'Clerk'. Trimmed.
std::string_view withoutArticle(std::string_view text);

// Whether this is an office that one person holds: 'the Clerk', 'Director of Nursing', 'Minute Secretary', 'R.F.O.'.
// Stricter than namesOffice (vocabulary.h), which is content with one such word anywhere in the text.
bool isOffice(std::string_view text);

// Whether this names several people as one: 'OSP members', 'the Board', 'all clubs', 'everyone'.
bool isBody(std::string_view text);

// Whether this stands where an owner should be and names none: '??', 'tbc', 'someone'.
bool isOwnerPlaceholder(std::string_view text);

// Whether a word in running text may be somebody's initials: 'JS', 'HvD', and not 'AGM'. Looser than isInitials
// (person_name.h) in length, stricter in that abbreviations known from minutes are refused.
bool couldBeInitials(std::string_view word);

// Whether a word in lower case is no name however it is written, for it begins a sentence about what is done or what it
// is done to: 'letter', 'need', 'what', 'write'.
bool isNonOwnerWord(std::string_view word);

}  // namespace minuted::minutes
