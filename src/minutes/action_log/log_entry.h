// One row of an action log: an action or a decision, and what the log tells of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "documents/document.h"
#include "minutes/action_log/log_columns.h"
#include "minutes/action_log/log_history.h"

namespace minuted::minutes {

struct LogEntry {
  const documents::Block* row = nullptr;
  std::string reference, text, group;  // as the log has them, without mark-up
  std::string doubt;                   // what in the row is not clear, for whoever reviews it; "" where all is
  std::vector<std::string> owners;
  OptionalDate raisedOn, due;
  bool isDueAtNextMeeting = false;
  bool isDecision = false;
  bool saysOpen = false;         // there is a status, and it does not end the action
  std::vector<LogNews> history;  // in the order in which it happened; none of a decision
};

// Reads a row of a table with these columns. The text is empty where the row holds neither an action nor a decision.
LogEntry readEntry(const documents::Block& row, const LogColumns& columns);

// The text of a cell, or of several that hold the same, one below the other; "" where the row has none.
std::string cellAt(const documents::Block& row, const LogColumns& columns, LogColumn content);

// Whether a cell is empty or says so: '-', 'n/a', 'none'.
bool holdsNothing(std::string_view cell);

}  // namespace minuted::minutes
