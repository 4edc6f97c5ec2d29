#include "server/clients.h"

#include <sys/resource.h>

#include <algorithm>
#include <filesystem>
#include <iterator>

namespace minuted::server {
namespace {

// The socket is closed at once, so that its descriptor is free; the coroutine that waits for it ends soon after.
void disconnect(Client& client, const std::string& why) {
  client.lostBecause = why;
  boost::system::error_code ignored;
  client.socket.close(ignored);
}

}  // namespace

void Client::await(std::chrono::milliseconds time) {
  isAnswered = false;
  awaitedSince = std::chrono::steady_clock::now();
  deadline = awaitedSince + time;
}

Client& Clients::add(Socket socket) { return clients_.emplace_back(Client{.socket = std::move(socket)}); }

void Clients::remove(Client& client) {
  std::erase_if(clients_, [&](const Client& each) { return &each == &client; });
}

template <typename Counts>
bool Clients::disconnectLongest(const std::string& why, Counts counts) {
  Client* longest = nullptr;
  for (auto& client : clients_)
    if (client.socket.is_open() && !client.isAnswered && counts(client) &&
        (longest == nullptr || client.awaitedSince < longest->awaitedSince))
      longest = &client;
  if (longest == nullptr) return false;
  disconnect(*longest, why);
  return true;
}

bool Clients::makeRoom() {
  auto open = std::ranges::count_if(clients_, [](const Client& client) { return client.socket.is_open(); });
  if (static_cast<size_t>(open) < limits_.connections) return true;
  return disconnectOne("others wanted to connect, and it had been silent for longest");
}

bool Clients::disconnectOne(const std::string& why) {
  return disconnectLongest(why, [](const Client&) { return true; });
}

bool Clients::takeBytes(Client& client, size_t bytes) {
  auto counted = bytes - std::min(bytes, limits_.freeBytes);
  size_t others = 0;
  for (const auto& each : clients_) others += &each == &client ? 0 : each.bytes;
  if (others + counted <= limits_.bytes) {
    client.bytes = counted;
    return true;
  }
  disconnectLongest("others needed memory, and its command had been on its way for longest",
                    [&](const Client& each) { return &each != &client && each.bytes > 0; });
  return false;
}

void Clients::disconnectOverdue(Moment now) {
  for (auto& client : clients_)
    if (client.socket.is_open() && !client.isAnswered && client.deadline < now) disconnect(client, "it took too long");
}

void Clients::disconnectAwaited() {
  for (auto& client : clients_)
    if (client.socket.is_open() && !client.isAnswered) disconnect(client, "the server ends");
}

size_t connectionsAllowed() {
  constexpr size_t most = 512, least = 4;
  constexpr size_t spare = 48;  // for tables that the store will open
  struct rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return most;
  std::error_code error;
  size_t open = 0;
  for (std::filesystem::directory_iterator file("/proc/self/fd", error), end; !error && file != end;
       file.increment(error))
    ++open;
  auto used = open + spare;
  return limit.rlim_cur > used ? std::clamp<size_t>(limit.rlim_cur - used, least, most) : least;
}

}  // namespace minuted::server
