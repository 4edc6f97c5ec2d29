// One command being decided, step by step: each step is completed (position, time, user, number of a new subject),
// checked and judged by the rules of its subject. What it adds is kept here until the whole command is known to be
// possible. See decider.h. One thread at a time, as there.
#pragma once

#include "register/batch_state.h"

namespace minuted::engine {

class Draft {
 public:
  Draft(BatchState& batch, BytesView commandId)
      : batch_(batch), commandId_(commandId), numbers_(batch.memory.numbers) {}

  // name: who records. Called once, before the first step; enters a user that is new to the register.
  std::expected<void, Refusal> setRecorder(std::string_view name);
  std::expected<void, Refusal> add(schema::Step::Reader step);
  // Judges the command as a whole: no event that counts may name a subject that is not there; and reads what the
  // indexes of its events need. Called once, after the last step.
  std::expected<void, Refusal> finish();
  // Adds the events of the command to the batch. Called at most once, after the last step.
  Recorded addToBatch();

 private:
  struct NewEvent {
    Id subject;
    BatchState::EventBytes bytes;
  };
  using Verdict = std::expected<void, Refusal>;

  std::unexpected<Refusal> refuse(schema::Refusal kind, std::string reason) const;
  std::unexpected<Refusal> refuse(const Error& error) const;  // since the register cannot be read
  Verdict addEvent(schema::Event::Builder event, schema::Words::Reader words, uint64_t basedOn);
  Verdict assignSubject(schema::Event::Builder event);
  Verdict checkId(Id id, domain::Kinds allowed) const;
  Verdict checkMentions(domain::Event event);
  Verdict checkGroups(const domain::Subject& subject, domain::Event event);
  Verdict checkDates(domain::Event event) const;
  Verdict checkVersion(const domain::Subject& subject, uint64_t basedOn) const;
  Verdict checkUndoing(const Story& story, schema::EnteredInError::Reader error) const;
  Verdict checkDependents(domain::Event undone) const;
  Verdict checkUndone(Id subject);
  Verdict checkFiles(const domain::Subject& subject, domain::Event event);
  Verdict judge(domain::Subject& subject, domain::Event event, domain::Words words, const NewEvent& added);
  Verdict judgeInStory(domain::Subject& subject, domain::Event event, const NewEvent& added);
  Verdict number(schema::Event::Builder event, Id meeting);
  Result<domain::Subject> current(Id subject);
  Result<Story> story(Id subject) const;
  Result<std::unique_ptr<StoredEvent>> eventAt(uint64_t position) const;
  uint64_t nextPosition() const { return batch_.pending.nextPosition() + events_.size(); }
  Micros recordedAt() const;
  Result<void> index(domain::Event event);

  BatchState& batch_;
  BytesView commandId_;
  std::array<uint32_t, kindCount> numbers_;
  Id user_;              // who records
  std::string newUser_;  // the folded name of a user whom this command is the first to name
  std::vector<NewEvent> events_;
  std::vector<Bytes> indexKeys_;                    // of the events, without those that the indexes have already
  std::set<Bytes> relations_;                       // those of R among them
  std::vector<Bytes> files_;                        // digests of the kept files that its events name
  std::vector<Id> subjects_;                        // of each step so far, in their order
  std::map<Id, domain::Subject> before_, changed_;  // subjects as the batch had them; as this command leaves them
};

}  // namespace minuted::engine
