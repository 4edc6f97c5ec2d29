// Whether a spreadsheet would take the text of a cell for a formula, which may fetch or run something: it begins with
// = + - @, behind white space of any kind too, or with a tab or a carriage return. Such a cell is written with an
// apostrophe before it, which spreadsheets do not show. Pure, for any thread.
#pragma once

#include <string_view>

#include "base/text.h"

namespace minuted {

inline bool looksLikeFormula(std::string_view cell) {
  auto text = foldSpace(cell);
  bool beginsWithControl = cell.starts_with('\t') || cell.starts_with('\r');
  return beginsWithControl || (!text.empty() && std::string_view("=+-@").find(text.front()) != std::string_view::npos);
}

}  // namespace minuted
