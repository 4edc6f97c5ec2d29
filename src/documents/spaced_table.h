// Tables that are laid out by spaces, as they come out of a PDF or were typed so.
#pragma once

#include <string_view>
#include <vector>

#include "documents/lines.h"

namespace minuted {

// Puts rows with cells in their place. What begins such a table is a line with the names of its columns.
void readSpacedTables(std::vector<Line>& lines);

// Whether these are names of columns, as a table of minutes has them: 'Action', 'By whom', 'Date due'.
bool areNamesOfColumns(const std::vector<std::string_view>& names);

bool startsWithBullet(std::string_view text);

}  // namespace minuted
