// Recognises tables in plain text: drawn with '+---+' and '|', or with columns separated by tabs or by spaces.
#pragma once

#include <vector>

#include "documents/lines.h"

namespace minuted::documents {

// Sets Line::cells of the lines of such tables, and joins the lines of a row that takes several. Where tabs separate
// only a column of those who are to act from the text, that column becomes notes in the margin, and no table.
void readFlatTables(std::vector<Line>& lines);

}  // namespace minuted::documents
