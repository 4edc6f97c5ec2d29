#include "server/serve.h"

#include <sys/stat.h>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <spdlog/spdlog.h>

#include "register/async_record.h"
#include "server/frames.h"

namespace minuted::server {
namespace {

namespace asio = boost::asio;
using asio::local::stream_protocol;

// Answers the commands of one client until it disconnects.
asio::awaitable<void> serveClient(stream_protocol::socket client, engine::Writer& writer) {
  try {
    while (true) {
      std::array<uint8_t, 4> length;
      co_await asio::async_read(client, asio::buffer(length), asio::use_awaitable);
      auto size = decodeFrameSize(length);
      if (size == 0 || size > largestFrame || size % sizeof(capnp::word) != 0) {
        spdlog::warn("A client sent a frame of {} bytes and was disconnected.", size);
        co_return;
      }
      Bytes command(size, '\0');
      co_await asio::async_read(client, asio::buffer(command), asio::use_awaitable);
      auto outcome = co_await engine::asyncRecord(writer, command, asio::use_awaitable);
      auto answer = encodeAnswer(command, outcome);
      length = encodeFrameSize(static_cast<uint32_t>(answer.size()));
      co_await asio::async_write(client, std::array<asio::const_buffer, 2>{asio::buffer(length), asio::buffer(answer)},
                                 asio::use_awaitable);
    }
  } catch (const boost::system::system_error& error) {
    if (error.code() != asio::error::eof) spdlog::warn("A client was lost: {}", error.code().message());
  } catch (const kj::Exception& damage) {
    spdlog::warn("A client sent no command and was disconnected: {}", damage.getDescription().cStr());
  }
}

asio::awaitable<void> accept(stream_protocol::acceptor& acceptor, engine::Writer& writer) {
  while (true) {
    auto client = co_await acceptor.async_accept(asio::use_awaitable);
    asio::co_spawn(acceptor.get_executor(), serveClient(std::move(client), writer), asio::detached);
  }
}

}  // namespace

Result<void> serve(engine::Register& opened, const std::filesystem::path& folder, const std::function<void()>& ready) {
  TRY(auto socket, SocketPath::openIn(folder));
  // A socket that is there was left by a server that was killed, since only one process can open a register for
  // writing.
  socket.remove();
  try {
    asio::io_context context;
    asio::signal_set signals(context, SIGINT, SIGTERM);
    signals.async_wait([&](auto, int) { context.stop(); });
    auto oldMask = ::umask(0077);  // so that only this user can connect
    stream_protocol::acceptor acceptor(context, stream_protocol::endpoint(socket.path()));
    ::umask(oldMask);
    asio::co_spawn(context, accept(acceptor, opened.writer()), asio::detached);
    ready();
    context.run();
  } catch (const boost::system::system_error& error) {
    return fail(ErrorKind::failed, fmt::format("The register cannot be served: {}.", error.code().message()));
  }
  socket.remove();
  return opened.close();
}

}  // namespace minuted::server
