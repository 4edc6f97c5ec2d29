// Decides a batch of commands: each is judged on what the ones before it have left, and becomes events or a refusal.
//
// A command becomes a Draft first. If every step may happen, the draft's events go into the pending batch of the log
// with their indexes; if one may not, nothing of the draft is kept. At the end the rows of all subjects that were
// touched are written into the same batch.
//
// One thread at a time: the writer's, or that of whoever calls Register::judge, which has a writer's memory of its own.
#pragma once

#include "register/batch_state.h"

namespace minuted::engine {

class Decider {
 public:
  // now: the machine's time, in microseconds since 1970. acceptClock: believe it, however far ahead of the newest event
  // it is or behind it; else every command is refused while it is far off.
  Decider(const log::ReadPoint& at, log::Pending& pending, WriterMemory& memory, Micros now, bool acceptClock);

  // Adds the events of the command to the batch, or refuses it. A command that was recorded before is answered with
  // what was recorded then. Throws kj::Exception where the command is damaged.
  Outcome perform(schema::Command::Reader command);
  // Adds the rows of all changed subjects to the batch. Called once, after the last command.
  void writeRows();

 private:
  BatchState state_;
  std::string fault_;  // of the clock; "" where it is believed
};

}  // namespace minuted::engine
