#include "register/backup.h"

#include <fcntl.h>
#include <fmt/format.h>

#include <set>

#include "base/guard.h"
#include "base/message.h"
#include "base/text.h"
#include "log/beginning.h"
#include "log/copying.h"
#include "log/head.h"
#include "log/kept_files.h"
#include "projections/views.h"
#include "register/command.h"

namespace minuted::engine {
namespace {

namespace fs = std::filesystem;
using log::Log;
using log::Table;

Log::Options writing(log::Store::Mode mode) {
  Log::Options options;
  options.store.mode = mode;
  options.waitForLock = false;
  return options;
}

// The digests of the files that events name: of documents, and of texts as they were read.
Result<std::set<Bytes>> filesNamed(const log::ReadPoint& at, uint64_t first, uint64_t last) {
  std::set<Bytes> digests;
  std::optional<Error> damage;
  TRY_DONE(guarded("the log", [&]() -> Result<void> {
    return at.scanOnce(Table::records, log::recordKey(first), log::recordKey(last + 1),
                       [&](BytesView, BytesView stored) {
                         auto record = log::decodeParts(stored);
                         if (!record) {
                           damage = record.error();
                           return false;
                         }
                         Message<schema::Event> event(record->event);
                         auto body = event.get().getBody();
                         if (body.isDocumentFiled()) digests.insert(bytesOf(body.getDocumentFiled().getDigest()));
                         if (body.isDocumentRead()) digests.insert(bytesOf(body.getDocumentRead().getText()));
                         return true;
                       });
  }));
  if (damage) return std::unexpected(*damage);
  digests.erase(Bytes());
  return digests;
}

// The views of the copy no longer hold: without their versions they are made when it is opened.
Result<void> forgetViews(Log& copy) {
  auto pending = copy.begin();
  for (const auto& view : projections::views()) pending.changes().remove(Table::views, projections::versionKey(view));
  return copy.commit(std::move(pending));
}

// Files come before the events that name them, as when they were recorded. Those of events that the copy has already
// may have been added since: a document whose bytes were kept later.
Result<Backup> copyTo(const log::ReadPoint& from, uint64_t until, Log& copy, const RebuildProgress& progress) {
  Backup backup{.events = until, .added = until - std::min(until, copy.size())};
  TRY(auto digests, filesNamed(from, 1, until));
  TRY_DONE(forgetViews(copy));
  uint64_t done = 0;
  for (const auto& digest : digests) {
    TRY(auto isNew, log::copyKeptFile(from, digest, copy));
    backup.files += isNew ? 1 : 0;
    if (progress) progress("Copying files", ++done, digests.size());
  }
  TRY_DONE(log::copyRecords(from, until, copy, [&](uint64_t events, uint64_t of) {
    if (progress) progress("Copying events", events, of);
  }));
  TRY_DONE(Log::verify(copy, [&](uint64_t events, uint64_t of) {
    if (progress) progress("Verifying", events, of);
  }));
  backup.root = copy.root();
  return backup;
}

bool isRegister(const fs::path& folder) {
  std::error_code ignored;
  return fs::exists(folder / "head", ignored);
}

// Makes the log at the place where it becomes the folder's, and copies into it.
Result<Backup> beginCopy(const log::ReadPoint& from, uint64_t until, const fs::path& folder,
                         const RebuildProgress& progress) {
  TRY(auto beginning, log::Beginning::in(folder));
  TRY(auto copy, Log::open(beginning.place(), writing(log::Store::Mode::create)));
  TRY(auto backup, copyTo(from, until, *copy, progress));
  TRY_DONE(copy->close());
  TRY_DONE(beginning.finish());
  return backup;
}

// The last position that was recorded up to then.
Result<uint64_t> sizeAsOf(const log::ReadPoint& at, uint64_t size, Micros time) {
  uint64_t known = 0, beyond = size + 1;
  while (known + 1 < beyond) {
    auto middle = known + (beyond - known) / 2;
    TRY(auto stored, readEvent(at, middle));
    TRY(auto recordedAt, guarded("the log", [&]() -> Result<uint64_t> { return stored->event().getRecordedAt(); }));
    (recordedAt <= time ? known : beyond) = middle;
  }
  return known;
}

// The folder's name with something behind it: /var/lib/minuted/register.restoring
fs::path besides(const fs::path& folder, const std::string& suffix) {
  auto name = folder.has_filename() ? folder : folder.parent_path();
  return name += suffix;
}

// How many events a register had, by its head; 0 where that cannot be read.
uint64_t headSizeOf(const fs::path& folder) {
  auto head = log::HeadFile::open(folder / "head", false);
  return head ? head->head().size : 0;
}

// The lock of a register that nobody writes to.
Result<log::OpenFile> lockOf(const fs::path& folder) {
  TRY(auto lock, log::openFile(folder / "lock", O_RDWR | O_CREAT));
  TRY_DONE(log::lockFile(lock, false, folder / "lock"));
  return lock;
}

// Moves a register aside, and returns where it stands now.
Result<fs::path> moveAside(const fs::path& folder) {
  for (int number = 1; number < 1000; ++number) {
    auto aside = besides(folder, fmt::format(".replaced-{}", number));
    std::error_code error;
    if (fs::exists(aside, error)) continue;
    fs::rename(folder, aside, error);
    if (!error) return aside;
    return fail(ErrorKind::failed, fmt::format("Could not move {} aside: {}.", folder.string(), error.message()));
  }
  return fail(ErrorKind::refused,
              fmt::format("There are too many registers beside {} that were replaced.", folder.string()));
}

Result<void> recordRestoring(const fs::path& folder, const Register::Options& options, const Restoring& how,
                             uint64_t replaced, uint64_t size) {
  auto opening = options;
  opening.log.store.mode = log::Store::Mode::write;
  TRY(auto opened, Register::open(folder, opening));
  CommandMaker command;
  auto step = command.step();
  auto event = step.getEvent().initBody().initRegisterRestored();
  event.setRegister(Id(Kind::REGISTER, 1).value);
  event.setSize(size);
  event.setReplaced(replaced);
  if (!how.why.empty()) step.initWords().setNote(how.why);
  TRY_DONE(recordedOrError(opened->record(command.finish(newCommandId(), how.by))));
  return opened->close();
}

}  // namespace

Result<Backup> backUp(Register& from, const fs::path& folder, const RebuildProgress& progress) {
  auto at = from.log().store().readPoint();
  TRY(auto size, log::logSize(at));
  if (!isRegister(folder)) return beginCopy(at, size, folder, progress);
  TRY(auto copy, Log::open(folder, writing(log::Store::Mode::write)));
  TRY(auto backup, copyTo(at, size, *copy, progress));
  TRY_DONE(copy->close());
  return backup;
}

Result<Restored> restore(const fs::path& backup, const fs::path& folder, const Restoring& how,
                         const Register::Options& options, const RebuildProgress& progress) {
  TRY(auto source, Log::open(backup, {}));
  auto at = source->store().readPoint();
  TRY(auto size, log::logSize(at));
  if (how.size && *how.size > size)
    return fail(ErrorKind::notFound,
                fmt::format("The backup has {} only.", size == 1 ? "1 event" : counted(size) + " events"));
  if (how.size) size = *how.size;
  if (how.asOf) {
    TRY(auto then, sizeAsOf(at, size, *how.asOf));
    size = std::min(size, then);
  }
  if (size == 0) return fail(ErrorKind::notFound, "The backup has nothing of that time: the register began later.");
  Restored restored;
  bool isThere = isRegister(folder);
  if (isThere && !how.replaces)
    return fail(
        ErrorKind::refused,
        fmt::format("There is a register in {} already. Say --replace, and it is moved aside.", folder.string()));
  log::OpenFile lock;  // until it has been moved aside
  if (isThere) {
    TRY(lock, lockOf(folder));
  }
  std::error_code error;
  auto beside = besides(folder, ".restoring");
  fs::remove_all(beside, error);  // what an interrupted one has left
  auto place = isThere ? beside : folder;
  TRY(restored.copy, beginCopy(at, size, place, progress));
  if (!isThere) return restored;
  TRY_DONE(recordRestoring(place, options, how, headSizeOf(folder), size));
  TRY(restored.replaced, moveAside(folder));
  fs::rename(place, folder, error);
  if (error)
    return fail(ErrorKind::failed,
                fmt::format("Could not move {} to {}: {}. The register that was there is in {}.", place.string(),
                            folder.string(), error.message(), restored.replaced.string()));
  TRY_DONE(log::syncFolder(fs::absolute(folder).parent_path()));
  auto had = headSizeOf(restored.replaced);
  restored.lost = had > size ? had - size : 0;
  return restored;
}

}  // namespace minuted::engine
