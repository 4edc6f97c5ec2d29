// What goes over the register's socket: a length (4 bytes, big-endian), then that many bytes of a canonical message.
// To the server a Command, back an Answer (schema/command.capnp).
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>

#include "base/bytes.h"
#include "base/result.h"
#include "register/outcome.h"

namespace minuted::server {

constexpr uint32_t largestFrame = 16u << 20;

std::array<uint8_t, 4> frameLength(uint32_t size);
uint32_t frameSize(const std::array<uint8_t, 4>& length);

Bytes answerBytes(BytesView command, const engine::Outcome& outcome);
Result<engine::Outcome> readAnswer(BytesView answer);

// The socket in a register's folder. A folder's path may be longer than a socket's may be, so it is named through the
// folder's descriptor, which the object keeps open.
class SocketPath {
 public:
  static Result<SocketPath> in(const std::filesystem::path& folder);
  SocketPath(SocketPath&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  SocketPath& operator=(SocketPath&&) = delete;
  ~SocketPath();
  std::string path() const;
  void remove() const;

 private:
  explicit SocketPath(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace minuted::server
