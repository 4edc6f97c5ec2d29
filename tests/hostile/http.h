// A register that the program serves over HTTP, and clients that write their requests byte by byte.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>

#include <fstream>
#include <regex>

#include "hostile/server.h"

namespace minuted::world {

// A connection on which anything can be sent.
class RawClient {
 public:
  explicit RawClient(uint16_t port) : descriptor_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    isConnected_ = ::connect(descriptor_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  }
  RawClient(RawClient&& other) noexcept
      : descriptor_(std::exchange(other.descriptor_, -1)), isConnected_(other.isConnected_) {}
  ~RawClient() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  bool isConnected() const { return isConnected_; }

  void say(std::string_view bytes) const {
    while (!bytes.empty()) {
      auto sent = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return;
      bytes.remove_prefix(static_cast<size_t>(sent));
    }
  }

  // What arrives until the other side closes the connection, is silent for that long, or has said so many bytes.
  std::string hear(milliseconds silence, size_t most = SIZE_MAX) const {
    std::string heard;
    while (heard.size() < most) {
      pollfd waiting{descriptor_, POLLIN, 0};
      if (::poll(&waiting, 1, static_cast<int>(silence.count())) <= 0) return heard;
      std::array<char, 4096> bytes;
      auto count = ::recv(descriptor_, bytes.data(), bytes.size(), 0);
      if (count <= 0) return heard;
      heard.append(bytes.data(), static_cast<size_t>(count));
    }
    heard.resize(std::min(heard.size(), most));
    return heard;
  }

 private:
  int descriptor_;
  bool isConnected_ = false;
};

// The statuses of all responses in what was heard.
inline std::vector<int> statusesIn(const std::string& heard) {
  static const std::regex line("HTTP/1\\.1 ([0-9]{3}) ");
  std::vector<int> statuses;
  for (std::sregex_iterator each(heard.begin(), heard.end(), line), end; each != end; ++each)
    statuses.push_back(std::stoi((*each)[1]));
  return statuses;
}

class HttpRegister : public ServedRegister {
 protected:
  void serveHttp(rlim_t descriptors = 0) {
    serve(descriptors, {"--http", "0", "--log", log().string()});
    std::smatch found;
    std::string text;
    for (auto end = steady_clock::now() + seconds(30); steady_clock::now() < end;) {
      std::ifstream file(said());
      text.assign(std::istreambuf_iterator<char>(file), {});
      std::erase(text, '\n');  // lines are broken where a terminal would end
      if (std::regex_search(text, found, std::regex("http://127\\.0\\.0\\.1:([0-9]+)/api/"))) break;
      std::this_thread::sleep_for(milliseconds(10));
    }
    ASSERT_FALSE(found.empty()) << text;
    port_ = static_cast<uint16_t>(std::stoi(found[1]));
  }

  std::filesystem::path log() const { return folder_.path() / "requests.log"; }

  RawClient client() const { return RawClient(port_); }
  // What is answered to these bytes.
  std::string answerTo(std::string_view bytes, milliseconds silence = seconds(5)) const {
    auto connection = client();
    connection.say(bytes);
    return connection.hear(silence);
  }
  // The response to a request for that path, on a connection that is closed after it.
  std::string get(const std::string& path, const std::string& fields = "") const {
    return answerTo("GET " + path + " HTTP/1.1\r\nHost: minuted.test\r\nConnection: close\r\n" + fields + "\r\n");
  }

  uint16_t port_ = 0;
};

}  // namespace minuted::world
