// Dates of logs that have months before days, as spreadsheets do that were made with American settings.
#pragma once

#include <string>
#include <string_view>

#include "documents/document.h"

namespace minuted::minutes {

// Whether a date in a cell of the document can only have the month first, '03/25/2025', and none can only have the day
// first. Then all of them are taken to be so.
bool putsMonthsFirst(const documents::Document& document);

// '03/04/2025' -> '04/03/2025', for each such date in the cell.
std::string withDaysFirst(std::string_view cell);

}  // namespace minuted::minutes
