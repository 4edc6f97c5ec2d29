// Deciding a batch of commands: each is judged on what the ones before it have left, and becomes events or a refusal.
//
// A command becomes a Draft first. If every step may happen, the draft's events go into the pending batch of the log
// with their indexes; if one may not, nothing of the draft is kept. At the end the rows of all subjects that were
// touched are written into the same batch.
#pragma once

#include <array>
#include <map>
#include <string>
#include <unordered_map>

#include "base/clock.h"
#include "log/log.h"
#include "register/outcome.h"
#include "register/story.h"

namespace minuted::engine {

// What the one writer remembers between batches. All of it can be read from the log again.
struct WriterMemory {
  std::array<uint32_t, kindCount> numbers{};  // the last number given, by kind
  std::unordered_map<std::string, Id> users;  // by folded name, as far as they have been asked for
  Micros lastRecorded = 0;

  static Result<WriterMemory> load(const log::ReadPoint& at);
};

class Deciding {
 public:
  Deciding(const log::ReadPoint& at, log::Pending& pending, WriterMemory& memory, Micros now, bool acceptClock);

  Outcome perform(schema::Command::Reader command);
  void writeRows();  // once, after the last command

 private:
  friend class Draft;
  struct Touched {
    domain::Subject before, after;
  };
  struct Fresh {
    Bytes event, words;  // canonical
  };

  Result<std::optional<Recorded>> recordedBefore(BytesView command) const;
  Result<domain::Subject> current(Id subject) const;
  Result<Story> story(Id subject) const;

  const log::ReadPoint& at_;
  log::Pending& pending_;
  WriterMemory& memory_;
  Micros now_;
  bool acceptClock_;
  std::map<Id, Touched> touched_;
  std::map<uint64_t, Fresh> fresh_;                 // events of this batch, by position
  std::map<Id, std::vector<uint64_t>> freshStory_;  // their positions, by subject
  std::map<Bytes, Recorded> freshCommands_;
};

}  // namespace minuted::engine
