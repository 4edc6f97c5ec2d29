// What minutes call the columns of their tables, one vocabulary for tables of actions and for minutes kept as a table.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace minuted::documents {

enum class ColumnName {
  number,      // 'No.', 'Ref'
  action,      // what is to be done
  discussion,  // what was said
  decision,
  owner,  // who is to act
  due,
  status
};

// 'By whom?' -> owner; nothing for other words. 'Action' beside a column of what was said or of who was there names
// those who act, and is called action here all the same.
std::optional<ColumnName> columnNamed(std::string_view heading);

// Whether a line of short texts names the columns of a table, of actions or of anything else that minutes have tables
// of.
bool areNamesOfColumns(const std::vector<std::string_view>& headings);

}  // namespace minuted::documents
