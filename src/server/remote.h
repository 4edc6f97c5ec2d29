// A register that another process serves: commands go through its socket, reading is done here.
#pragma once

#include <filesystem>
#include <memory>

#include "register/register.h"

namespace minuted::server {

class RemoteRecorder final : public engine::Recorder {
 public:
  // Nothing where no process serves the register.
  static Result<std::unique_ptr<RemoteRecorder>> connect(const std::filesystem::path& folder);
  ~RemoteRecorder() override;

  engine::Outcome record(Bytes command) override;
  // Sees what was recorded until now.
  Result<engine::Snapshot> snapshot(const engine::Times& times) override;

 private:
  struct Connection;
  RemoteRecorder(std::filesystem::path folder, std::unique_ptr<Connection> connection);

  std::filesystem::path folder_;
  std::unique_ptr<Connection> connection_;
  std::shared_ptr<engine::Register> reading_;  // with the snapshots that read from it
  bool recorded_ = true;                       // since it was opened for reading
};

}  // namespace minuted::server
