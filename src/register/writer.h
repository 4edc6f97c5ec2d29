// The one writer. Commands queue to it on its own Asio executor; it takes all that are waiting, decides them, writes
// them in one synced batch and then answers every caller. A caller is a coroutine or a callback, not a thread asleep.
#pragma once

#include <boost/asio/async_result.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "register/deciding.h"

namespace minuted {

class Writer {
 public:
  struct Options {
    size_t largestBatch = 512;  // commands
    bool acceptClock = false;   // believe the machine's clock, however far ahead it is of the newest event
  };

  Writer(log::Log& log, WriterMemory memory, const Clock& clock, Options options);
  ~Writer();  // answers everything that was asked before

  using Done = std::function<void(Outcome)>;

  // command: a canonical message, schema/command.capnp Command. done is called once, on the writer's thread.
  void record(Bytes command, Done done);

  // The same for Asio: `co_await writer.asyncRecord(command, use_awaitable)`, or a future.
  template <typename Token>
  auto asyncRecord(Bytes command, Token&& token) {
    return boost::asio::async_initiate<Token, void(Outcome)>(
        [this](auto handler, Bytes bytes) {
          auto shared = std::make_shared<decltype(handler)>(std::move(handler));  // std::function copies
          record(std::move(bytes), [shared](Outcome outcome) { std::move (*shared)(std::move(outcome)); });
        },
        token, std::move(command));
  }

 private:
  struct Waiting {
    Bytes command;
    Done done;
  };

  void writeWaiting();
  std::vector<Outcome> decideAndWrite(const std::vector<Waiting>& batch);

  log::Log& log_;
  WriterMemory memory_;
  const Clock& clock_;
  Options options_;

  std::mutex mutex_;
  std::vector<Waiting> waiting_;
  bool scheduled_ = false;

  boost::asio::io_context executor_;
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work_;
  std::thread thread_;
};

}  // namespace minuted
