// The writer for Asio: `co_await asyncRecord(writer, command, use_awaitable)`, or a future. Kept apart from writer.h,
// so that only those who wait in this way read Asio's headers. May be called from any thread.
#pragma once

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/execution/outstanding_work.hpp>
#include <boost/asio/prefer.hpp>
#include <memory>
#include <utility>

#include "register/writer.h"

namespace minuted::engine {

// command: as for Writer::record. The token's handler is called with the Outcome by its own executor, which has work
// until then: a coroutine goes on where it waited. A handler without an executor is called on the writer's thread.
template <typename Token>
auto asyncRecord(Writer& writer, Bytes command, Token&& token) {
  namespace asio = boost::asio;
  return asio::async_initiate<Token, void(Outcome)>(
      [&writer](auto handler, Bytes bytes) {
        auto executor = asio::prefer(asio::get_associated_executor(handler), asio::execution::outstanding_work.tracked);
        auto shared = std::make_shared<decltype(handler)>(std::move(handler));  // std::function copies
        writer.record(std::move(bytes), [shared, executor](Outcome outcome) {
          asio::dispatch(executor,
                         [shared, outcome = std::move(outcome)]() mutable { std::move (*shared)(std::move(outcome)); });
        });
      },
      token, std::move(command));
}

}  // namespace minuted::engine
