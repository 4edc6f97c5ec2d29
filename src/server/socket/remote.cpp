#include "server/socket/remote.h"

#include <fmt/format.h>

#include <algorithm>
#include <thread>

#include "server/socket/connection.h"
#include "server/socket/frames.h"

namespace minuted::server {
namespace {

using std::chrono::steady_clock;

std::string textOf(std::chrono::milliseconds patience) {
  auto seconds = std::chrono::duration<double>(patience).count();
  return fmt::format("{:g} second{}", seconds, seconds == 1 ? "" : "s");
}

// One attempt to have a command recorded. mayHaveIt: set once the server may have had all of it.
std::expected<Bytes, Broken> ask(const std::string& socketPath, BytesView command, Connection::Deadline deadline,
                                 bool& mayHaveIt) {
  auto connection = Connection::to(socketPath, deadline);
  if (!connection) return std::unexpected(connection.error());
  auto length = encodeFrameSize(static_cast<uint32_t>(command.size()));
  Bytes frame(length.begin(), length.end());
  frame += command;
  if (auto sent = connection->send(frame, deadline); !sent) return std::unexpected(sent.error());
  mayHaveIt = true;
  auto header = connection->receive(length.size(), deadline);
  if (!header) return std::unexpected(header.error());
  std::ranges::copy(*header, length.begin());
  auto size = decodeFrameSize(length);
  if (size > largestFrame) return std::unexpected(Broken::lost);
  return connection->receive(size, deadline);
}

}  // namespace

Result<std::unique_ptr<RemoteRecorder>> RemoteRecorder::connect(const std::filesystem::path& folder,
                                                                std::chrono::milliseconds patience) {
  TRY(auto path, SocketPath::openIn(folder));
  auto connection = Connection::to(path.path(), steady_clock::now() + patience);
  if (connection) return std::unique_ptr<RemoteRecorder>(new RemoteRecorder(folder, patience));
  if (connection.error() == Broken::noServer) return nullptr;
  return fail(ErrorKind::failed,
              fmt::format("The server of this register has taken nobody for {}, and nothing was recorded. It may be "
                          "stopped: let it go on, or end it and try again.",
                          textOf(patience)));
}

engine::Outcome RemoteRecorder::record(Bytes command) {
  auto refuse = [](schema::Refusal kind, std::string reason) {
    return std::unexpected(engine::Refusal{kind, std::move(reason), 0});
  };
  if (command.size() > largestFrame)
    return refuse(schema::Refusal::MALFORMED,
                  "This is too much for one command by the server: record it in several, or stop the server.");
  auto path = SocketPath::openIn(folder_);
  if (!path) return refuse(schema::Refusal::STOPPED, path.error().message + " Nothing was recorded.");
  mustReopen_ = true;
  bool mayHaveIt = false;
  auto deadline = steady_clock::now() + patience_;
  auto answer = ask(path->path(), command, deadline, mayHaveIt);
  while (!answer && answer.error() == Broken::lost && steady_clock::now() < deadline) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    answer = ask(path->path(), command, deadline, mayHaveIt);
  }
  if (answer) {
    auto outcome = decodeAnswer(*answer);
    if (outcome) return *outcome;
    return refuse(schema::Refusal::UNKNOWN, outcome.error().message);
  }
  bool isGone = answer.error() == Broken::noServer;
  if (!mayHaveIt)
    return refuse(schema::Refusal::STOPPED,
                  isGone ? "The server ended before it had this: nothing was recorded. Try again."
                         : fmt::format("The server did not take this within {}: nothing was recorded. It may be "
                                       "stopped: let it go on, or end it and try again.",
                                       textOf(patience_)));
  return refuse(schema::Refusal::UNKNOWN,
                isGone ? "The server went away before it answered: whether this was recorded is not known."
                       : fmt::format("The server did not answer within {}: whether this was recorded is not known.",
                                     textOf(patience_)));
}

Result<engine::Snapshot> RemoteRecorder::snapshot(const engine::Times& times) {
  if (mustReopen_) {
    engine::Register::Options options;
    options.log.waitForLock = false;  // for rebuilding the views: the server has the lock until it ends
    TRY(register_, engine::Register::open(folder_, options));
    mustReopen_ = false;
  }
  auto snapshot = register_->snapshot(times);
  if (snapshot) snapshot->keepAlive(register_);
  return snapshot;
}

}  // namespace minuted::server
