// The head of a request: its first line and its header fields, as bytes that somebody sent. Functions that keep
// nothing, for any thread.
//
// Whoever wants to be answered has to write it so that every program on the way reads the same. Beast is the parser,
// but its version 1.81 takes what others read otherwise: two equal Content-Length, codings that it does not know, with
// the body left for the next request; HTTP/1.0 with chunks; folded lines; no Host or two; and it puts what follows the
// last chunk among the header fields, where it looks like what a trusted proxy has said. So the bytes are looked at
// before they are parsed, and a body has to say how long it is.
#pragma once

#include <expected>
#include <string_view>

#include "server/http/message.h"

namespace minuted::server {

constexpr size_t largestHead = 16 << 10;  // bytes
constexpr size_t mostFields = 64;

struct Head {
  Request request;                // without its body
  uint64_t bodySize = 0;          // bytes that follow
  bool keepsOpen = true;          // another request may follow
  bool awaitsPermission = false;  // it sends the body once it is told to (Expect: 100-continue)
};

// text: up to and with the empty line. Where it is not answered, the response that says why; the connection has to be
// closed after it, since it is not known where the next request begins.
std::expected<Head, Response> readHead(std::string_view text);

}  // namespace minuted::server
