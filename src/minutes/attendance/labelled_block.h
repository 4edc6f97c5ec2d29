// A block that begins a list of those who were there or were not, and what a line of such lists is made of.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "documents/document.h"
#include "documents/phrases.h"
#include "minutes/attendance/label.h"

namespace minuted::minutes {

using Cells = std::vector<std::string_view>;
Cells cellsOf(const documents::Block& block);  // of a table, or of a line in columns; else all of it

// Where the words before a list end: at a colon, a semicolon, or a dash between spaces.
struct LabelEnd {
  size_t at = documents::nowhere, length = 0;
};
LabelEnd endOfLabel(std::string_view text);

std::string_view withoutColon(std::string_view text);  // nor other marks behind it
std::string_view withoutMarks(std::string_view text);  // of emphasis, before it

// 'Chair: Ann Lee | Present: Joe Kidman' becomes a block for each.
std::vector<documents::Block> withFieldsApart(const std::vector<documents::Block>& blocks);

// A label with what stands beside it, in the same cell or in others.
struct ListLabel {
  LabelWords words;
  bool colon = false;  // or another sign that a list follows
  Cells rest = {};
};
std::optional<ListLabel> listLabelOf(const documents::Block& block);

}  // namespace minuted::minutes
