// What a line below or beside a label of attendance is: an entry of its list, or something else that stands among them.
#pragma once

#include <optional>
#include <string_view>

#include "documents/document.h"
#include "minutes/attendance/labelled_block.h"

namespace minuted::minutes {

// Whether a line is a sentence, and so no entry, though it may begin with a name.
bool isSentence(std::string_view text);

// '3 members of the public', 'Two governors and one student'
bool countsPeople(std::string_view text);

// Whether more than two words show that a person is named: a title, a bracket, something behind a comma.
bool hasPersonCue(const Cells& cells);

// 'Panel: Ann Lee (Chair), Joe Kidman': a label only above all that is discussed, for it names a body. Nothing for
// other blocks.
std::optional<ListLabel> bodyLabelOf(const documents::Block& block);

// 'Redmere), Jo Dee (Hub)': a bracket was opened on the line before, so that line goes on here.
bool closesBracket(std::string_view text);

// '[ ] Ann Lee' in a list that is ticked off: somebody who was not there.
bool isUnticked(std::string_view line);

// 'Voting members:', above those who are
bool isMembersHeading(std::string_view line);

// Whether a line may name the group that those below it come from: 'Gull Pilots', 'Parent governors', and not 'What was
// said'.
bool couldBeGroup(std::string_view name);

// The names in 'Received from Ann Lee.', below 'Apologies'; "" for other lines.
std::string_view namesAfterReceived(std::string_view line);

// 'Treasurer: vacant'
bool isVacantPost(std::string_view line);

}  // namespace minuted::minutes
