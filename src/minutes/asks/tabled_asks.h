// Tables of actions: which column tells what, who and when.
#pragma once

#include <optional>

#include "minutes/asks/ask.h"

namespace minuted::minutes {

struct AskColumns {
  std::optional<size_t> text = {}, owners = {}, due = {}, status = {};
  bool asOwned = false;  // only what has an owner is an action: 'Outcome | Owner'
};

// From the names of the columns; nothing where they are not those of a table of actions.
std::optional<AskColumns> askColumnsOf(const documents::Block& row);

// Without names of columns, of the rows from `first` on that stand under a heading 'Actions': the column with the
// most words tells what, and one of which most cells name owners, who.
std::optional<AskColumns> guessedAskColumns(const Minutes& minutes, size_t first);

// One cell alone, of few words: what the rows below it are about.
bool isHeadingWithin(const documents::Block& row);

Ask rowAsk(const Minutes& minutes, size_t block, const AskColumns& columns);

}  // namespace minuted::minutes
