#include "server/socket/frames.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "base/guard.h"
#include "base/message.h"
#include "register/command.h"

namespace minuted::server {
namespace {

constexpr const char* socketName = "socket";

}  // namespace

std::array<uint8_t, 4> encodeFrameSize(uint32_t size) {
  return {static_cast<uint8_t>(size >> 24), static_cast<uint8_t>(size >> 16), static_cast<uint8_t>(size >> 8),
          static_cast<uint8_t>(size)};
}

uint32_t decodeFrameSize(const std::array<uint8_t, 4>& length) {
  return uint32_t(length[0]) << 24 | uint32_t(length[1]) << 16 | uint32_t(length[2]) << 8 | length[3];
}

Result<Bytes> commandIdIn(BytesView command) {
  return guarded("the command", [&]() -> Result<Bytes> {
    Message<schema::Command> message(command);
    // What it names twice counts twice, and would be copied twice: a small message can be endless in this way.
    if (message.get().totalSize().wordCount * sizeof(capnp::word) >= command.size())
      return fail(ErrorKind::integrity, "it names a part of its command twice");
    return engine::idOf(message.get());
  });
}

Bytes encodeAnswer(BytesView commandId, const engine::Outcome& outcome) {
  capnp::MallocMessageBuilder message;
  auto answer = message.initRoot<schema::Answer>();
  answer.setId(dataOf(commandId));
  if (outcome) {
    auto recorded = answer.initRecorded();
    recorded.setFirst(outcome->first);
    recorded.setCount(outcome->count);
    recorded.setAgain(outcome->again);
    auto subjects = recorded.initSubjects(static_cast<uint>(outcome->subjects.size()));
    for (uint i = 0; i < subjects.size(); ++i) subjects.set(i, outcome->subjects[i].value);
  } else {
    auto refused = answer.initRefused();
    refused.setKind(outcome.error().kind);
    refused.setReason(outcome.error().reason);
    refused.setStep(outcome.error().step);
  }
  return canonicalBytes(answer.asReader());
}

Result<engine::Outcome> decodeAnswer(BytesView bytes) {
  return guarded("the server's answer", [&]() -> Result<engine::Outcome> {
    Message<schema::Answer> message(bytes);
    auto answer = message.get();
    if (answer.isRefused()) {
      auto refused = answer.getRefused();
      return engine::Outcome(
          std::unexpected(engine::Refusal{refused.getKind(), refused.getReason().cStr(), refused.getStep()}));
    }
    auto from = answer.getRecorded();
    engine::Recorded recorded{.first = from.getFirst(), .count = from.getCount(), .again = from.getAgain()};
    for (auto subject : from.getSubjects()) recorded.subjects.emplace_back(subject);
    return engine::Outcome(std::move(recorded));
  });
}

Result<SocketPath> SocketPath::openIn(const std::filesystem::path& folder) {
  int descriptor = ::open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0 && (errno == ENOENT || errno == ENOTDIR))
    return fail(ErrorKind::notFound, "There is no register at " + folder.string() + ".");
  if (descriptor < 0)
    return fail(ErrorKind::failed, "could not look into " + folder.string() + ": " + std::strerror(errno) + ".");
  return SocketPath(descriptor);
}

SocketPath::~SocketPath() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

std::string SocketPath::path() const { return "/proc/self/fd/" + std::to_string(descriptor_) + "/" + socketName; }

void SocketPath::remove() const { ::unlinkat(descriptor_, socketName, 0); }

}  // namespace minuted::server
