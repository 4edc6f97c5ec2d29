#include "formats/list_export.h"

#include <fmt/format.h>

#include <cstdint>

#include "formats/csv.h"
#include "formats/xlsx.h"
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

Result<Bytes> exportListsAsWorkbook(const engine::Snapshot& snapshot) {
  TRY(auto actions, queries::listActions(snapshot, {.all = true}));
  TRY(auto decisions, queries::listDecisions(snapshot, {}));
  TRY(auto meetings, queries::listMeetings(snapshot, {}));
  return xlsx(std::vector<NamedAnswer>{
      {"actions", actions.get()}, {"decisions", decisions.get()}, {"meetings", meetings.get()}});
}

}  // namespace minuted::formats
