// Queries and their answers (schema/answer.capnp). A query is a function of a snapshot, live or under a cut, and knows
// no other difference. What depends on the day (overdue, days late) is computed here, for the snapshot's today().
//
// Threads: a query keeps nothing, so any number may run at once, on one snapshot too. An Answer is one thread's at a
// time. Errors: ErrorKind::notFound where the one subject that a query is about does not exist; else those of the
// snapshot.
#pragma once

#include <capnp/message.h>

#include <memory>
#include <optional>

#include "answer.capnp.h"
#include "queries/parties/names.h"
#include "register/snapshot.h"

namespace minuted::queries {

// An answer struct in a message of its own: *answer to write it, answer.get() to read it.
template <typename T>
class Answer {
 public:
  Answer() : message_(std::make_unique<capnp::MallocMessageBuilder>()) { message_->initRoot<T>(); }
  typename T::Builder operator*() { return message_->getRoot<T>(); }
  typename T::Reader get() const { return message_->getRoot<T>().asReader(); }
  void set(typename T::Reader answer) { message_->setRoot(answer); }
  std::unique_ptr<capnp::MallocMessageBuilder> take() && { return std::move(message_); }

 private:
  std::unique_ptr<capnp::MallocMessageBuilder> message_;
};

// In every filter, what is not set filters nothing.
struct ActionFilter {
  Id party;          // who is asked for them (queries/standing.h): then open, overdue and silent are meant of this one
  Id group;          // to which they belong
  bool all = false;  // those too that are not open
  bool overdue = false;  // only overdue ones
  bool silent = false;   // only those without an answer
  std::optional<schema::ActionKind> kind;
  std::optional<schema::Urgency> urgency;
  std::optional<schema::ActionStatus> status;
  OptionalDate from, to;        // raised between these days
  OptionalDate dueFrom, dueTo;  // due between these days
  std::string text;             // whose wording has all of these words, whatever their case and accents
  bool needsName = false;       // whoever had it no longer speaks for the organisation
  bool repeats = false;         // asked again after they were closed
  Id followedBy;                // whom this party follows
  Id toAnswerAt;                // a meeting: what was raised before it, and of which it has said nothing yet
};
// By reference.
Result<Answer<schema::ActionList>> listActions(const engine::Snapshot& snapshot, const ActionFilter& filter);
Result<Answer<schema::ActionAnswer>> showAction(const engine::Snapshot& snapshot, Id action);
// The four tables of actions for the papers of the group's next meeting: live, completed since the last meeting,
// extension requested, outstanding.
Result<Answer<schema::ActionTables>> actionTables(const engine::Snapshot& snapshot, Id group);

// The figures of an AccountAnswer, in the order in which it lists them.
enum class AccountFigure : uint8_t {
  asked,
  open,
  accepted,
  declined,
  silent,
  answeredOtherwise,  // by a counter-proposal, or by asking for more time
  inProgress,
  claimed,
  closed,
  dropped,  // or excused
  overdue,
  carriedForward,
  extended,
};
constexpr size_t accountFigureCount = 13;

// What somebody was asked (queries/standing.h) and what came of it. Each action is in `asked` and in one of accepted,
// declined, silent, answered otherwise, in progress, claimed, closed and dropped; those still to be done are in `open`.
Result<Answer<schema::AccountAnswer>> account(const engine::Snapshot& snapshot, Id party);

struct AskFilter {
  Id group;  // whose actions
  Id owner;  // the person, organisation or group that is asked, or for which somebody is
};
// Whom to write to about which of their actions, by party. What a mail has asked already is marked as written.
Result<Answer<schema::AskList>> listAsks(const engine::Snapshot& snapshot, const AskFilter& filter);
// Mails that were prepared and of which it is unknown whether they were sent; or all.
// The register itself: its partnership, its time zone, its days off.
Result<Answer<schema::RegisterAnswer>> showRegister(const engine::Snapshot& snapshot);

Result<Answer<schema::MailList>> listMails(const engine::Snapshot& snapshot, bool all);

struct DecisionFilter {
  Id group;
  std::optional<schema::DecisionStatus> status;  // not set: all that were taken, whether they still stand or not
  bool reviewDue = false;                        // only those that stand and were to be reviewed by today
  OptionalDate from, to;                         // decided between these days
};
// By day, then by reference.
Result<Answer<schema::DecisionList>> listDecisions(const engine::Snapshot& snapshot, const DecisionFilter& filter);
// With each party's position: whoever was present agreed, as far as nothing else was recorded.
Result<Answer<schema::DecisionAnswer>> showDecision(const engine::Snapshot& snapshot, Id decision);

struct MeetingFilter {
  Id group;
  OptionalDate from, to;
  std::optional<schema::MeetingStatus> status;
};
// By date, then by reference.
Result<Answer<schema::MeetingList>> listMeetings(const engine::Snapshot& snapshot, const MeetingFilter& filter);
Result<Answer<schema::MeetingAnswer>> showMeeting(const engine::Snapshot& snapshot, Id meeting);

struct PlanFilter {
  Id group;
  OptionalDate from, to;  // of meetings; without `from`, from the snapshot's day on
};
// What stands on the agendas of meetings that are planned, by their dates, and the topics that wait for one.
Result<Answer<schema::PlanAnswer>> forwardPlan(const engine::Snapshot& snapshot, const PlanFilter& filter);

// kind: PERSON, ORGANISATION or GROUP. Without those that were merged into another.
Result<Answer<schema::PartyList>> listParties(const engine::Snapshot& snapshot, Kind kind);
Result<Answer<schema::PartyAnswer>> showParty(const engine::Snapshot& snapshot, Id party);
// Whoever holds an appointment to the group on the snapshot's day, chairs first; then whoever is presumed to be a
// member (queries/parties/membership.h), marked so.
Result<Answer<schema::MemberList>> listMembers(const engine::Snapshot& snapshot, Id group);
// The group with all groups below it, each before its parts; without a root, every group.
Result<Answer<schema::GroupTree>> groupTree(const engine::Snapshot& snapshot, Id root);

// The group's, or all where none is named.
Result<Answer<schema::PriorityList>> listPriorities(const engine::Snapshot& snapshot, Id group);
Result<Answer<schema::ProgrammeList>> listProgrammes(const engine::Snapshot& snapshot, Id group);
Result<Answer<schema::MeasureList>> listMeasures(const engine::Snapshot& snapshot, Id group);
Result<Answer<schema::AchievementList>> listAchievements(const engine::Snapshot& snapshot, Id group);
Result<Answer<schema::FundingList>> listFundings(const engine::Snapshot& snapshot, Id group);
Result<Answer<schema::TopicList>> listTopics(const engine::Snapshot& snapshot, Id group);

// The documents that were filed, by their numbers; attachedTo: only those that are attached to it, or that it was read
// from.
Result<Answer<schema::DocumentList>> listDocuments(const engine::Snapshot& snapshot, Id attachedTo);
Result<Answer<schema::DocumentAnswer>> showDocument(const engine::Snapshot& snapshot, Id document);
// The text of a document as it was read: by that reading, or for a document by its newest. line: only the lines around
// that one. ErrorKind::notFound where it was not read, or its text is not kept.
Result<Answer<schema::DocumentText>> textOfDocument(const engine::Snapshot& snapshot, Id documentOrReading,
                                                    std::optional<uint32_t> line);
// The bytes of a document. ErrorKind::notFound where they are not kept.
Result<Bytes> bytesOfDocument(const engine::Snapshot& snapshot, Id document);
struct KeptFiles {
  uint64_t files = 0, bytes = 0;  // documents, and the texts of readings
};
// Reads every kept file and compares it with its digest, and finds those that events say are kept. ErrorKind::integrity
// where one is damaged or missing.
Result<KeptFiles> verifyKeptFiles(const engine::Snapshot& snapshot);

// The story of a subject in the order in which it happened, with the names that held then; of somebody who was merged,
// into whom, and of the other, who was; `count` events of the whole log from position `first` on.
Result<Answer<schema::EventList>> history(const engine::Snapshot& snapshot, Id subject);
Result<Answer<schema::EventList>> logFrom(const engine::Snapshot& snapshot, uint64_t first, uint64_t count);
// The events at those positions, in the order given.
Result<Answer<schema::EventList>> eventsAt(const engine::Snapshot& snapshot, const std::vector<uint64_t>& positions);

// The positions of the events that have to be undone together, in the order in which that is possible: the one at
// `position`, and all that could not have happened without it or would name nothing. Reads the log from the beginning
// of the subjects concerned on. Only the event itself where it says that another was entered in error, or was itself.
// ErrorKind::notFound where there is no such event, refused where the register itself would be undone.
Result<std::vector<uint64_t>> eventsUndoneWith(const engine::Snapshot& snapshot, uint64_t position);

}  // namespace minuted::queries
