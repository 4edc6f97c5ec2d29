// Tables that are drawn with characters only: '+---+' and '|', tabs, or columns parted by spaces under their headings.
#pragma once

#include <vector>

#include "documents/lines.h"

namespace minuted::documents {

// Gives the lines of such tables their cells, and puts together rows that take several lines. Where tabs lead to a
// column of those who act, beside the text, they become notes in the margin.
void readFlatTables(std::vector<Line>& lines);

}  // namespace minuted::documents
