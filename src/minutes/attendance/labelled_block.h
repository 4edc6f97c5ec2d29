// Blocks that begin a list of those who were there or were not, and the cells that lines of such lists are made of.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "documents/document.h"
#include "documents/phrases.h"
#include "minutes/attendance/label.h"

namespace minuted::minutes {

using Cells = std::vector<std::string_view>;

// The cells of a row of a table, of a line in columns, or of a line parted by bars; else one cell, the whole text.
Cells cellsOf(const documents::Block& block);

// The sign that ends a label: a colon, a semicolon, '=' or a dash between spaces.
struct LabelEnd {
  size_t at = documents::nowhere, length = 0;  // bytes
};
LabelEnd endOfLabel(std::string_view text);

std::string_view withoutTrailingMarks(std::string_view text);  // ':', '*', '_' and '-' at its end
std::string_view withoutLeadingMarks(std::string_view text);   // '*', '_' and '-' at its beginning

// 'Chair: Ann Lee | Present: Joe Kidman' becomes two blocks; other blocks are copied.
std::vector<documents::Block> splitFields(const std::vector<documents::Block>& blocks);

// A label of attendance, with what stands beside it in the same cell or in others.
struct ListLabel {
  LabelMeaning meaning;
  bool announcesList = false;  // it has a colon, is a heading, or shows otherwise that a list follows
  Cells rest = {};             // empty where nothing stands beside it
};
std::optional<ListLabel> listLabelOf(const documents::Block& block);

// Whether a list of those present or absent begins here: 'Attendees:', 'Apologies for absence: Ann Lee'.
bool beginsAttendanceList(const documents::Block& block);

}  // namespace minuted::minutes
