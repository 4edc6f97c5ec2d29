// The writer for Asio: `co_await asyncRecord(writer, command, use_awaitable)`, or a future. Kept apart from writer.h,
// so that only those who wait in this way read Asio's headers. May be called from any thread.
#pragma once

#include <boost/asio/async_result.hpp>
#include <memory>
#include <utility>

#include "register/writer.h"

namespace minuted::engine {

// command: as for Writer::record. The token's handler is called on the writer's thread with the Outcome.
template <typename Token>
auto asyncRecord(Writer& writer, Bytes command, Token&& token) {
  return boost::asio::async_initiate<Token, void(Outcome)>(
      [&writer](auto handler, Bytes bytes) {
        auto shared = std::make_shared<decltype(handler)>(std::move(handler));  // std::function copies
        writer.record(std::move(bytes), [shared](Outcome outcome) { std::move (*shared)(std::move(outcome)); });
      },
      token, std::move(command));
}

}  // namespace minuted::engine
