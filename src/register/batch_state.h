// The state of a batch that is being decided: the store as it was before, and what the commands of the batch so far
// have added. A Decider goes through the commands; a Draft reads the state while it judges one command, and adds to it
// where the command may happen. One thread at a time: the writer's, or that of whoever calls Register::judge.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "log/log.h"
#include "register/outcome.h"
#include "register/story.h"
#include "register/writer_memory.h"

namespace minuted::engine {

struct BatchState {
  // A subject that the batch changes.
  struct Touched {
    domain::Subject before, after;
  };
  // An event and its words, in canonical form.
  struct EventBytes {
    Bytes event, words;
  };

  const log::ReadPoint& at;  // the store before the batch
  log::Pending& pending;     // events, indexes and, at the end, rows
  WriterMemory& memory;
  Micros now;

  std::map<Id, Touched> touched = {};
  std::map<uint64_t, EventBytes> events = {};         // by position
  std::map<Id, std::vector<uint64_t>> eventsOf = {};  // their positions, by subject
  std::map<Bytes, Recorded> commands = {};            // what the commands of the batch have recorded, by command id
  std::map<Bytes, Tally> tallies = {};                // of the lists of indexes that were asked for, by list
  std::set<Bytes> changedLists = {};                  // those to which the batch has added
  std::set<Bytes> relations = {};                     // the keys of R that the batch has added
  std::set<Bytes> namedFiles = {};                    // digests of kept files that its events name: no longer arriving
  std::set<Bytes> changedFiles = {};                  // digests of files of which it has written a piece

  // The subject as the batch so far has left it; a blank one where there is none. Like the following,
  // ErrorKind::integrity where stored bytes are damaged.
  Result<domain::Subject> current(Id subject) const;
  // The subject's events, those of the batch included, in the order of their positions.
  Result<Story> story(Id subject) const;
  // Whether the relation stands in the index already, by this batch or before.
  Result<bool> isRelated(BytesView relationKey) const;
  // Reads the tally of a list into `tallies`, if it is not there.
  Result<void> loadTally(BytesView list);
  // What the command with that id has recorded, in this batch or before; nothing where it has not been recorded.
  Result<std::optional<Recorded>> recordedBefore(BytesView commandId) const;
};

}  // namespace minuted::engine
