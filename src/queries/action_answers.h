// What queries tell of an action: its own state joined with what its group's meetings, its owners' appointments and the
// day say of it. Everything that is looked up for one action is kept for the next, so: one thread at a time, and the
// snapshot must outlive it. Errors: those of the snapshot.
#pragma once

#include <map>

#include "answer.capnp.h"
#include "queries/due.h"
#include "queries/names.h"
#include "queries/roster.h"

namespace minuted::queries {

class ActionAnswers {
 public:
  explicit ActionAnswers(const engine::Snapshot& snapshot)
      : snapshot_(snapshot), names_(snapshot), meetings_(snapshot) {}

  // Sets all fields of the answer; those that list each owner's answer and each change of the due date only inFull.
  Result<void> write(Id id, const domain::Action& action, bool inFull, schema::ActionAnswer::Builder to);

  // The newest answer of the party, or of somebody on its behalf; SILENT where there is none.
  Result<domain::OwnerAnswer> answerOf(const domain::Action& action, Id party);

  // The action's status; of a live collective action CLAIMED once each member has claimed it or was excused.
  Result<schema::ActionStatus> statusOf(const domain::Action& action);

  Result<Due> dueOf(const domain::Action& action) { return meetings_.dueOf(action); }
  Result<const Roster*> rosterOf(Id group, const domain::Action& action);
  Names& names() { return names_; }
  Meetings& meetings() { return meetings_; }

  // Whether the owner is a person who was appointed for the organisation and no longer is: then the organisation has to
  // name somebody else.
  Result<bool> needsName(const domain::Owner& owner);

 private:
  Result<void> writeAnswers(const domain::Action& action, schema::ActionAnswer::Builder to);
  void writeMoves(const domain::Action& action, schema::ActionAnswer::Builder to);
  void writeDueDates(const domain::Action& action, const Due& due, schema::ActionAnswer::Builder to);
  void writeRating(const domain::Action& action, const Due& due, schema::ActionAnswer::Builder to);
  void writeOwners(const domain::Action& action, schema::ActionAnswer::Builder to);

  const engine::Snapshot& snapshot_;
  Names names_;
  Meetings meetings_;
  std::map<std::pair<Id, Id>, bool> needsName_;            // by person and organisation
  std::map<std::tuple<Id, int32_t, Id>, Roster> rosters_;  // by group, day and meeting
  std::map<std::pair<Id, Id>, bool> speaksFor_;            // by person and organisation
};

}  // namespace minuted::queries
