// A register that the program serves, and clients that do to its server what they should not.
#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <chrono>
#include <memory>
#include <thread>

#include "register/beginning.h"
#include "register/command.h"
#include "server/socket/frames.h"
#include "server/socket/remote.h"
#include "verbs/opening.h"
#include "world/process.h"
#include "world/scenario.h"

namespace minuted::world {

using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;

// A client that says what it likes. The bytes go as far as the server takes them.
class BadClient {
 public:
  explicit BadClient(const std::string& socketPath) : descriptor_(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::ranges::copy(socketPath, address.sun_path);
    isConnected_ = ::connect(descriptor_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  }
  BadClient(BadClient&& other) noexcept
      : descriptor_(std::exchange(other.descriptor_, -1)), isConnected_(other.isConnected_) {}
  ~BadClient() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  bool isConnected() const { return isConnected_; }
  void announce(uint32_t size) { say(lengthOf(size)); }
  void say(BytesView bytes) {
    while (!bytes.empty()) {
      auto sent = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
      if (sent <= 0) return;
      bytes.remove_prefix(static_cast<size_t>(sent));
    }
  }
  static Bytes lengthOf(size_t size) {
    auto length = server::encodeFrameSize(static_cast<uint32_t>(size));
    return Bytes(length.begin(), length.end());
  }

 private:
  int descriptor_;
  bool isConnected_ = false;
};

class ServedRegister : public testing::Test {
 protected:
  ServedRegister() {
    // Of the server: memory that was given back counts no more, where it is built with the address sanitizer.
    ::setenv("ASAN_OPTIONS", "quarantine_size_mb=1:detect_leaks=0", 1);
    auto opening = must(verbs::openingCommand("Harbour Partnership"));
    auto command = opening.finish(engine::newCommandId(), "Officer");
    engine::Register::Options options;
    options.log.reserveBytes = 4096;
    EXPECT_TRUE(engine::beginRegister(path(), options, command));
  }

  std::filesystem::path path() const { return folder_.path() / "register"; }

  // descriptors: how many the server may have open; 0 for as many as usual. more: options of the command.
  void serve(rlim_t descriptors = 0, const std::vector<std::string>& more = {}) {
    server_.reset();
    std::vector<std::string> words{MINUTED_PROGRAM, "--register", path().string(), "serve"};
    words.insert(words.end(), more.begin(), more.end());
    server_ = std::make_unique<Process>(words, said().string(), [descriptors] {
      struct rlimit limit{descriptors, descriptors};
      if (descriptors > 0) ::setrlimit(RLIMIT_NOFILE, &limit);
    });
    awaitServer();
  }
  std::filesystem::path said() const { return folder_.path() / "said"; }  // what the server has said

  void awaitServer() const {
    auto end = steady_clock::now() + seconds(60);
    while (!BadClient(socketPath()).isConnected() && steady_clock::now() < end)
      std::this_thread::sleep_for(milliseconds(10));
  }

  std::string socketPath() const { return (path() / "socket").string(); }
  BadClient badClient() const { return BadClient(socketPath()); }

  static Bytes personCommand(int number) {
    return commandOf({fmt::format("personEntered name = \"Person {}\"", number)},
                     engine::derivedCommandId(fmt::format("person {}", number)));
  }

  // As a command of the program does it.
  engine::Outcome record(const Bytes& command, milliseconds patience = seconds(60)) const {
    auto recorder = server::RemoteRecorder::connect(path(), patience);
    if (!recorder || !*recorder)
      return std::unexpected(
          engine::Refusal{schema::Refusal::STOPPED, recorder ? "there is no server" : recorder.error().message, 0});
    return (*recorder)->record(command);
  }

  // The events in the log, read as anybody can.
  uint64_t size() const { return must(must(engine::Register::open(path(), {}))->snapshot()).size(); }

  TempFolder folder_;
  std::unique_ptr<Process> server_;
};

}  // namespace minuted::world
