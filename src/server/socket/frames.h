// The protocol of the register's socket. A frame is a length (4 bytes, big-endian) and as many bytes of a canonical
// message. The client sends a Command and the server returns an Answer (schema/command.capnp).
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>

#include "base/bytes.h"
#include "base/result.h"
#include "register/outcome.h"

namespace minuted::server {

constexpr uint32_t largestFrame = 16u << 20;

// The length at the beginning of a frame.
std::array<uint8_t, 4> encodeFrameSize(uint32_t size);
uint32_t decodeFrameSize(const std::array<uint8_t, 4>& length);

// The id of a command that somebody sent. ErrorKind::integrity where the bytes are no command, or would be more than
// they are.
Result<Bytes> commandIdIn(BytesView command);
// The Answer to the command with that id.
Bytes encodeAnswer(BytesView commandId, const engine::Outcome& outcome);
Result<engine::Outcome> decodeAnswer(BytesView answer);

// The path of the socket in a register's folder. The path of a folder may be longer than that of a socket can be, so
// the socket is named through a descriptor of the folder, which is open as long as the object lives.
class SocketPath {
 public:
  static Result<SocketPath> openIn(const std::filesystem::path& folder);
  SocketPath(SocketPath&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  SocketPath& operator=(SocketPath&&) = delete;
  ~SocketPath();
  std::string path() const;
  void remove() const;  // deletes the socket, if there is one

 private:
  explicit SocketPath(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace minuted::server
