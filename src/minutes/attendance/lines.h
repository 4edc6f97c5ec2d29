// What a line below or beside a label is: an entry of its list, or something else that stands among them.
#pragma once

#include <optional>
#include <string_view>

#include "documents/document.h"
#include "minutes/attendance/labelled_block.h"

namespace minuted::minutes {

// A sentence on a line of its own is no entry, though it may begin with a name.
bool isSentence(std::string_view text);

// '3 members of the public', 'Two governors and one student'
bool countsPeople(std::string_view text);

// Whether more than two words say that it is a person: a title, a bracket, something behind a comma.
bool hasCue(const Cells& cells);

// 'Panel: Ann Lee (Chair), Joe Kidman', above all that is discussed.
std::optional<ListLabel> bodyLabelOf(const documents::Block& block);

// 'Redmere), Jo Dee (Hub)': it goes on from the line before.
bool closesBracket(std::string_view text);

// '[ ] Ann Lee' of a list that is ticked off.
bool isUnticked(std::string_view line);

// 'Voting members:', above them
bool isOfMembers(std::string_view line);

// 'Gull Pilots', 'Parent governors', and not 'What was said'.
bool couldBeGroup(std::string_view name);

// 'Received from Ann Lee.', below 'Apologies'
std::string_view receivedFrom(std::string_view line);

// 'Treasurer: vacant'
bool isVacantPost(std::string_view line);

}  // namespace minuted::minutes
