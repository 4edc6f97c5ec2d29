// Whoever can be asked about a register and be told to record: the register itself, or a process that serves it.
#pragma once

#include "register/outcome.h"
#include "register/snapshot.h"

namespace minuted::engine {

class Recorder {
 public:
  virtual ~Recorder() = default;
  virtual Outcome record(Bytes command) = 0;  // a canonical message, schema/command.capnp Command
  virtual Result<Snapshot> snapshot(const Times& times = {}) = 0;
};

}  // namespace minuted::engine
