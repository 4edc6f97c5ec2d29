// Notes in the margin. Some minutes have a narrow column to the right of the text that names who is to act on it, by
// initials, names or offices.
#pragma once

#include <string_view>
#include <vector>

#include "documents/lines.h"

namespace minuted::documents {

// Moves the notes out of the text of the lines into Line::margin. A note that has a line to itself is given to the
// paragraph that it touches, and its line is removed.
void extractMarginNotes(std::vector<Line>& lines);

// Whether a note only names those who act, and does not say what they are to do: it is short and has no 'to' in it.
bool hasOnlyNames(std::string_view note);

}  // namespace minuted::documents
