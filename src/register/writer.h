// The one writer. Commands queue to it on its own Asio executor; it takes all that are waiting, decides them, writes
// them in one synced batch and then answers every caller. A caller is a coroutine (register/async_record.h) or a
// callback, not a thread asleep.
//
// Threads: record() may be called from any thread, the writer's own included.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "register/outcome.h"
#include "register/writer_memory.h"

namespace minuted::engine {

class Writer {
 public:
  struct Options {
    size_t largestBatch = 512;  // commands
    bool acceptClock = false;   // believe the machine's clock, however far ahead it is of the newest event
  };

  Writer(log::Log& log, WriterMemory memory, const Clock& clock, Options options);
  ~Writer();  // answers every command that was queued before; not on the writer's own thread

  using Done = std::function<void(Outcome)>;

  // command: a canonical message, schema/command.capnp Command. done is called once, on the writer's thread.
  void record(Bytes command, Done done);

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

  struct Executor;
  std::unique_ptr<Executor> executor_;
};

}  // namespace minuted::engine
