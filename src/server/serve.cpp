#include "server/serve.h"

#include <poll.h>
#include <sys/stat.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <cerrno>
#include <optional>

#include "register/async_record.h"
#include "server/clients.h"
#include "server/complaints.h"
#include "server/frames.h"

namespace minuted::server {
namespace {

namespace asio = boost::asio;
using asio::local::stream_protocol;
using boost::system::error_code;
using boost::system::system_error;
using namespace std::chrono_literals;

// How long a client may take for the next command to begin, for a command that has begun to arrive wholly, and for
// taking its answer.
constexpr auto timeBetweenCommands = 30s, timeForCommand = 10s, timeForAnswer = 10s;
// How long a server that ends waits for those that had connected before, and how long after the last of them it knows
// that there are no others.
constexpr std::chrono::milliseconds timeToEnd = 1s, timeAfterTheLast = 50ms;

// Whether a failure to accept a client may pass by itself: memory or descriptors are short, or that client has left.
bool mayPass(const error_code& error) {
  switch (error.value()) {
    case EMFILE:
    case ENFILE:
    case ENOBUFS:
    case ENOMEM:
    case ECONNABORTED:
    case EPROTO:
    case EINTR:
    case EAGAIN: return true;
    default: return false;
  }
}

// The coroutines of a server. All of them run on the thread that calls run(). None ends unseen: a client's ends with
// the client, and if one of the others fails, the server ends with its error.
class Server {
 public:
  Server(engine::Writer& writer, const SocketPath& path)
      : path_(path), writer_(writer), clients_({.connections = connectionsAllowed()}) {
    auto oldMask = ::umask(0077);  // so that only this user can connect
    acceptor_ = stream_protocol::acceptor(context_, stream_protocol::endpoint(path.path()));
    ::umask(oldMask);
    signals_.async_wait([this](auto, int) { end(); });
    start(acceptClients());
    start(watchTheTime());
  }

  // Returns when a signal has ended the server and every command that it had taken is answered.
  Result<void> run() {
    context_.run();
    return failure_;
  }

 private:
  // Nobody can connect any more; those who have connected are answered, if they do not take long.
  void end() {
    if (endsAt_) return;
    endsAt_ = std::chrono::steady_clock::now() + timeToEnd;
    path_.remove();
  }

  bool mayEndNow() {
    auto now = std::chrono::steady_clock::now();
    pollfd waiting{acceptor_.native_handle(), POLLIN, 0};
    bool isQuiet = clients_.empty() && now > lastAccepted_ + timeAfterTheLast && ::poll(&waiting, 1, 0) == 0;
    return isQuiet || now > *endsAt_;
  }

  void start(asio::awaitable<void> coroutine) {
    asio::co_spawn(context_, std::move(coroutine), [this](const std::exception_ptr& problem) {
      if (problem) endBecause(textOf(problem) + ".");
    });
  }

  // A register that has stopped writing writes again once it is opened again, and not before: so its server ends too.
  void endBecause(const std::string& reason) {
    if (failure_) failure_ = fail(ErrorKind::failed, "The register is served no more: " + reason);
    end();
  }

  static std::string textOf(const std::exception_ptr& problem) {
    try {
      std::rethrow_exception(problem);
    } catch (const system_error& error) {
      return error.code().message();
    } catch (const std::exception& error) {
      return error.what();
    }
  }

  asio::awaitable<void> pause(std::chrono::milliseconds time) {
    asio::steady_timer timer(context_, time);
    co_await timer.async_wait(asio::use_awaitable);
  }

  asio::awaitable<void> acceptClients() {
    while (acceptor_.is_open()) {
      if (!clients_.makeRoom()) {
        co_await pause(5ms);
        continue;
      }
      auto [error, socket] = co_await acceptor_.async_accept(asio::as_tuple(asio::use_awaitable));
      if (!acceptor_.is_open()) co_return;
      if (error && !mayPass(error)) throw system_error(error);
      if (error) {
        complaints_.note(fmt::format("A client could not be accepted, and has to wait: {}.", error.message()));
        clients_.disconnectOne("the process may open no more files, and it had been silent for longest");
        co_await pause(20ms);
        continue;
      }
      lastAccepted_ = std::chrono::steady_clock::now();
      auto& client = clients_.add(std::move(socket));
      asio::co_spawn(context_, serveClient(client), [this, &client](const std::exception_ptr& problem) {
        auto why = !client.lostBecause.empty() ? client.lostBecause : problem ? textOf(problem) : "";
        if (!why.empty() && acceptor_.is_open()) complaints_.note(fmt::format("A client was lost: {}.", why));
        clients_.remove(client);
      });
    }
  }

