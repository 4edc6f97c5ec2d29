#include "server/socket/command_socket.h"

#include <fmt/format.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include "register/async_record.h"
#include "server/listener.h"
#include "server/socket/frames.h"

namespace minuted::server {
namespace {

namespace asio = boost::asio;
using boost::system::system_error;
using namespace std::chrono_literals;

// How long a client may take for the next command to begin, for a command that has begun to arrive wholly, and for
// taking its answer.
constexpr auto timeBetweenCommands = 30s, timeForCommand = 10s, timeForAnswer = 10s;

// Memory is taken as bytes arrive, and not as they are announced: twice as much as has arrived.
asio::awaitable<Bytes> readCommand(Clients& clients, Client& client, size_t size) {
  client.await(timeForCommand);
  Bytes command;
  for (size_t arrived = 0; arrived < size;) {
    constexpr size_t least = 4096;
    if (arrived == command.size()) {
      auto wanted = std::min(size, std::max(least, 2 * arrived));
      while (!clients.takeBytes(client, wanted)) {
        co_await pause(5ms);
        if (!client.socket.is_open()) throw system_error(asio::error::operation_aborted);
      }
      command.reserve(wanted);
      command.resize(wanted);
    }
    arrived += co_await client.socket.async_read_some(asio::buffer(command.data() + arrived, command.size() - arrived),
                                                      asio::use_awaitable);
  }
  co_return command;
}

}  // namespace

asio::awaitable<void> CommandSocket::serve(Clients& clients, Client& client, std::function<bool()> isToEnd) {
  while (!isToEnd()) {
    client.await(timeBetweenCommands);
    std::array<uint8_t, 4> length;
    auto [error, _] =
        co_await asio::async_read(client.socket, asio::buffer(length), asio::as_tuple(asio::use_awaitable));
    if (error == asio::error::eof) co_return;
    if (error) throw system_error(error);
    auto size = decodeFrameSize(length);
    if (size == 0 || size > largestFrame || size % sizeof(capnp::word) != 0) {
      client.lostBecause = fmt::format("it announced a command of {} bytes", size);
      co_return;
    }
    auto command = co_await readCommand(clients, client, size);
    auto id = commandIdIn(command);
    if (!id) {
      client.lostBecause = id.error().message;
      co_return;
    }
    client.isAnswered = true;
    auto outcome = co_await engine::asyncRecord(writer_, std::move(command), asio::use_awaitable);
    client.bytes = 0;
    if (!outcome && outcome.error().kind == schema::Refusal::UNKNOWN) stop_(outcome.error().reason);
    client.await(timeForAnswer);
    auto answer = encodeAnswer(*id, outcome);
    length = encodeFrameSize(static_cast<uint32_t>(answer.size()));
    co_await asio::async_write(client.socket,
                               std::array<asio::const_buffer, 2>{asio::buffer(length), asio::buffer(answer)},
                               asio::use_awaitable);
  }
}

}  // namespace minuted::server
