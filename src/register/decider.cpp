#include "register/decider.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/ranges.h"
#include "projections/row.h"
#include "projections/views.h"
#include "register/command.h"
#include "register/draft.h"

namespace minuted::engine {
namespace {

// A clock that is further ahead of the newest event than this, or further behind it, is not believed until somebody
// confirms it. Clocks that are set right step back by seconds.
constexpr Micros farAhead = Micros(400) * 24 * 3600 * 1'000'000, farBehind = Micros(60) * 1'000'000;

// Why the clock is not believed; "" where it is.
std::string faultOfClock(Micros now, Micros lastRecorded) {
  if (lastRecorded == 0) return "";
  std::string_view fault = now > lastRecorded + farAhead    ? "more than a year after"
                           : now + farBehind < lastRecorded ? "before"
                                                            : "";
  if (fault.empty()) return "";
  return fmt::format(
      "This machine's clock says {}, {} the newest event ({}). If that is right, say so with --accept-clock.",
      localTime(now), fault, localTime(lastRecorded));
}

Refusal stopped(const Error& error) { return {schema::Refusal::STOPPED, error.message, 0}; }

}  // namespace

Decider::Decider(const log::ReadPoint& at, log::Pending& pending, WriterMemory& memory, Micros now, bool acceptClock)
    : state_{.at = at,
             .pending = pending,
             .memory = memory,
             .now = acceptClock ? now : std::max(now, memory.lastRecorded)},
      fault_(acceptClock ? "" : faultOfClock(now, memory.lastRecorded)) {}

Outcome Decider::perform(schema::Command::Reader command) {
  auto given = command.getId();
  BytesView id(reinterpret_cast<const char*>(given.begin()), given.size());
  if (id.size() != commandIdSize)
    return std::unexpected(Refusal{schema::Refusal::MALFORMED, "A command's id is 16 bytes.", 0});
  auto before = state_.recordedBefore(id);
  if (!before) return std::unexpected(stopped(before.error()));
  if (*before) return **before;
  if (!fault_.empty()) return std::unexpected(Refusal{schema::Refusal::RULE, fault_, 0});
  Draft draft(state_, id);
  if (auto set = draft.setRecorder({command.getBy().begin(), command.getBy().size()}); !set)
    return std::unexpected(set.error());
  for (auto step : command.getSteps())
    if (auto added = draft.add(step); !added) return std::unexpected(added.error());
  if (auto finished = draft.finish(); !finished) return std::unexpected(finished.error());
  return draft.addToBatch();
}

void Decider::writeRows() {
  auto& changes = state_.pending.changes();
  for (const auto& [id, touched] : state_.touched) {
    auto before = projections::keysOf(touched.before), after = projections::keysOf(touched.after);
    for (const auto& key : before)
      if (!contains(after, key)) changes.remove(log::Table::views, key);
    auto row = projections::rowOf(touched.after);
    for (const auto& key : after) {
      auto value = projections::valueAt(key, row);
      if (!value.empty() || !contains(before, key)) changes.put(log::Table::views, key, value);
    }
  }
}

}  // namespace minuted::engine
