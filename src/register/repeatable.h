// Recording that can be asked for again. What somebody asks for is one command or several, one after the other. Asked
// for with an id, the first command gets this id, and each later one an id that follows from it and its place.
//
// Asked for again with the same id, each command is made again from what the register said before it was recorded:
// snapshot() shows that, as long as the next command is one that was recorded. So the same commands come about, none of
// them is recorded twice, and whoever asks gets the same answer. What had not been recorded the first time is recorded
// now.
//
// One thread at a time.
#pragma once

#include <optional>

#include "register/recorder.h"

namespace minuted::engine {

// A sentence, behind a space, for whoever does not know whether the command with that id was recorded.
std::string howToAskAgain(BytesView id);

// The events that commands have recorded, now or before.
struct RecordedRange {
  uint64_t first = 0, last = 0;  // positions; 0 where there are none
  bool hasNew = false;           // not all of them had been recorded before
  void add(const Recorded& recorded);
};

class RepeatableRecorder final : public Recorder {
 public:
  // recorder: must outlive it. id: 16 bytes, where it was asked for with one; without one, commands keep the ids that
  // they have.
  RepeatableRecorder(Recorder& recorder, std::optional<Bytes> id) : recorder_(recorder), id_(std::move(id)) {}

  // As Recorder::record. Of an outcome that is unknown, the reason says with which id to ask again. Refuses as CONFLICT
  // where the id belongs to another command. Of a command that had been recorded before the answer is that of the first
  // time, and `again` is not set, unless commands keep their own ids.
  Outcome record(Bytes command) override;
  Result<Snapshot> snapshot(const Times& times = {}) override;

  const RecordedRange& recorded() const { return recorded_; }
  // What was recorded before with the id of the next command, where somebody has asked for a snapshot to make it again
  // and has not done so yet. It may not come about again: others may have recorded something while it was first made.
  const std::optional<Recorded>& waiting() const { return waiting_; }

 private:
  Bytes nextId() const;
  Result<bool> wasAskedBy(BytesView command, const Recorded& recorded);

  Recorder& recorder_;
  std::optional<Bytes> id_;
  size_t asked_ = 0;  // commands, so far
  RecordedRange recorded_;
  std::optional<Recorded> waiting_;
};

}  // namespace minuted::engine
