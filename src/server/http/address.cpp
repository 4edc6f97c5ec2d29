#include "server/http/address.h"

#include <fmt/format.h>

#include <charconv>
#include <cstring>

namespace minuted::server {
namespace {

namespace asio = boost::asio;

std::optional<uint16_t> portIn(std::string_view text) {
  uint16_t port = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return port;
}

}  // namespace

Result<HttpAddress> HttpAddress::parse(const std::string& text) {
  auto colon = text.rfind(':');
  auto host = colon == std::string::npos ? "127.0.0.1" : text.substr(0, colon);
  auto port = portIn(colon == std::string::npos ? text : text.substr(colon + 1));
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  boost::system::error_code error;
  auto address = asio::ip::make_address(host, error);
  if (error || !port)
    return fail(ErrorKind::usage, fmt::format("'{}' is no address: say 8080, 127.0.0.1:8080 or [::1]:8080.", text));
  return HttpAddress({address, *port});
}

std::string urlOf(const asio::generic::stream_protocol::endpoint& endpoint) {
  asio::ip::tcp::endpoint tcp;
  tcp.resize(endpoint.size());
  std::memcpy(tcp.data(), endpoint.data(), endpoint.size());
  auto host = tcp.address().to_string();
  return fmt::format(fmt::runtime(tcp.address().is_v6() ? "http://[{}]:{}" : "http://{}:{}"), host, tcp.port());
}

}  // namespace minuted::server
