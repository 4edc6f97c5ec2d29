// One proposal becoming the steps of a command.
#pragma once

#include <functional>
#include <string>
#include <tuple>
#include <vector>

#include "queries/names.h"
#include "register/command.h"
#include "register/recorder.h"

namespace minuted::review {

// The meeting that the minutes are of, as far as it is known. Of an action log, its group and the day it speaks of
// last.
struct MinutesOf {
  Id group, meeting;
  Date date;
};

// How alike two texts are that say the same thing: the Dice coefficient of their words.
constexpr double sameText = 0.9;    // the same sentence, read twice
constexpr double sameAction = 0.6;  // an ask told again later, shortened or reworded a little

void setOwners(const std::vector<domain::Owner>& owners, capnp::List<schema::Owner>::Builder to);

class Acceptance {
 public:
  Acceptance(const engine::Snapshot& now, const engine::Snapshot& then, Id reading, Id document, MinutesOf of)
      : now_(now), then_(then), reading_(reading), document_(document), of_(of), asOf_(of.date) {}

  // The steps for the proposal; the subject that comes of it. What is known already needs no step.
  Result<Id> steps(schema::Proposal::Reader proposal);

  // The group of the minutes, by its name; entered by a step of the command where it is new.
  Result<Id> group(std::string_view name);

  engine::CommandMaker& command() { return command_; }

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
  Result<Id> topic(schema::ProposedTopic::Reader proposed);

  // What has been recorded of an action and not taken away again: on which day what happened, with which note.
  using Told = std::vector<std::tuple<int32_t, uint16_t, std::string>>;
  Result<Told> toldOf(Id action) const;
  Result<bool> saidHere(Id action, schema::ActionNews news) const;

  // Of an action log: log_acceptance.cpp.
  Result<Id> log(schema::ProposedLog::Reader proposed);
  Result<Id> entry(schema::ProposedEntry::Reader proposed);
  Result<Id> loggedAction(schema::ProposedEntry::Reader proposed);
  Result<Id> loggedDecision(schema::ProposedEntry::Reader proposed);
  Result<std::optional<std::pair<Id, domain::Action>>> sameLogged(schema::ProposedEntry::Reader proposed,
                                                                  std::string_view ask,
                                                                  const std::vector<domain::Owner>& parties) const;
  Result<void> changedInLog(Id action, schema::ProposedEntry::Reader proposed,
                            const std::vector<domain::Owner>& parties, const domain::Action& before);
  Result<void> toldInLog(Id action, schema::ProposedNews::Reader news, const domain::Action& before, const Told& told);

  // The best of the group's actions that keep() wants, if it is like enough.
  using Keep = std::function<bool(const domain::Subject&, const domain::Action&)>;
  Result<std::optional<std::pair<Id, domain::Action>>> mostAlike(std::string_view text, double enough,
                                                                 const Keep& keep) const;
  Result<std::optional<std::pair<Id, domain::Action>>> actionNamed(Id reference, std::string_view text) const;
  Result<std::optional<Id>> decisionOn(Date date, std::string_view text) const;

  Result<std::optional<Id>> meetingOn(Id group, Date date) const;
  Result<domain::Meeting> meetingAt(const engine::Snapshot& snapshot, Id meeting) const;
  Result<Id> person(std::string_view asWritten);
  Result<Id> organisation(std::string_view name);
  Result<domain::Owner> owner(std::string_view asWritten);
  Result<std::vector<domain::Owner>> owners(capnp::List<capnp::Text>::Reader asWritten);
  Result<std::optional<domain::Owner>> collective(std::string_view asWritten);
  Result<std::optional<Id>> personMeant(std::string_view asWritten);
  Result<std::vector<Id>> peopleOfGroup() const;
  Result<Id> mandateOf(Id person);

  schema::Step::Builder step(OptionalDate happenedOn);
  schema::Step::Builder knowledge() { return step({}); }
  schema::Step::Builder fact() { return step(of_.date); }

  const engine::Snapshot& now_;   // what the register knows
  const engine::Snapshot& then_;  // what it knows of the day of the minutes
  Id reading_, document_;
  MinutesOf of_;
  Date asOf_;  // what a log does not date, happened then
  schema::Proposal::Reader proposal_;
  engine::CommandMaker command_;
};

}  // namespace minuted::review
