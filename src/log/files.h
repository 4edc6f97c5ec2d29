// The few system calls that the log makes itself, beside RocksDB. Failures are ErrorKind::failed and name the file and
// the system's reason.
//
// Threads: the functions may be called from any thread. An OpenFile is used by one thread at a time.
#pragma once

#include <cstdint>
#include <filesystem>

#include "base/bytes.h"
#include "base/result.h"

namespace minuted::log {

// An open file; closed, and with it unlocked, when destroyed.
class OpenFile {
 public:
  OpenFile() = default;
  explicit OpenFile(int descriptor) : descriptor_(descriptor) {}
  OpenFile(OpenFile&& other) noexcept;
  OpenFile& operator=(OpenFile&& other) noexcept;
  ~OpenFile();
  int descriptor() const { return descriptor_; }

 private:
  int descriptor_ = -1;
};

std::unexpected<Error> systemError(const std::string& what, const std::filesystem::path& path, int number);

// The flags are those of open(2). A file that is created gets mode 0666 & ~umask.
Result<OpenFile> openFile(const std::filesystem::path& path, int flags);
// After it, files that were created in the folder survive a loss of power.
Result<void> syncFolder(const std::filesystem::path& folder);
// Locks the whole file. Where another process holds the lock, waits; ErrorKind::refused at once if `wait` is false.
Result<void> lockFile(const OpenFile& file, bool wait, const std::filesystem::path& path);
Result<uint64_t> freeSpace(const std::filesystem::path& folder);  // bytes that this process may still write

}  // namespace minuted::log
