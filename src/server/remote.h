// A register that another process serves. Commands go through that process's socket; reading is done in this process.
// One thread at a time.
#pragma once

#include <filesystem>
#include <memory>

#include "register/register.h"

namespace minuted::server {

class RemoteRecorder final : public engine::Recorder {
 public:
  // A null pointer where no process serves the register.
  static Result<std::unique_ptr<RemoteRecorder>> connect(const std::filesystem::path& folder);
  ~RemoteRecorder() override;

  engine::Outcome record(Bytes command) override;
  // A snapshot of all that was recorded until now. Opens the register again if a command was recorded since.
  Result<engine::Snapshot> snapshot(const engine::Times& times) override;

 private:
  struct Connection;
  RemoteRecorder(std::filesystem::path folder, std::unique_ptr<Connection> connection);

  std::filesystem::path folder_;
  std::unique_ptr<Connection> connection_;
  std::shared_ptr<engine::Register> register_;  // open for reading; shared with the snapshots that read from it
  bool mustReopen_ = true;                      // a command was sent since it was opened
};

}  // namespace minuted::server
