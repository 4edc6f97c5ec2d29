#include "server/listener.h"

#include <fmt/format.h>
#include <poll.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <cerrno>

namespace minuted::server {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;
using boost::system::system_error;
using namespace std::chrono_literals;

// How long after the last client a listener knows that there are no others.
constexpr std::chrono::milliseconds timeAfterTheLast = 50ms;

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

}  // namespace

Listener::Listener(asio::io_context& context, const Endpoint& address, ClientLimits limits, Serve serve)
    : context_(context), clients_(limits), serve_(std::move(serve)), acceptor_(context, address) {}

asio::awaitable<void> Listener::takeClients() {
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
    lastTaken_ = std::chrono::steady_clock::now();
    begin(clients_.add(std::move(socket)));
  }
}

void Listener::begin(Client& client) {
  asio::co_spawn(context_, serve_(client), [this, &client](const std::exception_ptr& problem) {
    auto why = !client.lostBecause.empty() ? client.lostBecause : problem ? textOf(problem) : "";
    if (!why.empty() && acceptor_.is_open()) complaints_.note(fmt::format("A client was lost: {}.", why));
    clients_.remove(client);
  });
}

bool Listener::isQuiet(Moment now) {
  pollfd waiting{acceptor_.native_handle(), POLLIN, 0};
  return clients_.empty() && now > lastTaken_ + timeAfterTheLast && ::poll(&waiting, 1, 0) == 0;
}

void Listener::stop() {
  error_code ignored;
  acceptor_.close(ignored);
  clients_.disconnectAwaited();
}

std::string textOf(const std::exception_ptr& problem) {
  try {
    std::rethrow_exception(problem);
  } catch (const system_error& error) {
    return error.code().message();
  } catch (const std::exception& error) {
    return error.what();
  }
}

asio::awaitable<void> pause(std::chrono::milliseconds time) {
  asio::steady_timer timer(co_await asio::this_coro::executor, time);
  co_await timer.async_wait(asio::use_awaitable);
}

}  // namespace minuted::server
