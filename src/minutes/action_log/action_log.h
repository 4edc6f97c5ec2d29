// Action logs: tables of actions and decisions, a row each, kept over many meetings.
#pragma once

#include <string>
#include <vector>

#include "documents/document.h"
#include "minutes/action_log/log_columns.h"
#include "minutes/findings.h"

namespace minuted::minutes {

// How somebody wants a log read; what is not said is guessed.
struct LogOptions {
  std::string group;
  std::vector<ColumnSetting> columns;
};

// A workbook is, and a document most of which is tables of a log and which lists nobody as present.
bool isActionLog(const documents::Document& document);

// A row that holds nothing to propose.
struct LeftOutRow {
  int sheet = 0, line = 0, page = 0;
  std::string text, why;
};

// Adds a proposal for the log itself and one for each row that holds an action or a decision, and says what became of
// each other row. Refuses settings of columns that are not there.
Result<std::vector<LeftOutRow>> readActionLog(const documents::Document& document, std::string_view fileName,
                                              const LogOptions& options, Findings& findings);

}  // namespace minuted::minutes
