// What the one writer remembers between batches. All of it can be read from the log again. One thread at a time:
// the writer's. Register::judge loads one of its own.
#pragma once

#include <string>
#include <unordered_map>

#include "base/clock.h"
#include "base/id.h"
#include "log/log.h"
#include "register/index/tally.h"

namespace minuted::engine {

struct WriterMemory {
  Numbers numbers{};                          // the last number given, by kind
  std::unordered_map<std::string, Id> users;  // by folded name, as far as they have been asked for
  Micros lastRecorded = 0;                    // when the newest event was recorded; 0 for an empty log

  // ErrorKind::integrity where the newest event is damaged, or the indexes do not agree on which numbers were given.
  static Result<WriterMemory> load(const log::ReadPoint& at);
};

}  // namespace minuted::engine
