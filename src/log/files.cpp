#include "log/files.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace minuted::log {

OpenFile::OpenFile(OpenFile&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

OpenFile& OpenFile::operator=(OpenFile&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

OpenFile::~OpenFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

std::unexpected<Error> systemError(const std::string& what, const std::filesystem::path& path, int number) {
  return fail(ErrorKind::failed, what + " " + path.string() + ": " + std::generic_category().message(number) + ".");
}

Result<OpenFile> openFile(const std::filesystem::path& path, int flags) {
  int descriptor = -1;
  do descriptor = ::open(path.c_str(), flags | O_CLOEXEC, 0666);
  while (descriptor < 0 && errno == EINTR);
  if (descriptor < 0) return systemError("could not open", path, errno);
  return OpenFile(descriptor);
}

Result<void> syncFolder(const std::filesystem::path& folder) {
  TRY(auto file, openFile(folder, O_RDONLY | O_DIRECTORY));
  if (::fsync(file.descriptor()) != 0) return systemError("could not sync", folder, errno);
  return {};
}

Result<void> lockFile(const OpenFile& file, bool wait, const std::filesystem::path& path) {
  int result = 0;
  do result = ::flock(file.descriptor(), wait ? LOCK_EX : LOCK_EX | LOCK_NB);
  while (result != 0 && errno == EINTR);
  if (result == 0) return {};
  if (errno == EWOULDBLOCK)
    return fail(ErrorKind::refused, "another process is writing to this register; try again when it is done.");
  return systemError("could not lock", path, errno);
}

Result<uint64_t> freeSpace(const std::filesystem::path& folder) {
  struct statvfs space{};
  int result = 0;
  do result = ::statvfs(folder.c_str(), &space);
  while (result != 0 && errno == EINTR);
  if (result != 0) return systemError("could not ask for the free space of", folder, errno);
  return uint64_t(space.f_bavail) * space.f_frsize;
}

}  // namespace minuted::log
