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
  ownerList,  // names with semicolons between them, and nothing else: 'Health and Care Trust; Ann Lee'
  group,
  due,
  revisedDue,
  status,
  statusDate,  // since when the status holds
  closed,
  updates,
  nothing
};

std::string_view nameOf(LogColumn column);  // as people say it: 'revised due'

// What the columns of a table hold, by their number from 0. A column that is not in the map is not read.
using LogColumns = std::map<size_t, LogColumn>;

// Guessed from a row of names; of our own exports (`minuted export csv actions`) known. Nothing where they are not
// those of a log: it needs a column for actions or decisions, and one thing more.
std::optional<LogColumns> guessColumns(const std::vector<std::string>& names);

// Whether a row below the names of the columns names them again: most of its cells are such names, word for word.
bool namesColumnsAgain(const std::vector<std::string>& cells);

// What somebody says that a column holds. The column is named by its name or, in a workbook, by its letter.
struct ColumnSetting {
  std::string column;
  LogColumn content = LogColumn::nothing;
};

// 'Lead=owner, C=due'. ErrorKind::usage where a part of it says nothing of the kind.
Result<std::vector<ColumnSetting>> parseColumnSettings(std::string_view text);

// Changes `columns`, which may be guessed, to what the settings say of a table with these names. Returns for each
// setting whether the table has its column.
std::vector<bool> applySettings(const std::vector<ColumnSetting>& settings, const std::vector<std::string>& names,
                                LogColumns& columns);

// 'A' for column 0, 'B', … 'AA'
std::string columnLetters(size_t column);

}  // namespace minuted::minutes
