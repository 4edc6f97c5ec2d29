// A register that another process serves. Commands go through that process's socket, each by a connection of its own,
// so that the server need not keep one for somebody who thinks; reading is done in this process. One thread at a time.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>

#include "register/register.h"

namespace minuted::server {

class RemoteRecorder final : public engine::Recorder {
 public:
  // A null pointer where no process serves the register. patience: how long to wait for the server each time.
  // ErrorKind::failed where a server has not answered by then.
  static Result<std::unique_ptr<RemoteRecorder>> connect(const std::filesystem::path& folder,
                                                         std::chrono::milliseconds patience);

  // Where the connection breaks, the server is asked again with the same command, and so records it once. What it may
  // have recorded and has not answered is refused as UNKNOWN; what it cannot have recorded as STOPPED.
  engine::Outcome record(Bytes command) override;
  // A snapshot of all that was recorded until now. Opens the register again if a command was recorded since.
  Result<engine::Snapshot> snapshot(const engine::Times& times) override;

 private:
  RemoteRecorder(std::filesystem::path folder, std::chrono::milliseconds patience)
      : folder_(std::move(folder)), patience_(patience) {}

  std::filesystem::path folder_;
  std::chrono::milliseconds patience_;
  std::shared_ptr<engine::Register> register_;  // open for reading; shared with the snapshots that read from it
  bool mustReopen_ = true;                      // a command was sent since it was opened
};

}  // namespace minuted::server
