// An action as it is answered: its own story joined with what its group's meetings, its owners' appointments and the
// day say of it. Everything that is looked up for one action is kept for the next.
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

  // in full: with what each of those asked has said, and each change of its due date.
  Result<void> write(Id id, const domain::Action& action, bool inFull, schema::ActionAnswer::Builder to);

  // What the party, or somebody on its behalf, has said; SILENT where nothing. Of an action that is over, it may have
  // said nothing too.
  Result<domain::OwnerAnswer> answerOf(const domain::Action& action, Id party);

  // As the action stands; of a collective one, claimed once each of those asked has claimed or been excused.
  Result<schema::ActionStatus> statusOf(const domain::Action& action);

  Result<Due> dueOf(const domain::Action& action) { return meetings_.dueOf(action); }
  Result<const Roster*> rosterOf(Id group, const domain::Action& action);
  Names& names() { return names_; }
  Meetings& meetings() { return meetings_; }

  // Whoever has it for an organisation was appointed for it and no longer is.
  Result<bool> needsName(const domain::Owner& owner);

 private:
  Result<void> writeAnswers(const domain::Action& action, schema::ActionAnswer::Builder to);
  void writeMoves(const domain::Action& action, schema::ActionAnswer::Builder to);
  void writeOwners(const domain::Action& action, schema::ActionAnswer::Builder to);

  const engine::Snapshot& snapshot_;
  Names names_;
  Meetings meetings_;
  std::map<std::pair<Id, Id>, bool> nameless_;
  std::map<std::tuple<Id, int32_t, Id>, Roster> rosters_;  // by group, day and meeting
  std::map<std::pair<Id, Id>, bool> spokesmen_;
};

}  // namespace minuted::queries
