// What a register should answer, computed in the simplest way: the whole log is read, cut, grouped by subject, sorted
// and folded, without any index, row or snapshot. It is slow, but so simple that it can be trusted.
#pragma once

#include <map>
#include <set>

#include "queries/queries.h"
#include "register/snapshot.h"

namespace minuted::world {

using Subjects = std::map<Id, domain::Subject>;  // those that exist
using Rows = std::map<Bytes, Bytes>;             // of all views, by key

class Oracle {
 public:
  explicit Oracle(const log::ReadPoint& at);

  Subjects subjects(const engine::Cut& cut) const;
  uint64_t size() const { return events_.size(); }
  Micros recordedAt(uint64_t position) const { return events_[position - 1]->event().getRecordedAt(); }
  std::set<domain::EventType> types() const;  // of all recorded events
  std::set<Id> everySubject() const;          // every subject that ever had an event, even if it does not exist now

 private:
  engine::Story events_;
};

Rows rowsOf(const Subjects& subjects);

// Asks the snapshot everything that can be asked through the views. Describes the first answer that differs from the
// oracle's; "" if none does.
std::string firstDifference(const engine::Snapshot& snapshot, const Oracle& oracle);

// The rows of all views as they are stored.
Rows storedRows(const log::ReadPoint& at);

}  // namespace minuted::world
