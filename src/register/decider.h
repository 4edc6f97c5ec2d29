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

  // command: a message, schema/command.capnp Command; any bytes that came from outside. Adds the events of the command
  // to the batch, or refuses it: one that is not to the last bit what the schema says is MALFORMED. A command that was
  // recorded before is answered with what was recorded then.
  Outcome perform(BytesView command);
  // Adds to the batch what follows from all of its commands: the rows of the subjects that changed, and the tallies of
  // the indexes. Called once, after the last command.
  void finish();

 private:
  Outcome performWhole(schema::Command::Reader command);
  Outcome keepPiece(schema::Piece::Reader piece);

  void writeRows();
  void writeTallies();

  BatchState state_;
  Numbers numbersBefore_;
  std::string fault_;  // of the clock; "" where it is believed
};

}  // namespace minuted::engine
