// Removes running heads: page numbers and other lines that are printed at the top or the bottom of most pages.
#pragma once

#include <vector>

#include "documents/lines.h"

namespace minuted::documents {

// A line that is repeated at the top of pages is kept once, on its first page, since it may be the title. Where a
// sentence continues on the next page, the line's `gap` is cleared, so that blocksOf() joins the two lines.
void dropRunningHeads(std::vector<Line>& lines);

}  // namespace minuted::documents
