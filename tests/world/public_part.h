// The part of a register that the public may see, told the long way: from all events in memory, without an index, a row
// or a sieve, by the words that register/sieve.h has for it. It can be written into a second register, to which nothing
// else was ever told, and every public copy of the first is held against that.
//
// In the second register subjects keep their numbers, so that it has gaps where the first has something to hide.
// Positions have no gaps; positionIn() translates them.
#pragma once

#include <set>

#include "world/oracle.h"
#include "world/temp_register.h"

namespace minuted::world {

class PublicPart {
 public:
  explicit PublicPart(const log::ReadPoint& at);

  bool hidesSomething() const { return !hidden_.empty(); }
  const std::set<Id>& hiddenSubjects() const { return subjects_; }
  size_t changed() const { return changed_; }  // events that are told without something they name

  // How many events up to that position of the first register the second has.
  uint64_t positionIn(uint64_t position) const;

  // Records the events that can be seen into a register without any, as they are: rules are not asked, since an event
  // may lack what it named.
  void writeInto(TempRegister& other);

 private:
  using Event = domain::Event;

  void findMarked();
  void findMarkedItems();
  void findRaisedAtItems();
  void spread();
  void findSupporting();
  bool isHidden(Event event) const;
  bool inError(uint64_t position) const { return inError_.contains(position); }
  bool exists(Id id) const { return known_.contains(id); }
  void strip(schema::Event::Builder event);

  engine::Story events_;
  Subjects known_;  // as they are now, with everything
  std::set<uint64_t> inError_;
  std::set<Id> subjects_;                           // hidden
  std::set<std::pair<Id, uint16_t>> items_, keys_;  // hidden items of agendas, by their numbers and by their keys
  std::set<uint64_t> hidden_;                       // events, by position
  size_t changed_ = 0;
};

}  // namespace minuted::world
