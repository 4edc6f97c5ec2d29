// What minutes call the columns of their tables, one vocabulary for tables of actions and for minutes kept as a table.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace minuted::documents {

enum class ColumnName {
  number,      // 'No.', 'Ref'
  action,      // what is to be done
  discussion,  // the record of what was said
  decision,
  owner,  // who is to act
  due,
  status
};

// 'By whom?' -> owner; nothing for words that are no known heading. A column 'Action' beside a column of discussion
// often names those who are to act; it is returned as `action` nevertheless, and the caller decides by the other
// columns.
std::optional<ColumnName> columnNamed(std::string_view heading);

// Whether a line of short texts is the header of a table: of actions, or of anything else that minutes tabulate.
bool areNamesOfColumns(const std::vector<std::string_view>& headings);

}  // namespace minuted::documents
