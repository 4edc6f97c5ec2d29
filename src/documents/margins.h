// Minutes laid out in columns name to the right of the text who is to act on it: initials, names, offices.
#pragma once

#include <string_view>
#include <vector>

#include "documents/lines.h"

namespace minuted::documents {

// Takes the notes out of the text and puts each beside the line that it stands at. One that has a line to itself
// belongs to the paragraph that it touches.
void takeMargins(std::vector<Line>& lines);

// Who acts, and not what they do: short, and no 'to'.
bool namesOnly(std::string_view note);

}  // namespace minuted::documents
