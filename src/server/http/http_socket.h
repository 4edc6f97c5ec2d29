// Requests of HTTP/1.1 and 1.0, one after the other on each connection, and their responses. The coroutine of a client;
// it runs on the server's thread, and what is asked is answered by a few others.
//
// What is not clearly one request is not answered but with an error, after which the connection is closed
// (server/http/head.h). A client has a time for each next thing, as with commands; a body is taken only after its route
// was found, and no larger than that takes.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/thread_pool.hpp>
#include <functional>

#include "server/clients.h"
#include "server/http/observer.h"
#include "server/http/routes.h"

namespace minuted::server {

class HttpSocket {
 public:
  // Both must outlive it.
  HttpSocket(const Routes& routes, Observer& observer);
  ~HttpSocket();  // after what is being answered was

  boost::asio::awaitable<void> serve(Clients& clients, Client& client, std::function<bool()> isToEnd);

 private:
  class Exchange;

  const Routes& routes_;
  Observer& observer_;
  boost::asio::thread_pool answering_;
};

}  // namespace minuted::server
