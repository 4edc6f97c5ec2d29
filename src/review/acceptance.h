// Turns one proposal into the steps of a command. What the register knows already needs no step, so accepting the same
// minutes or the same action log again records nothing twice.
//
// The member functions are defined by what they are about: parties in party_acceptance.cpp, meetings in
// meeting_acceptance.cpp, members in member_acceptance.cpp, actions of minutes in action_acceptance.cpp, rows of action
// logs in log_acceptance.cpp, and the rest in acceptance.cpp. Functions that are named after a kind of proposal add its
// steps and return the subject that it is about: one that is known, or a local id for one that the command makes.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "queries/parties/names.h"
#include "queries/parties/roster.h"
#include "register/command.h"
#include "register/recorder.h"

namespace minuted::review {

// What all proposals of a reading have in common: of minutes their meeting, as far as it is known; of an action log its
// group and the last day that it mentions.
struct MinutesContext {
  Id group, meeting;
  Date date;
};

// Likeness (the Dice coefficient of the words) from which on two texts are taken to mean the same.
constexpr double sameTextLikeness = 0.9;    // the same sentence, read from another version of the document
constexpr double sameActionLikeness = 0.6;  // an action that later minutes repeat in other or fewer words

inline std::string_view viewOf(capnp::Text::Reader text) { return {text.begin(), text.size()}; }

void setOwners(const std::vector<domain::Owner>& owners, capnp::List<schema::Owner>::Builder to);

class Acceptance {
 public:
  // current: what the register knows. onMeetingDay: what it knows of the day of the minutes.
  Acceptance(const engine::Snapshot& current, const engine::Snapshot& onMeetingDay, Id reading, Id document,
             MinutesContext minutes)
      : current_(current),
        onMeetingDay_(onMeetingDay),
        reading_(reading),
        document_(document),
        minutes_(minutes),
        undatedDay_(minutes.date) {}

  Result<Id> addSteps(schema::Proposal::Reader proposal);

  // The group of this name; a step enters it if the register does not know it.
  Result<Id> group(std::string_view name);

  engine::CommandMaker& command() { return command_; }

 private:
  using FoundAction = std::optional<std::pair<Id, domain::Action>>;
  using ActionFilter = std::function<bool(const domain::Subject&, const domain::Action&)>;

  // An event of an action that is in force, as far as another reading could say the same.
  struct RecordedEvent {
    int32_t day = 0;
    uint16_t type = 0;
    std::string note;
  };

  Result<Id> meeting(schema::ProposedMeeting::Reader proposed);
  Result<Id> heldMeeting(Id group, schema::ProposedMeeting::Reader proposed);
  Result<Id> announcedMeeting(Id group, schema::ProposedMeeting::Reader proposed);
  Result<void> announceAgenda(Id meeting, schema::ProposedMeeting::Reader proposed);
  Result<Id> attendance(schema::ProposedAttendance::Reader proposed);
  Result<Id> item(schema::ProposedItem::Reader proposed);
  Result<Id> decision(schema::ProposedDecision::Reader proposed);
  Result<void> agreeMinutes(schema::ProposedDecision::Reader proposed);
  Result<Id> topic(schema::ProposedTopic::Reader proposed);
  Result<Id> members(schema::ProposedMembers::Reader proposed);
  Result<void> appointMember(Id person, Id organisation);
  Result<std::vector<queries::HeldAppointment>> appointmentsOf(Id person, Id organisation) const;
  Result<Id> action(schema::ProposedAction::Reader proposed);
  Result<Id> raiseAction(schema::ProposedAction::Reader proposed);
  Result<Id> updateAction(schema::ProposedAction::Reader proposed);
  Result<Id> log(schema::ProposedLog::Reader proposed);
  Result<Id> entry(schema::ProposedEntry::Reader proposed);
  Result<Id> loggedAction(schema::ProposedEntry::Reader proposed);
  Result<Id> loggedDecision(schema::ProposedEntry::Reader proposed);

  Result<FoundAction> findLoggedAction(schema::ProposedEntry::Reader proposed, std::string_view text,
                                       const std::vector<domain::Owner>& owners) const;
  Result<bool> knowsDue(const domain::Action& action, schema::ProposedEntry::Reader proposed) const;
  Result<void> addLogChanges(Id action, schema::ProposedEntry::Reader proposed,
                             const std::vector<domain::Owner>& owners, const domain::Action& before);
  Result<void> addLogEvent(Id action, schema::ProposedNews::Reader news, const domain::Action& before,
                           const std::vector<RecordedEvent>& recorded);

  void addAnswers(Id action, const domain::Action& before, schema::ActionNews news, OptionalDate day,
                  std::string_view note, std::string_view quote);
  Result<void> addNews(Id action, const domain::Action& before, schema::ActionNews news,
                       const std::vector<domain::Owner>& owners);
  Result<void> askAgain(Id action, OptionalDate closedOn, Id meeting);
  Result<std::vector<RecordedEvent>> recordedEvents(Id action) const;
  Result<bool> isRecordedOnMeetingDay(Id action, schema::ActionNews news) const;

  // The group's action that passes the filter and is most like the text, if it is at least that like it.
  Result<FoundAction> findSimilarAction(std::string_view text, double minLikeness, const ActionFilter& filter) const;
  Result<FoundAction> findByReference(Id reference, std::string_view text) const;
  Result<std::optional<Id>> findDecision(Date date, std::string_view text) const;
  Result<std::optional<Id>> findMeeting(Id group, Date date) const;
  Result<domain::Meeting> meetingState(const engine::Snapshot& snapshot, Id meeting) const;

  Result<Id> person(std::string_view asWritten, std::string_view organisationName);
  Result<std::vector<Id>> peopleCalled(std::string_view asWritten) const;
  bool isLikelySame(Id organisation, std::string_view name) const;
  Result<Id> personOf(std::string_view asWritten, std::string_view organisation, const std::vector<Id>& people);
  std::unexpected<Error> askWho(std::string_view asWritten, const std::vector<Id>& people,
                                std::string_view otherwise) const;
  Result<domain::Owner> ownerFor(Id person);
  Result<std::vector<Id>> amongThoseAtMeeting(const std::vector<Id>& people) const;
  Result<std::optional<domain::Owner>> namesakeWith(std::string_view name, std::string_view organisation);
  Result<Id> organisation(std::string_view name);
  Result<domain::Owner> owner(std::string_view asWritten);
  Result<std::optional<domain::Owner>> ownerWithMandate(std::string_view asWritten);
  Result<std::vector<domain::Owner>> owners(capnp::List<capnp::Text>::Reader asWritten);
  Result<std::optional<domain::Owner>> collectiveOwner(std::string_view asWritten);
  Result<std::optional<Id>> resolvePerson(std::string_view asWritten);
  Result<std::vector<Id>> peopleOfGroup() const;
  Result<Id> organisationAtMeeting(Id person);

  // A step whose event names the proposal as its source.
  schema::Step::Builder addStep(OptionalDate happenedOn);
  schema::Step::Builder addKnowledge() { return addStep({}); }
  schema::Step::Builder addFact() { return addStep(minutes_.date); }

  const engine::Snapshot& current_;
  const engine::Snapshot& onMeetingDay_;
  Id reading_, document_;
  MinutesContext minutes_;
  Date undatedDay_;  // the day of those events of a log that it gives no date
  schema::Proposal::Reader proposal_;
  engine::CommandMaker command_;
  std::map<std::string, Id, std::less<>> enteredOrganisations_;  // by this command, by their folded names
};

}  // namespace minuted::review
