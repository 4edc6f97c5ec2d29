// Minutes that are one big table: item | discussion | who is to act. Each row is turned into a title, the paragraphs of
// its discussion and, in the margin, those who are to act.
#pragma once

#include <vector>

#include "documents/lines.h"

namespace minuted::documents {

// Replaces the rows of such tables by lines of text. Leaves all other tables as they are, those of actions too.
void unrollMinutesTables(std::vector<Line>& lines);

}  // namespace minuted::documents
