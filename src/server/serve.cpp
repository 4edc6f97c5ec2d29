#include "server/serve.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/signal_set.hpp>

#include "server/api/routes.h"
#include "server/http/address.h"
#include "server/http/http_socket.h"
#include "server/listener.h"
#include "server/socket/command_socket.h"
#include "server/socket/frames.h"

namespace minuted::server {
namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;

// How long a server that ends waits for those that had connected before.
constexpr std::chrono::milliseconds timeToEnd = 1s;

// The coroutines of a server. All of them run on the thread that calls run(). None ends unseen: a client's ends with
// the client, and if one of the others fails, the server ends with its error.
class Server {
 public:
  Server(engine::Register& opened, const std::filesystem::path& folder, const SocketPath& path,
         const std::optional<HttpAddress>& http, Observer& observer)
      : path_(path),
        log_(opened.log()),
        observer_(observer),
        commands_(opened.writer(), [this](const std::string& reason) { endBecause(reason); }),
        api_(opened, folder) {
    auto connections = connectionsAllowed();
    if (http) connections /= 2;
    auto oldMask = ::umask(0077);  // so that only this user can connect
    listeners_.emplace_back(context_, asio::local::stream_protocol::endpoint(path.path()),
                            ClientLimits{.connections = connections}, [this](Client& client) {
                              return commands_.serve(commandListener().clients(), client,
                                                     [this] { return hasEnded(); });
                            });
    ::umask(oldMask);
    if (http) {
      routes_ = api_.routes();
      routes_.add({.method = Method::get,
                   .path = "/metrics",
                   .help = "Figures for Prometheus",
                   .answer =
                       [this](const Request&, const Matched&) {
                         return Response{.fields = {{"content-type", "text/plain; version=0.0.4"}},
                                         .body = observer_.figures()};
                       },
                   .mediaType = "text/plain"});
      http_.emplace(routes_, observer_);
      listeners_.emplace_back(context_, http->endpoint(), ClientLimits{.connections = connections},
                              [this](Client& client) {
                                return http_->serve(listeners_.back().clients(), client, [this] { return hasEnded(); });
                              });
    }
    signals_.async_wait([this](auto, int) { end(); });
    for (auto& listener : listeners_) start(listener.takeClients());
    start(watchTheTime());
  }

  // Where it answers over HTTP; "" where it does not.
  std::string url() const { return http_ ? urlOf(listeners_.back().address()) : ""; }

  // Returns when a signal has ended the server and every command that it had taken is answered.
  Result<void> run() {
    context_.run();
    return failure_;
  }

 private:
  Listener& commandListener() { return listeners_.front(); }
  bool hasEnded() const { return hasEnded_; }

  // Nobody can connect any more; those who have connected are answered, if they do not take long.
  void end() {
    if (endsAt_) return;
    endsAt_ = std::chrono::steady_clock::now() + timeToEnd;
    path_.remove();
  }

  bool mayEndNow() {
    auto now = std::chrono::steady_clock::now();
    return now > *endsAt_ || std::ranges::all_of(listeners_, [&](auto& each) { return each.isQuiet(now); });
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

  asio::awaitable<void> watchTheTime() {
    while (!endsAt_ || !mayEndNow()) {
      disconnectOverdue();
      co_await pause(endsAt_ ? 10ms : 100ms);
    }
    hasEnded_ = true;
    boost::system::error_code ignored;
    signals_.cancel(ignored);
    for (auto& listener : listeners_) listener.stop();
    // Those whose commands are being recorded, until they have their answers.
    while (!std::ranges::all_of(listeners_, [](auto& each) { return each.clients().empty(); })) {
      disconnectOverdue();
      co_await pause(10ms);
    }
  }

  void disconnectOverdue() {
    if (http_) observer_.noteClients(listeners_.back().clients().size());
    observer_.noteLogSize(log_.size());
    for (auto& listener : listeners_) listener.clients().disconnectOverdue(std::chrono::steady_clock::now());
  }

  asio::io_context context_{1};  // first, since the others use it until they are destroyed
  const SocketPath& path_;
  const log::Log& log_;
  Observer& observer_;
  CommandSocket commands_;
  Api api_;
  Routes routes_;  // of the API, and of the server itself
  std::optional<HttpSocket> http_;
  std::list<Listener> listeners_;  // that of the commands, and perhaps that of HTTP
  std::optional<Moment> endsAt_;   // at the latest; nothing while it serves
  bool hasEnded_ = false;          // nobody is waited for any more
  Result<void> failure_;
  asio::signal_set signals_{context_, SIGINT, SIGTERM};
};

}  // namespace

Result<void> serve(engine::Register& opened, const std::filesystem::path& folder, const ServeOptions& options,
                   const std::function<void(const std::string& url)>& ready) {
  std::optional<HttpAddress> http;
  if (options.http) {
    TRY(http, HttpAddress::parse(*options.http));
  }
  TRY(auto observer, Observer::make(options.log));
  TRY(auto socket, SocketPath::openIn(folder));
  // A socket that is there was left by a server that was killed, since only one process can open a register for
  // writing.
  socket.remove();
  std::optional<Server> server;  // outlives the writer, which answers it
  Result<void> served;
  try {
    server.emplace(opened, folder, socket, http, *observer);
    ready(server->url());
    served = server->run();
  } catch (const std::exception& problem) {
    served = fail(ErrorKind::failed, fmt::format("The register cannot be served: {}.", problem.what()));
  }
  socket.remove();
  auto closed = opened.close();
  return served ? closed : served;
}

}  // namespace minuted::server
