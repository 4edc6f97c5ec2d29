// One socket on which a server listens: it takes clients, as many as they may be, and knows them until they leave.
//
// One thread: that of the context.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/io_context.hpp>
#include <functional>

#include "server/clients.h"
#include "server/complaints.h"

namespace minuted::server {

class Listener {
 public:
  using Endpoint = boost::asio::generic::stream_protocol::endpoint;
  // The coroutine of one client, which leaves when it ends.
  using Serve = std::function<boost::asio::awaitable<void>(Client& client)>;

  // Listens at once. Throws boost::system::system_error where nobody can listen there.
  Listener(boost::asio::io_context& context, const Endpoint& address, ClientLimits limits, Serve serve);

  // Takes clients until stop(). Throws boost::system::system_error where accepting fails for good.
  boost::asio::awaitable<void> takeClients();

  Clients& clients() { return clients_; }
  bool isOpen() const { return acceptor_.is_open(); }
  // Whether nobody is connected, nor was about to be a moment ago.
  bool isQuiet(Moment now);
  // Takes no more clients, and disconnects those of which something is awaited.
  void stop();
  Endpoint address() const { return acceptor_.local_endpoint(); }

 private:
  void begin(Client& client);

  boost::asio::io_context& context_;
  Clients clients_;
  Serve serve_;
  Complaints complaints_;
  Moment lastTaken_ = {};
  boost::asio::basic_socket_acceptor<boost::asio::generic::stream_protocol> acceptor_;
};

// What an exception says, as the end of a sentence.
std::string textOf(const std::exception_ptr& problem);

// Waits in a coroutine.
boost::asio::awaitable<void> pause(std::chrono::milliseconds time);

}  // namespace minuted::server
