#include "log/beginning.h"

#include <fcntl.h>

#include <system_error>

#include "log/log.h"

namespace minuted::log {
namespace {

namespace fs = std::filesystem;

constexpr const char* headName = "head";
constexpr const char* placeName = "beginning";
constexpr const char* lockName = "lock";
constexpr const char* movedBeforeHead[] = {"reserve", "store"};

bool isThere(const fs::path& path) {
  std::error_code error;
  return fs::exists(path, error);
}

// Moves a file or folder, so that it has moved on disk when this returns.
Result<void> move(const fs::path& from, const fs::path& to) {
  std::error_code error;
  fs::rename(from, to, error);
  if (error) return systemError("could not move", from, error.value());
  TRY_DONE(syncFolder(to.parent_path()));
  return syncFolder(from.parent_path());
}

Result<void> removeAll(const fs::path& path) {
  std::error_code error;
  fs::remove_all(path, error);
  if (error) return systemError("could not remove", path, error.value());
  return {};
}

// A register in which nothing was ever recorded: a version of this program which did not build it apart was
// interrupted.
bool isEmptyRegister(const fs::path& folder) {
  if (!isThere(folder / headName)) return false;
  auto log = Log::open(folder, {});
  return log && (*log)->size() == 0;
}

Result<void> requireNothingElse(const fs::path& folder) {
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    auto name = entry->path().filename();
    if (name != placeName && name != lockName)
      return fail(ErrorKind::refused, folder.string() + " is not empty: a new register wants a folder of its own.");
  }
  if (error) return systemError("could not read", folder, error.value());
  return {};
}

}  // namespace

bool isBrokenBeginning(const fs::path& folder) {
  auto place = folder / placeName;
  if (isThere(folder / headName) || !isThere(place)) return false;
  return isThere(place / headName) || !isThere(folder / "store");
}

Result<Beginning> Beginning::in(const fs::path& folder) {
  std::error_code error;
  bool isNew = fs::create_directories(folder, error);
  if (error) return systemError("could not create", folder, error.value());
  if (isNew) TRY_DONE(syncFolder(fs::absolute(folder).lexically_normal().parent_path()));
  if (!isThere(folder / lockName)) TRY_DONE(requireNothingElse(folder));
  TRY(auto lock, openFile(folder / lockName, O_RDWR | O_CREAT));
  TRY_DONE(lockFile(lock, false, folder / lockName));
  Beginning beginning(folder, std::move(lock));
  if (isEmptyRegister(folder)) {
    fs::create_directories(beginning.place(), error);
    TRY_DONE(move(folder / headName, beginning.place() / headName));
  }
  TRY_DONE(beginning.clear());
  TRY_DONE(requireNothingElse(folder));
  // The register contains names of people, so it is for its owner alone. Some file systems have no permissions.
  fs::permissions(folder, fs::perms::owner_all, error);
  return beginning;
}

// The head that was not moved is removed last, since it tells that the rest is of a broken beginning.
Result<void> Beginning::clear() const {
  if (!isBrokenBeginning(folder_)) return {};
  for (const auto* name : movedBeforeHead) TRY_DONE(removeAll(folder_ / name));
  return removeAll(place());
}

Result<void> Beginning::finish() {
  for (const auto* name : movedBeforeHead)
    if (isThere(place() / name)) TRY_DONE(move(place() / name, folder_ / name));
  TRY_DONE(move(place() / headName, folder_ / headName));
  std::error_code ignored;
  fs::remove_all(place(), ignored);  // of no use, and of no harm: a folder with a head is a register
  return {};
}

}  // namespace minuted::log
