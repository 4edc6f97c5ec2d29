// What the columns of an action log hold, guessed from their names or set by somebody.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace minuted::minutes {

enum class LogColumn {
  reference,
  raised,
  text,
  decision,
  owner,
  group,
  due,
  revisedDue,
  status,
  closed,
  updates,
  nothing
};

std::string_view nameOf(LogColumn column);

// By number, from 0; what is not there is not read.
using LogColumns = std::map<size_t, LogColumn>;

// Of a row of names; nothing where they are not those of a log: it needs an action or a decision, and one thing more.
std::optional<LogColumns> logColumns(const std::vector<std::string>& names);

// Whether a row below the names of columns names them again: most of its cells are such names, word for word.
bool namesColumnsAgain(const std::vector<std::string>& cells);

// 'Lead=owner, C=due': by name or, in a workbook, by letter. Those not named are guessed as ever.
struct ColumnSetting {
  std::string column;
  LogColumn holds = LogColumn::nothing;
};
Result<std::vector<ColumnSetting>> parseColumns(std::string_view text);
// Which of them fit a column.
std::vector<bool> set(const std::vector<ColumnSetting>& settings, const std::vector<std::string>& names,
                      LogColumns& columns);

// 'A', 'B', … 'AA'
std::string letterOf(size_t column);

}  // namespace minuted::minutes
