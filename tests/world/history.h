// Random histories. A history is a tape, a list of numbers. Each number stands for a command, which is made from it and
// from what the register already holds. Shrinking a failing case removes commands from the tape.
#pragma once

#include <capnp/dynamic.h>
#include <rapidcheck.h>

#include <array>
#include <vector>

#include "register/command.h"
#include "world/temp_register.h"

namespace minuted::world {

using Tape = std::vector<uint64_t>;

rc::Gen<Tape> tapes(size_t longest);  // of at most so many commands

// Random numbers that depend only on the command's number.
class Draws {
 public:
  explicit Draws(uint64_t seed) : state_(seed) {}
  uint32_t below(uint32_t limit);
  bool oneIn(uint32_t count) { return below(count) == 0; }

 private:
  uint64_t state_;
};

// Makes commands with events of every type from the numbers of a tape. The fields are filled in by the schema: a
// reference to a subject that exists, any value of an enum, some day. It learns from the register's answers which
// subjects exist. Most commands are valid; that some are refused is intended.
class Historian {
 public:
  Bytes command(uint64_t number, Date today, BytesView id);
  void learn(const engine::Outcome& outcome);

  size_t recorded() const { return recorded_; }
  size_t refused() const { return refused_; }

 private:
  struct RecordedEvent {
    Id subject;
    uint64_t position;
  };

  void addStep(Draws& draws, engine::CommandMaker& maker, Date today) const;
  void addError(Draws& draws, schema::Step::Builder step) const;
  uint64_t anySubject(Draws& draws, Kind kind) const;     // one that exists, more often a new one than an old one
  uint64_t subjectOrNone(Draws& draws, Kind kind) const;  // the same, or 0
  uint64_t anyReference(Draws& draws, domain::Kinds kinds, bool required) const;
  void fill(Draws& draws, capnp::DynamicStruct::Builder body, domain::EventType type, Date today) const;
  void fillField(Draws& draws, capnp::DynamicStruct::Builder of, capnp::StructSchema::Field field, bool required,
                 Date today) const;
  void fillList(Draws& draws, capnp::DynamicStruct::Builder of, capnp::StructSchema::Field field, Date today) const;

  std::array<uint32_t, kindCount> counts_{};  // how many subjects of each kind exist
  std::vector<RecordedEvent> events_;
  size_t recorded_ = 0, refused_ = 0;  // commands
};

// Enters a few parties into a new register and records the commands of the tape. Time passes between commands.
Historian play(TempRegister& on, const Tape& tape);
void playOn(TempRegister& on, Historian& historian, const Tape& tape);  // goes on with what was played before
std::vector<Bytes> filesOfHistories();                                  // those whose digests random events name
void enterParties(TempRegister& on, Historian& historian);

}  // namespace minuted::world
