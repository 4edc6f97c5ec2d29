// Beginning a register, so that at every moment there is none or a whole one. It is built in a folder of its own inside
// the register's folder, its first events included. Then its files are moved to their places, the head last: a folder
// is a register once it has a head, and so it becomes one in one step. What an interrupted beginning has left is known
// by the head that was not moved, and is cleared away by the next one.
//
// One thread at a time.
#pragma once

#include <filesystem>

#include "log/files.h"

namespace minuted::log {

// Whether a register was begun in the folder and never finished: then it holds nothing that anybody was told is
// recorded.
bool isBrokenBeginning(const std::filesystem::path& folder);

class Beginning {
 public:
  // Makes the folder, which from now on is for its owner alone, holds its lock, and clears away what a broken beginning
  // has left. ErrorKind::refused where the folder has anything else in it, or another process holds the lock; failed
  // where the system refuses.
  static Result<Beginning> in(const std::filesystem::path& folder);
  Beginning(Beginning&&) noexcept = default;

  // Where the register is to be built, and closed before finish().
  std::filesystem::path place() const { return folder_ / "beginning"; }
  // Makes it the register of the folder. ErrorKind::failed where the system refuses; then it is a register all the same
  // if the folder has a head.
  Result<void> finish();

 private:
  Beginning(std::filesystem::path folder, OpenFile lock) : folder_(std::move(folder)), lock_(std::move(lock)) {}
  Result<void> clear() const;

  std::filesystem::path folder_;
  OpenFile lock_;
};

}  // namespace minuted::log
