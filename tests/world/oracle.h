// What a register should say, told the long way: the whole log read, cut, grouped by subject, sorted and folded, with
// no index, no row and no snapshot. Slow, and simple enough to be believed.
#pragma once

#include <map>
#include <set>

#include "queries/queries.h"
#include "register/snapshot.h"

namespace minuted::world {

using Subjects = std::map<Id, domain::Subject>;  // those that exist
using Rows = std::map<Bytes, Bytes>;             // by key, of all views

class Oracle {
 public:
  explicit Oracle(const log::ReadPoint& at);

  Subjects subjects(const engine::Cut& cut) const;
  uint64_t size() const { return events_.size(); }
  Micros recordedAt(uint64_t position) const { return events_[position - 1]->event().getRecordedAt(); }
  std::set<domain::EventType> types() const;  // that were recorded
  std::set<Id> named() const;                 // every subject that ever had an event

 private:
  engine::Story events_;
};

Rows rowsOf(const Subjects& subjects);

// Asks the snapshot everything that it can be asked through the views, and says what it answered otherwise than the
// oracle does, or "" where nothing.
std::string firstDifference(const engine::Snapshot& snapshot, const Oracle& oracle);

// The tables of views as they are stored, without versions.
Rows storedRows(const log::ReadPoint& at);

}  // namespace minuted::world
