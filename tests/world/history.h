// Random histories. A history is a tape: numbers, from which one command after another is made out of what the register
// already holds. Shrinking a failing case removes commands from the tape and makes its numbers smaller.
#pragma once

#include <rapidcheck.h>

#include <array>
#include <span>
#include <vector>

#include "register/command.h"
#include "world/temp_register.h"

namespace minuted::world {

using Tape = std::vector<std::vector<uint32_t>>;  // of each command: what it is made from

rc::Gen<Tape> tapes(size_t commands);

// Takes numbers from a command's stretch of the tape; zeros when it has run out.
class Draws {
 public:
  explicit Draws(std::span<const uint32_t> numbers) : numbers_(numbers) {}
  uint32_t below(uint32_t limit);
  bool oneIn(uint32_t count) { return below(count) == count - 1; }

 private:
  std::span<const uint32_t> numbers_;
  size_t next_ = 0;
};

// Makes commands from a tape and learns from the answers. Most commands are valid; some are refused, which is part of
// the game.
class Historian {
 public:
  Bytes command(std::span<const uint32_t> numbers, Date today, BytesView id);
  void learn(const Outcome& outcome);

  size_t recorded() const { return recorded_; }
  size_t refused() const { return refused_; }

 private:
  struct Told {
    Id subject;
    uint64_t position;
  };

  void addStep(Draws& draws, CommandMaker& maker, Date today) const;
  void addAction(Draws& draws, schema::Step::Builder step) const;
  void addMeeting(Draws& draws, schema::Step::Builder step, Date today) const;
  void addParty(Draws& draws, schema::Step::Builder step) const;
  void addPaper(Draws& draws, schema::Step::Builder step, Date today) const;
  void addError(Draws& draws, schema::Step::Builder step) const;
  uint64_t any(Draws& draws, Kind kind) const;      // one that is there, rather a new one than an old one
  uint64_t perhaps(Draws& draws, Kind kind) const;  // or none
  void setOwners(Draws& draws, capnp::List<schema::Owner>::Builder owners) const;

  std::array<uint32_t, kindCount> made_{};  // how many there are of each kind
  std::vector<Told> told_;
  size_t recorded_ = 0, refused_ = 0;
};

// Plays a tape on a new register, after a few parties were entered. Time passes between commands.
Historian play(TempRegister& on, const Tape& tape);
void enterParties(TempRegister& on, Historian& historian);

}  // namespace minuted::world
