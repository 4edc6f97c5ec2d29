// What each party said to a decision: what somebody stated, and what follows from who was there. The two never look
// alike. Errors: those of the snapshot.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "queries/parties/mandates.h"
#include "queries/parties/names.h"
#include "queries/parties/roster.h"

namespace minuted::queries {

struct TakenPosition {
  domain::PartyPosition position;
  bool isStated = false;  // else presumed: who was there for the item agreed, and who came later or had left is absent
};

// Keeps what it has found, for the many decisions of a list. One thread at a time; the snapshot must outlive it.
class Positions {
 public:
  explicit Positions(const engine::Snapshot& snapshot) : snapshot_(snapshot), mandates_(snapshot) {}

  // Stated ones first. None is presumed of those who only look on or help: who was in attendance, observers and
  // officers, whether the attendance or an appointment of that day says so; nor of whoever declared an interest in the
  // item and took no part.
  Result<std::vector<TakenPosition>> on(const domain::Decision& decision);

  // Of a decision that is proposed: the members of its group on the day it was, who have not said theirs, nor has
  // anybody who speaks for them. None of any other.
  Result<std::vector<Id>> awaited(const domain::Decision& decision);

 private:
  Result<bool> decides(const domain::Decision& decision, const domain::Attendance& each);
  Result<bool> hasStated(const domain::Decision& decision, const domain::Attendance& each);
  Result<bool> hasWithdrawn(const domain::Meeting& meeting, const domain::Decision& decision, Id attendee);
  Result<const std::vector<HeldAppointment>*> appointmentsTo(Id group);
  Result<Id> identity(Id id);

  const engine::Snapshot& snapshot_;
  std::map<Id, std::vector<HeldAppointment>> appointments_;  // by group; people by their identity
  std::map<Id, Id> identities_;
  Mandates mandates_;
};

// "Tom Bell (City Council) dissented: too soon", "Asha Rao (Harbour Trust) agreed (presumed)"
std::string textOf(const TakenPosition& taken, const NamesOn& names);

}  // namespace minuted::queries
