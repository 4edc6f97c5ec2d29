// The few calls of the operating system that the log makes itself, beside RocksDB. Failures are ErrorKind::failed and
// name the file and the system's reason.
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

Result<OpenFile> openFile(const std::filesystem::path& path,
                          int flags);                          // flags of open(2); made with mode 0666 & ~umask
Result<void> syncFolder(const std::filesystem::path& folder);  // so that names made in it survive a loss of power
// Waiting for the lock of the whole file, or refused at once.
Result<void> lockFile(const OpenFile& file, bool wait, const std::filesystem::path& path);
Result<uint64_t> freeSpace(const std::filesystem::path& folder);  // bytes that we may still write

}  // namespace minuted::log
