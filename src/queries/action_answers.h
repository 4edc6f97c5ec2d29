// What queries tell of an action: its own state joined with what its group's meetings, its owners' appointments and the
// day say of it. Everything that is looked up for one action is kept for the next, so: one thread at a time, and the
// snapshot must outlive it. Errors: those of the snapshot.
#pragma once

#include <map>

#include "answer.capnp.h"
#include "queries/due.h"
#include "queries/parties/mandates.h"
#include "queries/parties/names.h"
#include "queries/parties/roster.h"
#include "queries/standing.h"

namespace minuted::queries {

class ActionAnswers {
 public:
  explicit ActionAnswers(const engine::Snapshot& snapshot)
      : snapshot_(snapshot), names_(snapshot), meetings_(snapshot), mandates_(snapshot) {}

  // Sets all fields of the answer; those that list each owner's answer and each change of the due date only inFull.
  Result<void> write(Id id, const domain::Action& action, bool inFull, schema::ActionAnswer::Builder to);

  // All who are asked, in the order of the owners: each owner; in the place of a collective, each of its members on the
  // day the action was raised, or the group where no members are known.
  Result<std::vector<Standing>> standingsOf(const domain::Action& action);

  // How a party stands with the action; of no party, how the action stands. party: by its identity.
  Result<Part> partOf(const domain::Action& action, Id party);

  Result<Due> dueOf(const domain::Action& action) { return meetings_.dueOf(action); }
  Result<const Roster*> rosterOf(Id group, const domain::Action& action);
  Names& names() { return names_; }
  Meetings& meetings() { return meetings_; }

  // Whether whoever is asked on behalf of an organisation was appointed for it and no longer is: then the organisation
  // has to name somebody else.
  Result<bool> needsName(const Standing& standing);
  // Whether that is so of any who are asked for an action that is not over.
  Result<bool> needsName(const domain::Action& action, const std::vector<Standing>& standings);

  // The actions that have to be done before it, and are not over.
  Result<std::vector<Id>> waitsFor(const domain::Action& action);

  Result<Id> identity(Id id);

 private:
  Result<void> writeLinks(const domain::Action& action, schema::ActionAnswer::Builder to);
  Result<Id> organisationOf(Id member, const domain::Action& action, Id group);
  Result<Mandate> mandateOf(const domain::Owner& owner, Id party, const domain::Action& action);
  Result<domain::OwnerAnswer> answerOf(const domain::Action& action, Id party);
  Result<bool> isFor(const domain::Action& action, const domain::OwnerAnswer& answer, Id party);
  Result<void> writeAnswers(const domain::Action& action, const std::vector<Standing>& standings, const Due& due,
                            schema::ActionAnswer::Builder to);
  void writeMoves(const domain::Action& action, schema::ActionAnswer::Builder to);
  void writeDueDates(const domain::Action& action, const Part& part, const Due& due, schema::ActionAnswer::Builder to);
  void writeRating(const domain::Action& action, const Part& part, const Due& due, schema::ActionAnswer::Builder to);
  Result<void> writeOwners(const domain::Action& action, const std::vector<Standing>& standings, const Due& due,
                           schema::ActionAnswer::Builder to);
  void writeCounter(const domain::Action& action, schema::ActionAnswer::Builder to);

  const engine::Snapshot& snapshot_;
  Names names_;
  Meetings meetings_;
  Mandates mandates_;
  std::map<Id, Id> identities_;
  std::map<std::pair<Id, Id>, bool> needsName_;            // by person and organisation
  std::map<std::tuple<Id, int32_t, Id>, Roster> rosters_;  // by group, day and meeting
};

}  // namespace minuted::queries
