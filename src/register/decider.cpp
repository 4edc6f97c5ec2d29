#include "register/decider.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/guard.h"
#include "base/message.h"
#include "base/ranges.h"
#include "base/schema_fault.h"
#include "log/kept_files.h"
#include "projections/row.h"
#include "projections/views.h"
#include "register/command.h"
#include "register/draft.h"
#include "register/index/index_keys.h"

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

}  // namespace

Decider::Decider(const log::ReadPoint& at, log::Pending& pending, WriterMemory& memory, Micros now, bool acceptClock)
    : state_{.at = at,
             .pending = pending,
             .memory = memory,
             .now = acceptClock ? now : std::max(now, memory.lastRecorded)},
      numbersBefore_(memory.numbers),
      fault_(acceptClock ? "" : faultOfClock(now, memory.lastRecorded)) {}

Outcome Decider::perform(BytesView bytes) {
  auto malformed = [](std::string reason) {
    return std::unexpected(Refusal{schema::Refusal::MALFORMED, "This is no command: " + std::move(reason), 0});
  };
  if (bytes.empty() || bytes.size() % sizeof(capnp::word) != 0) return malformed("it is not whole.");
  Message<schema::Command> message(bytes);
  auto command = guarded("its beginning", [&]() -> Result<schema::Command::Reader> { return message.get(); });
  if (!command) return malformed(command.error().message);
  if (auto fault = schemaFault(*command, capnp::Schema::from<schema::Command>(), bytes.size() / sizeof(capnp::word)))
    return malformed(*fault);
  // What is damaged from here on is stored, and not the command.
  auto outcome = guarded("the register", [&]() -> Result<Outcome> { return performWhole(*command); });
  if (!outcome) return std::unexpected(refusalBy(outcome.error()));
  return std::move(*outcome);
}

Outcome Decider::performWhole(schema::Command::Reader command) {
  auto given = command.getId();
  BytesView id(reinterpret_cast<const char*>(given.begin()), given.size());
  if (id.size() != commandIdSize)
    return std::unexpected(Refusal{schema::Refusal::MALFORMED, "A command's id is 16 bytes.", 0});
  auto before = state_.recordedBefore(id);
  if (!before) return std::unexpected(refusalBy(before.error()));
  if (*before) return **before;
  if (!fault_.empty()) return std::unexpected(Refusal{schema::Refusal::RULE, fault_, 0});
  if (command.hasPiece()) {
    if (command.getSteps().size() > 0)
      return std::unexpected(Refusal{schema::Refusal::MALFORMED, "A command with a piece of a file has no steps.", 0});
    return keepPiece(command.getPiece());
  }
  Draft draft(state_, id);
  if (auto set = draft.setRecorder({command.getBy().begin(), command.getBy().size()}); !set)
    return std::unexpected(set.error());
  for (auto step : command.getSteps())
    if (auto added = draft.add(step); !added) return std::unexpected(added.error());
  if (auto finished = draft.finish(); !finished) return std::unexpected(finished.error());
  return draft.addToBatch();
}

Outcome Decider::keepPiece(schema::Piece::Reader piece) {
  auto digest = bytesOf(piece.getDigest());
  bool isPiece = digest.size() == Hash().size() && piece.getNumber() < log::mostPieces && piece.getBytes().size() > 0 &&
                 piece.getBytes().size() <= log::pieceSize;
  if (!isPiece) return std::unexpected(Refusal{schema::Refusal::MALFORMED, "This is no piece of a file.", 0});
  auto kept = log::isKept(state_.at, digest);
  if (!kept) return std::unexpected(refusalBy(kept.error()));
  // Two may send the same file at once: what one has sent, or named in this batch, the other changes nothing of.
  if (*kept || state_.namedFiles.contains(digest)) return Recorded{};
  auto key = log::pieceKey(digest, piece.getNumber());
  auto bytes = bytesOf(piece.getBytes());
  auto before = state_.at.get(log::Table::files, key);
  if (!before) return std::unexpected(refusalBy(before.error()));
  if (*before == bytes) return Recorded{};
  auto& changes = state_.pending.changes();
  changes.put(log::Table::files, key, bytes);
  changes.put(log::Table::files, log::arrivingKey(digest), {});
  state_.changedFiles.insert(digest);
  return Recorded{};
}

void Decider::finish() {
  writeRows();
  writeTallies();
}

void Decider::writeTallies() {
  auto& changes = state_.pending.changes();
  for (const auto& list : state_.changedLists)
    changes.put(log::Table::index, tallyKey(list), encodeTally(state_.tallies.at(list)));
  if (state_.memory.numbers != numbersBefore_)
    changes.put(log::Table::index, tallyKey({}), encodeNumbers(state_.memory.numbers));
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
