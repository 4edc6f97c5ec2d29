// Minutes that are one big table: item | what was said | who is to act. Read row by row they are a list of titles with
// paragraphs below, and initials beside them.
#pragma once

#include <vector>

#include "documents/lines.h"

namespace minuted::documents {

// Puts in the place of such tables the lines that they hold. Tables of anything else, of actions too, are left alone.
void unrollMinutesTables(std::vector<Line>& lines);

}  // namespace minuted::documents
