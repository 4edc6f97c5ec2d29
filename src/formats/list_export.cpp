#include "formats/list_export.h"

#include <fmt/format.h>

#include <cstdint>

#include "formats/csv.h"
#include "queries/queries.h"

namespace minuted::formats {
namespace {

template <typename List>
Result<std::string> csvOf(const Result<queries::Answer<List>>& list) {
  if (!list) return std::unexpected(list.error());
  return csv(list->get());
}

}  // namespace

Result<std::string> exportListAsCsv(const engine::Snapshot& snapshot, std::string_view list) {
  if (list == "actions") return csvOf(queries::listActions(snapshot, {.all = true}));
  if (list == "decisions") return csvOf(queries::listDecisions(snapshot, {}));
  if (list == "meetings") return csvOf(queries::listMeetings(snapshot, {}));
  if (list == "events") return csvOf(queries::logFrom(snapshot, 1, UINT32_MAX));
  return fail(ErrorKind::usage,
              fmt::format("'{}' cannot be exported as CSV. Say actions, decisions, meetings or events.", list));
}

}  // namespace minuted::formats
