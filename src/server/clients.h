// The clients of a server while they are connected, and what they may cost it: connections, memory and time. Where one
// of these runs out, the client that has been awaited for longest makes room for the others; one that is about to be
// answered is never disconnected.
//
// One thread: that of the server.
#pragma once

#include <boost/asio/generic/stream_protocol.hpp>
#include <chrono>
#include <list>
#include <string>

namespace minuted::server {

using Moment = std::chrono::steady_clock::time_point;
using Socket = boost::asio::generic::stream_protocol::socket;  // of a Unix socket, or of TCP

// What all clients together may cost.
struct ClientLimits {
  size_t connections = 512;
  size_t bytes = size_t(32) << 20;     // for commands that are arriving or waiting for their answer
  size_t freeBytes = size_t(4) << 10;  // of each, that do not count: most commands are smaller
};

struct Client {
  Socket socket;
  Moment awaitedSince = {};
  Moment deadline = Moment::max();  // then it is disconnected
  bool isAnswered = false;          // nothing is awaited of it: the server is about to answer
  size_t bytes = 0;                 // of its command, as far as they count
  std::string lostBecause = {};     // why the server disconnected it

  // The client is to do the next thing within that time.
  void await(std::chrono::milliseconds time);
};

class Clients {
 public:
  explicit Clients(ClientLimits limits) : limits_(limits) {}

  // The list owns the client until remove().
  Client& add(Socket socket);
  void remove(Client& client);
  bool empty() const { return clients_.empty(); }
  size_t size() const { return clients_.size(); }

  // Whether another client can be taken, after the one that has been awaited for longest was disconnected if necessary.
  bool makeRoom();
  // Disconnects the client that has been awaited for longest; false where nothing is awaited of any.
  bool disconnectOne(const std::string& why);
  // Whether the client's command may now take so many bytes in all. Where there is no memory left, others that hold
  // some are disconnected; it comes back a little later.
  bool takeBytes(Client& client, size_t bytes);
  // Disconnects those whose time is over.
  void disconnectOverdue(Moment now);
  // Disconnects all of which something is awaited: the server ends.
  void disconnectAwaited();

 private:
  // Disconnects the client that has been awaited for longest among those that `counts` accepts; false where there is
  // none.
  template <typename Counts>
  bool disconnectLongest(const std::string& why, Counts counts);

  ClientLimits limits_;
  std::list<Client> clients_;
};

// How many connections a process may have at once, by the descriptors that it may open (RLIMIT_NOFILE), those that it
// has open now, and some that the store needs.
size_t connectionsAllowed();

}  // namespace minuted::server
