// One proposal becoming the steps of a command.
#pragma once

#include <string>
#include <vector>

#include "register/command.h"
#include "register/names.h"
#include "register/recorder.h"

namespace minuted {

// The meeting that the minutes are of, as far as it is known.
struct MinutesOf {
  Id group, meeting;
  Date date;
};

class Acceptance {
 public:
  Acceptance(const Snapshot& now, const Snapshot& then, Id reading, Id document, MinutesOf of)
      : now_(now), then_(then), reading_(reading), document_(document), of_(of) {}

  // The steps for the proposal; the subject that comes of it. What is known already needs no step.
  Result<Id> steps(schema::Proposal::Reader proposal);

  // The group of the minutes, by its name; entered by a step of the command where it is new.
  Result<Id> group(std::string_view name);

  CommandMaker& command() { return command_; }

 private:
  Result<Id> meeting(schema::ProposedMeeting::Reader proposed);
  Result<Id> heldMeeting(Id group, schema::ProposedMeeting::Reader proposed);
  Result<Id> announcedMeeting(Id group, schema::ProposedMeeting::Reader proposed);
  Result<void> announceAgenda(Id meeting, schema::ProposedMeeting::Reader proposed);
  Result<Id> attendance(schema::ProposedAttendance::Reader proposed);
  Result<Id> item(schema::ProposedItem::Reader proposed);
  Result<Id> decision(schema::ProposedDecision::Reader proposed);
  Result<Id> action(schema::ProposedAction::Reader proposed);
  Result<Id> raise(schema::ProposedAction::Reader proposed);
  Result<Id> tell(schema::ProposedAction::Reader proposed);

  Result<std::optional<Id>> meetingOn(Id group, Date date) const;
  Result<domain::Meeting> meetingAt(const Snapshot& snapshot, Id meeting) const;
  Result<Id> person(std::string_view asWritten);
  Result<Id> organisation(std::string_view name);
  Result<domain::Owner> owner(std::string_view asWritten);
  Result<std::vector<domain::Owner>> owners(capnp::List<capnp::Text>::Reader asWritten);
  Result<std::optional<domain::Owner>> collective(std::string_view asWritten);
  Result<std::optional<Id>> attendeeNamed(std::string_view asWritten);
  Result<Id> mandateOf(Id person);

  schema::Step::Builder step(OptionalDate happenedOn);
  schema::Step::Builder knowledge() { return step({}); }
  schema::Step::Builder fact() { return step(of_.date); }

  const Snapshot& now_;   // what the register knows
  const Snapshot& then_;  // what it knows of the day of the minutes
  Id reading_, document_;
  MinutesOf of_;
  schema::Proposal::Reader proposal_;
  CommandMaker command_;
};

}  // namespace minuted
