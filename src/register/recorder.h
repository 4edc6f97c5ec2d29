// What records commands and shows snapshots: a register in this process, or a process that serves one.
//
// Threads: an implementation says which may call it; engine::Register takes calls from any, server::RemoteRecorder from
// one at a time.
#pragma once

#include "register/outcome.h"
#include "register/snapshot.h"

namespace minuted::engine {

class Recorder {
 public:
  virtual ~Recorder() = default;
  // command: a canonical message, schema/command.capnp Command. Returns once it is on disk, refused, or unknown.
  virtual Outcome record(Bytes command) = 0;
  // Sees all that was recorded before the call.
  virtual Result<Snapshot> snapshot(const Times& times = {}) = 0;
};

}  // namespace minuted::engine
