// What is printed at the top and the bottom of every page is no part of the text.
#pragma once

#include <vector>

#include "documents/lines.h"

namespace minuted::documents {

// Takes out page numbers, and lines that stand again at the edge of most pages, but for the first time at the top: it
// may be the title. A sentence that goes on over the page is made to go on.
void dropRunningHeads(std::vector<Line>& lines);

}  // namespace minuted::documents
