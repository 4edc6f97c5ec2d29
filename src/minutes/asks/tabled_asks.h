// Tables of actions: which columns have the actions, owners, due dates and statuses.
#pragma once

#include <optional>

#include "minutes/asks/ask.h"

namespace minuted::minutes {

struct AskColumns {
  std::optional<size_t> text = {}, owners = {}, due = {}, status = {};
  bool requiresOwner = false;  // a row without an owner is no action: 'Outcome | Owner'
};

// The columns by their titles; nothing where the row has not the titles of a table of actions.
std::optional<AskColumns> askColumnsOf(const documents::Block& row);

// The columns of a table without titles that begins at the block `first`, below a heading 'Actions'. The actions are in
// the column with the most text, and the owners in one of which most cells name owners.
std::optional<AskColumns> guessedAskColumns(const Minutes& minutes, size_t first);

// True for a row that is a subheading: a single cell with few words.
bool isSubheading(const documents::Block& row);

Ask askOfRow(const Minutes& minutes, size_t block, const AskColumns& columns);

}  // namespace minuted::minutes
