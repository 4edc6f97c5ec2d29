#include "register/repeatable.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/guard.h"
#include "base/message.h"
#include "register/command.h"
#include "register/recorded_before.h"

namespace minuted::engine {
namespace {

Bytes withId(schema::Command::Reader command, BytesView id) {
  capnp::MallocMessageBuilder message;
  message.setRoot(command);
  message.getRoot<schema::Command>().setId(dataOf(id));
  return canonicalBytes(message.getRoot<schema::Command>().asReader());
}

Refusal stopped(const Error& error) { return {schema::Refusal::STOPPED, error.message, 0}; }

}  // namespace

Bytes RepeatableRecorder::nextId() const {
  return asked_ == 0 ? *id_ : derivedCommandId(fmt::format("{} command {}", *id_, asked_));
}

std::string howToAskAgain(BytesView id) {
  return fmt::format(" To find out, ask again with '--command-id {}': nothing is recorded twice.", hex(id));
}

void RecordedRange::add(const Recorded& recorded) {
  if (recorded.count == 0) return;
  first = first == 0 ? recorded.first : std::min(first, recorded.first);
  last = std::max<uint64_t>(last, recorded.first + recorded.count - 1);
  hasNew = hasNew || !recorded.again;
}

Result<Snapshot> RepeatableRecorder::snapshot(const Times& times) {
  if (!id_) return recorder_.snapshot(times);
  TRY(auto now, recorder_.snapshot());
  TRY(waiting_, recordedBefore(now.wholeLog(), nextId()));
  auto then = times;
  if (waiting_) then.size = waiting_->first - 1;
  return recorder_.snapshot(then);
}

Result<bool> RepeatableRecorder::wasAskedBy(BytesView command, const Recorded& recorded) {
  TRY(auto now, recorder_.snapshot());
  return isRecordOf(now.wholeLog(), recorded, command);
}

Outcome RepeatableRecorder::record(Bytes command) {
  Message<schema::Command> asked(command);
  if (asked.get().hasPiece()) return recorder_.record(std::move(command));  // no part of what is asked for
  auto id = idOf(asked.get());
  bool isGiven = false;
  if (id_) {
    // A command that has an id of its own, since it must happen once only, may have been recorded without this one.
    auto now = recorder_.snapshot();
    if (!now) return std::unexpected(stopped(now.error()));
    auto own = recordedBefore(now->wholeLog(), id);
    if (!own) return std::unexpected(stopped(own.error()));
    isGiven = !*own || id == nextId();
    if (isGiven) {
      id = nextId();
      command = withId(asked.get(), id);
      ++asked_;
    }
  }
  auto outcome = recorder_.record(command);
  if (!outcome) {
    if (outcome.error().kind == schema::Refusal::UNKNOWN) outcome.error().reason += howToAskAgain(id_ ? *id_ : id);
    return outcome;
  }
  waiting_.reset();
  if (!isGiven || !outcome->again) {
    recorded_.add(*outcome);
    return outcome;
  }
  auto isSame = wasAskedBy(command, *outcome);
  if (!isSame || *isSame) recorded_.add(*outcome);
  if (!isSame) return std::unexpected(stopped(isSame.error()));
  if (!*isSame)
    return std::unexpected(Refusal{schema::Refusal::CONFLICT,
                                   fmt::format("This command id belongs to something else, which is recorded as event "
                                               "{}: see 'minuted log --from {}'. Use another id, or none.",
                                               outcome->first, outcome->first),
                                   0});
  outcome->again = false;
  return outcome;
}

}  // namespace minuted::engine
