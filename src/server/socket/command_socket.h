// The commands that other processes of this machine send to the socket in the register's folder
// (server/socket/frames.h). The coroutine of a client; it runs on the server's thread.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <functional>

#include "register/writer.h"
#include "server/clients.h"

namespace minuted::server {

class CommandSocket {
 public:
  // stop: called with the reason where the register has stopped writing, as it does after a failed sync.
  CommandSocket(engine::Writer& writer, std::function<void(const std::string& reason)> stop)
      : writer_(writer), stop_(std::move(stop)) {}

  // Answers the commands of one of the clients until it disconnects, or is disconnected; or until isToEnd().
  boost::asio::awaitable<void> serve(Clients& clients, Client& client, std::function<bool()> isToEnd);

 private:
  engine::Writer& writer_;
  std::function<void(const std::string& reason)> stop_;
};

}  // namespace minuted::server
