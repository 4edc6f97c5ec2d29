// The lists of a register as CSV, by their names: "actions", "decisions", "meetings", "events". A function of a
// snapshot that keeps nothing, for any thread.
#pragma once

#include <string>
#include <string_view>

#include "base/bytes.h"
#include "register/snapshot.h"

namespace minuted::formats {

// All items of the list, whatever their status. ErrorKind::usage where there is no such list.
Result<std::string> exportListAsCsv(const engine::Snapshot& snapshot, std::string_view list);

// Actions, decisions and meetings, each list as a sheet of a workbook. Errors: also those of formats/xlsx.h.
Result<Bytes> exportListsAsWorkbook(const engine::Snapshot& snapshot);

}  // namespace minuted::formats
