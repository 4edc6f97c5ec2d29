#include "register/beginning.h"

#include "base/message.h"
#include "log/beginning.h"
#include "register/command.h"
#include "register/recorded_before.h"

namespace minuted::engine {
namespace {

std::unexpected<Refusal> refusal(schema::Refusal kind, const Error& error) {
  return std::unexpected(Refusal{kind, error.message, 0});
}

// The answer of the register that is there, if it began with this command.
Result<std::optional<Recorded>> begunBefore(const std::filesystem::path& folder, BytesView command) {
  TRY(auto opened, Register::open(folder, {}));
  auto at = opened->log().store().readPoint();
  Message<schema::Command> message(command);
  TRY(auto recorded, recordedBefore(at, idOf(message.get())));
  if (!recorded) return std::nullopt;
  TRY(auto isSame, isRecordOf(at, *recorded, command));
  return isSame ? recorded : std::nullopt;
}

// Builds the register at the place where it becomes the folder's.
Outcome build(const std::filesystem::path& place, Register::Options options, Bytes command) {
  options.log.store.mode = log::Store::Mode::create;
  auto opened = Register::open(place, std::move(options));
  if (!opened) return refusal(schema::Refusal::STOPPED, opened.error());
  auto outcome = (*opened)->record(std::move(command));
  if (!outcome && outcome.error().kind == schema::Refusal::UNKNOWN) outcome.error().kind = schema::Refusal::STOPPED;
  if (!outcome) return outcome;
  if (auto closed = (*opened)->close(); !closed) return refusal(schema::Refusal::STOPPED, closed.error());
  return outcome;
}

}  // namespace

Outcome beginRegister(const std::filesystem::path& folder, Register::Options options, Bytes command) {
  auto beginning = log::Beginning::in(folder);
  if (!beginning) {
    if (auto before = begunBefore(folder, command); before && *before) return **before;
    bool isRefused = beginning.error().kind == ErrorKind::refused;
    return refusal(isRefused ? schema::Refusal::RULE : schema::Refusal::STOPPED, beginning.error());
  }
  auto outcome = build(beginning->place(), std::move(options), std::move(command));
  if (!outcome) return outcome;
  auto finished = beginning->finish();
  if (finished) return outcome;
  std::error_code error;
  bool isThere = std::filesystem::exists(folder / "head", error);
  return refusal(isThere ? schema::Refusal::UNKNOWN : schema::Refusal::STOPPED, finished.error());
}

}  // namespace minuted::engine
