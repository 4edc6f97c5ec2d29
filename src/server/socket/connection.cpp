#include "server/socket/connection.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace minuted::server {
namespace {

using std::chrono::steady_clock;

// Microseconds until the deadline, at least one.
int64_t timeUntil(Connection::Deadline deadline) {
  auto left = std::chrono::duration_cast<std::chrono::microseconds>(deadline - steady_clock::now()).count();
  return std::max<int64_t>(left, 1);
}

// Waits until the socket can be read or written. False where the time is over before that.
bool waitFor(int descriptor, short events, Connection::Deadline deadline) {
  while (true) {
    pollfd waiting{descriptor, events, 0};
    auto ready = ::poll(&waiting, 1, static_cast<int>(std::min<int64_t>(timeUntil(deadline) / 1000 + 1, 1'000)));
    if (ready > 0) return true;
    if (steady_clock::now() >= deadline) return false;
  }
}

}  // namespace

std::expected<Connection, Broken> Connection::to(const std::string& socketPath, Deadline deadline) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (socketPath.size() >= sizeof address.sun_path) return std::unexpected(Broken::noServer);
  std::ranges::copy(socketPath, address.sun_path);
  Connection connection(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  if (connection.descriptor_ < 0) return std::unexpected(Broken::lost);
  // Connecting waits where the server has as many clients waiting as it can have; this limits that wait.
  auto left = timeUntil(deadline);
  timeval limit{.tv_sec = left / 1'000'000, .tv_usec = left % 1'000'000};
  if (::setsockopt(connection.descriptor_, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit) != 0)
    return std::unexpected(Broken::lost);
  int result = 0;
  do result = ::connect(connection.descriptor_, reinterpret_cast<const sockaddr*>(&address), sizeof address);
  while (result != 0 && errno == EINTR && steady_clock::now() < deadline);
  if (result == 0) return connection;
  if (errno == EAGAIN || errno == EINTR) return std::unexpected(Broken::tooLate);
  return std::unexpected(Broken::noServer);  // there is no socket, or one that a killed server left behind
}

Connection::~Connection() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

std::expected<void, Broken> Connection::send(BytesView bytes, Deadline deadline) const {
  while (!bytes.empty()) {
    auto sent = ::send(descriptor_, bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
    if (sent > 0) {
      bytes.remove_prefix(static_cast<size_t>(sent));
    } else if (sent < 0 && errno != EAGAIN && errno != EINTR) {
      return std::unexpected(Broken::lost);
    } else if (!waitFor(descriptor_, POLLOUT, deadline)) {
      return std::unexpected(Broken::tooLate);
    }
  }
  return {};
}

std::expected<Bytes, Broken> Connection::receive(size_t size, Deadline deadline) const {
  Bytes bytes(size, '\0');
  for (size_t done = 0; done < size;) {
    auto received = ::recv(descriptor_, bytes.data() + done, size - done, MSG_DONTWAIT);
    if (received > 0) {
      done += static_cast<size_t>(received);
    } else if (received == 0 || (errno != EAGAIN && errno != EINTR)) {
      return std::unexpected(Broken::lost);
    } else if (!waitFor(descriptor_, POLLIN, deadline)) {
      return std::unexpected(Broken::tooLate);
    }
  }
  return bytes;
}

}  // namespace minuted::server