  asio::awaitable<void> watchTheTime() {
    while (!endsAt_ || !mayEndNow()) {
      clients_.disconnectOverdue(std::chrono::steady_clock::now());
      co_await pause(endsAt_ ? 10ms : 100ms);
    }
    error_code ignored;
    signals_.cancel(ignored);
    acceptor_.close(ignored);
    clients_.disconnectAwaited();
    while (!clients_.empty()) {  // those whose commands are being recorded, until they have their answers
      clients_.disconnectOverdue(std::chrono::steady_clock::now());
      co_await pause(10ms);
    }
  }

  // Answers the commands of one client until it disconnects, or is disconnected.
  asio::awaitable<void> serveClient(Client& client) {
    while (acceptor_.is_open()) {
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
      auto command = co_await readCommand(client, size);
      auto id = commandIdIn(command);
      if (!id) {
        client.lostBecause = id.error().message;
        co_return;
      }
      client.isRecording = true;
      auto outcome = co_await engine::asyncRecord(writer_, std::move(command), asio::use_awaitable);
      client.bytes = 0;
      if (!outcome && outcome.error().kind == schema::Refusal::UNKNOWN) endBecause(outcome.error().reason);
      client.await(timeForAnswer);
      auto answer = encodeAnswer(*id, outcome);
      length = encodeFrameSize(static_cast<uint32_t>(answer.size()));
      co_await asio::async_write(client.socket,
                                 std::array<asio::const_buffer, 2>{asio::buffer(length), asio::buffer(answer)},
                                 asio::use_awaitable);
    }
  }

  // Memory is taken as bytes arrive, and not as they are announced: twice as much as has arrived.
  asio::awaitable<Bytes> readCommand(Client& client, size_t size) {
    client.await(timeForCommand);
    Bytes command;
    for (size_t arrived = 0; arrived < size;) {
      constexpr size_t least = 4096;
      if (arrived == command.size()) {
        auto wanted = std::min(size, std::max(least, 2 * arrived));
        while (!clients_.takeBytes(client, wanted)) {
          co_await pause(5ms);
          if (!client.socket.is_open()) throw system_error(asio::error::operation_aborted);
        }
        command.reserve(wanted);
        command.resize(wanted);
      }
      arrived += co_await client.socket.async_read_some(
          asio::buffer(command.data() + arrived, command.size() - arrived), asio::use_awaitable);
    }
    co_return command;
  }

  asio::io_context context_{1};  // first, since the others use it until they are destroyed
  const SocketPath& path_;
  engine::Writer& writer_;
  Clients clients_;
  std::optional<Moment> endsAt_;  // at the latest; nothing while it serves
  Moment lastAccepted_ = {};
  Complaints complaints_;
  Result<void> failure_;
  stream_protocol::acceptor acceptor_{context_};
  asio::signal_set signals_{context_, SIGINT, SIGTERM};
};

}  // namespace

Result<void> serve(engine::Register& opened, const std::filesystem::path& folder, const std::function<void()>& ready) {
  TRY(auto socket, SocketPath::openIn(folder));
  // A socket that is there was left by a server that was killed, since only one process can open a register for
  // writing.
  socket.remove();
  std::optional<Server> server;  // outlives the writer, which answers it
  Result<void> served;
  try {
    server.emplace(opened.writer(), socket);
    ready();
    served = server->run();
  } catch (const std::exception& problem) {
    served = fail(ErrorKind::failed, fmt::format("The register cannot be served: {}.", problem.what()));
  }
  socket.remove();
  auto closed = opened.close();
  return served ? closed : served;
}

}  // namespace minuted::server
