// Reads attendees whose names, organisations and offices stand in cells: a row of a table without a header, or a line
// in columns.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "minutes/attendance/attendee_list.h"

namespace minuted::minutes {

// 'JB | Jutta Brandt | Marine Station (chair)', or names side by side. Empty where the row names nobody.
std::vector<Attendee> readRow(std::span<const std::string_view> cells, ListStyle style);

// readRow of several cells, readAttendees of one. There is at least one.
std::vector<Attendee> readCells(std::span<const std::string_view> cells, ListStyle style);

}  // namespace minuted::minutes
