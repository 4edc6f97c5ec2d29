// Questions and their answers (schema/answer.capnp). Each is asked of a snapshot, live or under a cut, and knows no
// other difference. What depends on the day (overdue, days late) is computed here, for the snapshot's today.
#pragma once

#include <capnp/message.h>

#include <memory>
#include <optional>
#include <vector>

#include "answer.capnp.h"
#include "queries/names.h"
#include "register/snapshot.h"

namespace minuted::queries {

// An answer struct in a message of its own.
template <typename T>
class Answer {
 public:
  Answer() : message_(std::make_unique<capnp::MallocMessageBuilder>()) { message_->initRoot<T>(); }
  typename T::Builder operator*() { return message_->getRoot<T>(); }
  typename T::Reader get() const { return message_->getRoot<T>().asReader(); }

 private:
  std::unique_ptr<capnp::MallocMessageBuilder> message_;
};

struct ActionFilter {
  Id owner;         // a person, an organisation or a group that owns it; of a person's, not the organisation's
  Id organisation;  // that owns it, or on whose behalf a person does
  Id group;
  bool all = false;      // closed and dropped ones too
  bool overdue = false;  // only those
  bool silent = false;   // only those that nobody has answered
  std::optional<schema::ActionKind> kind;
  std::optional<schema::ActionStatus> status;
  OptionalDate from, to;  // raised on or after, on or before
};
Result<Answer<schema::ActionList>> listActions(const engine::Snapshot& snapshot, const ActionFilter& filter);
Result<Answer<schema::ActionAnswer>> showAction(const engine::Snapshot& snapshot, Id action);
// The four tables for the papers of the group's next meeting.
Result<Answer<schema::ActionTables>> actionTables(const engine::Snapshot& snapshot, Id group);

// What a person or an organisation was asked, alone, through somebody, or as one of many, and what came of it.
Result<Answer<schema::AccountAnswer>> account(const engine::Snapshot& snapshot, Id party);

// Whom to write to about which of their actions; what each mail that was sent has asked is left marked as written.
struct AskFilter {
  Id group;  // only this group's actions
  Id owner;  // only this person, organisation or group, and whoever speaks for it
};
Result<Answer<schema::AskList>> listAsks(const engine::Snapshot& snapshot, const AskFilter& filter);
// Those of which it is unknown whether they were sent, or all.
Result<Answer<schema::MailList>> listMails(const engine::Snapshot& snapshot, bool all);

struct DecisionFilter {
  Id group;
  bool reviewDue = false;  // standing, and to be reviewed by today
  OptionalDate from, to;
};
Result<Answer<schema::DecisionList>> listDecisions(const engine::Snapshot& snapshot, const DecisionFilter& filter);
// With each party's position: those present agreed, as far as nothing else was recorded.
Result<Answer<schema::DecisionAnswer>> showDecision(const engine::Snapshot& snapshot, Id decision);

struct MeetingFilter {
  Id group;
  OptionalDate from, to;
  std::optional<schema::MeetingStatus> status;
};
Result<Answer<schema::MeetingList>> listMeetings(const engine::Snapshot& snapshot, const MeetingFilter& filter);
Result<Answer<schema::MeetingAnswer>> showMeeting(const engine::Snapshot& snapshot, Id meeting);

Result<Answer<schema::PartyList>> listParties(const engine::Snapshot& snapshot, Kind kind);
Result<Answer<schema::PartyAnswer>> showParty(const engine::Snapshot& snapshot, Id party);
Result<Answer<schema::MemberList>> members(const engine::Snapshot& snapshot, Id group);  // on the snapshot's day
Result<Answer<schema::GroupTree>> groupTree(const engine::Snapshot& snapshot, Id root);  // no root: every one

// Of a group, if one is named.
Result<Answer<schema::PriorityList>> listPriorities(const engine::Snapshot& snapshot, Id group);
Result<Answer<schema::ProgrammeList>> listProgrammes(const engine::Snapshot& snapshot, Id group);
Result<Answer<schema::MeasureList>> listMeasures(const engine::Snapshot& snapshot, Id group);
Result<Answer<schema::AchievementList>> listAchievements(const engine::Snapshot& snapshot, Id group);
Result<Answer<schema::FundingList>> listFundings(const engine::Snapshot& snapshot, Id group);
Result<Answer<schema::TopicList>> listTopics(const engine::Snapshot& snapshot, Id group);

// The story of a subject, in the order in which it happened; of the whole log, in the order of recording.
Result<Answer<schema::EventList>> history(const engine::Snapshot& snapshot, Id subject);
Result<Answer<schema::EventList>> logFrom(const engine::Snapshot& snapshot, uint64_t first, uint64_t count);

}  // namespace minuted::queries
