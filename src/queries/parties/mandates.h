// For whom somebody speaks: the organisation of an appointment held on the day; else the one that the person attended
// a meeting for last, up to that day, which is presumed and shown so. Keeps what it has found of each person, so: one
// thread at a time, and the snapshot must outlive it. Errors: those of the snapshot.
#pragma once

#include <map>
#include <vector>

#include "register/snapshot.h"

namespace minuted::queries {

struct Mandate {
  Id organisation;        // none where the person is known to speak for nobody
  bool presumed = false;  // by attendance, since no appointment says it
};

class Mandates {
 public:
  explicit Mandates(const engine::Snapshot& snapshot) : snapshot_(snapshot) {}

  // group: where the person is appointed for several organisations that day, the appointment to this group or to one
  // above it tells; where none does, the person speaks for none of them. Parties other than people speak for nobody.
  Result<Mandate> of(Id person, Date day, Id group);

  // Whether what the person says that day counts for the organisation: it is one that they were appointed for, or the
  // one that they are presumed to speak for.
  Result<bool> speaksFor(Id person, Id organisation, Date day);

 private:
  struct Attended {
    int32_t day;
    Id meeting;
    size_t place;  // in its list of attendance
    Id organisation;
    auto operator<=>(const Attended&) const = default;
  };
  struct Known {
    std::vector<std::pair<Id, domain::Appointment>> appointments;  // on behalf of organisations, by reference
    std::vector<Attended> attended;                                // in the order in which they happened
  };
  Result<const Known*> knownOf(Id person);
  Result<std::vector<Id>> withGroupsAbove(Id group) const;

  const engine::Snapshot& snapshot_;
  std::map<Id, Known> known_;
};

}  // namespace minuted::queries
