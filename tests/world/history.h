// Random histories. A history is a tape: a number for each command, from which it is made out of what the register
// already holds. Shrinking a failing case takes commands out of the tape.
#pragma once

#include <capnp/dynamic.h>
#include <rapidcheck.h>

#include <array>
#include <vector>

#include "register/command.h"
#include "world/temp_register.h"

namespace minuted::world {

using Tape = std::vector<uint64_t>;

rc::Gen<Tape> tapes(size_t longest);  // commands

// The numbers that follow from a command's number.
class Draws {
 public:
  explicit Draws(uint64_t seed) : state_(seed) {}
  uint32_t below(uint32_t limit);
  bool oneIn(uint32_t count) { return below(count) == 0; }

 private:
  uint64_t state_;
};

// Makes commands of every type of event from a tape, filled in by the schema: references to what is there, any value of
// an enum, some day. It learns from the answers. Most commands are valid; some are refused, which is part of the game.
class Historian {
 public:
  Bytes command(uint64_t number, Date today, BytesView id);
  void learn(const engine::Outcome& outcome);

  size_t recorded() const { return recorded_; }
  size_t refused() const { return refused_; }

 private:
  struct Told {
    Id subject;
    uint64_t position;
  };

  void addStep(Draws& draws, engine::CommandMaker& maker, Date today) const;
  void addError(Draws& draws, schema::Step::Builder step) const;
  uint64_t any(Draws& draws, Kind kind) const;      // one that is there, rather a new one than an old one
  uint64_t perhaps(Draws& draws, Kind kind) const;  // or none
  uint64_t referred(Draws& draws, domain::Kinds kinds, bool needed) const;
  void fill(Draws& draws, capnp::DynamicStruct::Builder body, domain::EventType type, Date today) const;
  void fillField(Draws& draws, capnp::DynamicStruct::Builder of, capnp::StructSchema::Field field, bool needed,
                 Date today) const;
  void fillList(Draws& draws, capnp::DynamicStruct::Builder of, capnp::StructSchema::Field field, Date today) const;

  std::array<uint32_t, kindCount> made_{};  // how many there are of each kind
  std::vector<Told> told_;
  size_t recorded_ = 0, refused_ = 0;
};

// Plays a tape on a new register, after a few parties were entered. Time passes between commands.
Historian play(TempRegister& on, const Tape& tape);
void enterParties(TempRegister& on, Historian& historian);

}  // namespace minuted::world
