#include "server/remote.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>

#include "server/frames.h"

namespace minuted::server {

namespace asio = boost::asio;
using asio::local::stream_protocol;

struct RemoteRecorder::Connection {
  asio::io_context context;
  stream_protocol::socket socket{context};

  Bytes exchange(const Bytes& command) {
    auto length = encodeFrameSize(static_cast<uint32_t>(command.size()));
    asio::write(socket, std::array<asio::const_buffer, 2>{asio::buffer(length), asio::buffer(command)});
    asio::read(socket, asio::buffer(length));
    auto size = decodeFrameSize(length);
    if (size > largestFrame) throw boost::system::system_error(asio::error::message_size);
    Bytes answer(size, '\0');
    asio::read(socket, asio::buffer(answer));
    return answer;
  }
};

RemoteRecorder::RemoteRecorder(std::filesystem::path folder, std::unique_ptr<Connection> connection)
    : folder_(std::move(folder)), connection_(std::move(connection)) {}

RemoteRecorder::~RemoteRecorder() = default;

Result<std::unique_ptr<RemoteRecorder>> RemoteRecorder::connect(const std::filesystem::path& folder) {
  TRY(auto path, SocketPath::openIn(folder));
  auto connection = std::make_unique<Connection>();
  boost::system::error_code error;
  connection->socket.connect(stream_protocol::endpoint(path.path()), error);
  if (error) return nullptr;  // there is no socket, or one that a killed server left behind
  return std::unique_ptr<RemoteRecorder>(new RemoteRecorder(folder, std::move(connection)));
}

engine::Outcome RemoteRecorder::record(Bytes command) {
  if (command.size() > largestFrame)
    return std::unexpected(engine::Refusal{
        schema::Refusal::MALFORMED,
        "This is too much for one command by the server: record it in several, or stop the server.", 0});
  mustReopen_ = true;
  try {
    auto outcome = decodeAnswer(connection_->exchange(command));
    if (outcome) return *outcome;
    return std::unexpected(engine::Refusal{schema::Refusal::UNKNOWN, outcome.error().message, 0});
  } catch (const boost::system::system_error& error) {
    return std::unexpected(engine::Refusal{schema::Refusal::UNKNOWN,
                                           "The server went away before it answered (" + error.code().message() +
                                               "). Whether this was recorded is not known: see 'minuted log'.",
                                           0});
  }
}

Result<engine::Snapshot> RemoteRecorder::snapshot(const engine::Times& times) {
  if (mustReopen_) {
    TRY(register_, engine::Register::open(folder_, {}));
    mustReopen_ = false;
  }
  auto snapshot = register_->snapshot(times);
  if (snapshot) snapshot->keepAlive(register_);
  return snapshot;
}

}  // namespace minuted::server
