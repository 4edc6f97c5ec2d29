// What came of a command: what was recorded, or the reason why nothing was. Plain values, for any thread.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "command.capnp.h"

namespace minuted::engine {

struct Recorded {
  uint64_t first = 0;        // position of the first event; 0 where there was nothing to record
  uint32_t count = 0;        // events
  bool again = false;        // it had been recorded before; nothing was recorded now
  std::vector<Id> subjects;  // of each event, in order; the first of a command may be a new user
};

struct Refusal {
  schema::Refusal kind = schema::Refusal::RULE;
  std::string reason;  // a sentence
  uint16_t step = 0;   // the step that was refused, from 0
};

using Outcome = std::expected<Recorded, Refusal>;

// The refusal of a command because the register cannot be read: DAMAGED where stored bytes are, else STOPPED.
Refusal refusalBy(const Error& error, uint16_t step = 0);

// A refusal as an error: RULE and CONFLICT are ErrorKind::refused, NOT_FOUND notFound, MALFORMED usage, DAMAGED
// integrity, and UNKNOWN and STOPPED failed.
Error errorOf(const Refusal& refusal);
Result<Recorded> recordedOrError(Outcome outcome);

}  // namespace minuted::engine
