// The address where a server answers over HTTP.
#pragma once

#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <string>

#include "base/result.h"

namespace minuted::server {

class HttpAddress {
 public:
  // "8080" is a port of this machine alone; "127.0.0.1:8080" and "[::1]:8080" are addresses of it. Port 0 is any that
  // is free. ErrorKind::usage where it is none of these.
  static Result<HttpAddress> parse(const std::string& text);

  boost::asio::generic::stream_protocol::endpoint endpoint() const { return endpoint_; }
  bool isOfThisMachine() const { return endpoint_.address().is_loopback(); }

 private:
  explicit HttpAddress(boost::asio::ip::tcp::endpoint endpoint) : endpoint_(std::move(endpoint)) {}
  boost::asio::ip::tcp::endpoint endpoint_;
};

// "http://127.0.0.1:8080"
std::string urlOf(const boost::asio::generic::stream_protocol::endpoint& endpoint);

}  // namespace minuted::server
