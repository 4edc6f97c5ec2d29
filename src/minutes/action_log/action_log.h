// Action logs: tables of actions and decisions, a row each, kept over many meetings.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "documents/document.h"
#include "minutes/action_log/log_columns.h"
#include "minutes/findings.h"

namespace minuted::minutes {

// How somebody wants a log read. What is left empty is guessed.
struct LogOptions {
  std::string group;
  std::vector<ColumnSetting> columns;
};

// Whether a document is a log: a workbook is, and a document of which at least half is tables of a log and which lists
// nobody as present.
bool isActionLog(const documents::Document& document);

// A row that became no proposal, and why.
struct LeftOutRow {
  int sheet = 0, line = 0, page = 0;  // as in documents::Block
  std::string text, why;
};

// Adds a proposal for the log itself and one for each row that holds an action or a decision. Returns all other rows.
// ErrorKind::usage: a setting names a column that no table has, though there are rows to read.
Result<std::vector<LeftOutRow>> readActionLog(const documents::Document& document, std::string_view fileName,
                                              const LogOptions& options, Findings& findings);

}  // namespace minuted::minutes
