// A client's connection to the socket of a server, with an end to everything: whatever has not happened by the deadline
// does not happen. One thread at a time.
#pragma once

#include <chrono>
#include <expected>
#include <string>
#include <utility>

#include "base/bytes.h"

namespace minuted::server {

// Why it did not go on: nobody serves, the server closed the connection, or the time is over.
enum class Broken { noServer, lost, tooLate };

class Connection {
 public:
  using Deadline = std::chrono::steady_clock::time_point;

  static std::expected<Connection, Broken> to(const std::string& socketPath, Deadline deadline);
  Connection(Connection&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  Connection& operator=(Connection&&) = delete;
  ~Connection();

  std::expected<void, Broken> send(BytesView bytes, Deadline deadline) const;
  std::expected<Bytes, Broken> receive(size_t size, Deadline deadline) const;

 private:
  explicit Connection(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace minuted::server
