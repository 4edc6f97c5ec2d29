#include "log/copying.h"

#include <fmt/format.h>

#include <algorithm>

#include "log/kept_files.h"
#include "log/layout.h"
#include "log/proof.h"
#include "log/record.h"

namespace minuted::log {
namespace {

constexpr uint64_t recordsOfStep = 4096;         // at most, of one synced write
constexpr size_t bytesOfStep = size_t(4) << 20;  // from which on a step is written

Result<void> requireBeginning(const ReadPoint& from, uint64_t until, const Log& to) {
  if (to.size() > until)
    return fail(ErrorKind::refused, fmt::format("the copy has {}, and this register only {}: it is the copy of another "
                                                "one, or this one has lost what the copy still has.",
                                                events(to.size()), counted(until)));
  TRY(auto edge, edgeAt(from, to.size()));
  if (edge.root() != to.root())
    return fail(ErrorKind::refused,
                fmt::format("the copy is of another register: their roots differ at {}.", events(to.size())));
  return {};
}

}  // namespace

Result<void> copyRecords(const ReadPoint& from, uint64_t until, Log& to, const CopyProgress& progress) {
  TRY_DONE(requireBeginning(from, until, to));
  while (to.size() < until) {
    auto first = to.size() + 1, last = std::min(until, to.size() + recordsOfStep);
    auto pending = to.begin();
    std::optional<Error> damage;
    TRY_DONE(from.scanOnce(Table::records, recordKey(first), recordKey(last + 1), [&](BytesView key, BytesView stored) {
      if (key != recordKey(pending.nextPosition()))
        damage = damagedEvent(pending.nextPosition(), "is missing").error();
      else if (auto appended = pending.appendStored(stored); !appended)
        damage = appended.error();
      return !damage && pending.changes().bytes() < bytesOfStep;
    }));
    if (damage) return std::unexpected(*damage);
    auto size = pending.nextPosition() - 1;
    if (size < first) return damagedEvent(first, "is missing");
    TRY(auto edge, edgeAt(from, size));
    if (edge.root() != pending.root())
      return fail(ErrorKind::integrity, fmt::format("an event up to number {} is not what the tree of the log says. {}",
                                                    counted(size), "'minuted verify' says which."));
    TRY_DONE(to.commit(std::move(pending)));
    if (progress) progress(size, until);
  }
  return {};
}

Result<bool> copyKeptFile(const ReadPoint& from, BytesView digest, Log& to) {
  TRY(auto isThere, isKept(to.store().readPoint(), digest));
  if (isThere) return false;
  TRY(auto file, readKept(from, digest));
  if (!file) return false;
  auto pending = to.begin();
  uint32_t number = 0;
  for (size_t at = 0; at < file->size(); at += pieceSize)
    pending.changes().put(Table::files, pieceKey(digest, number++), BytesView(*file).substr(at, pieceSize));
  TRY_DONE(to.commit(std::move(pending)));
  return true;
}

}  // namespace minuted::log
