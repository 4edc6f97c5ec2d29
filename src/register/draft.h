// One command being decided. See deciding.h.
#pragma once

#include "register/deciding.h"

namespace minuted::engine {

class Draft {
 public:
  Draft(Deciding& batch, BytesView command) : batch_(batch), command_(command), numbers_(batch.memory_.numbers) {}

  std::expected<void, Refusal> by(std::string_view name);
  std::expected<void, Refusal> take(schema::Step::Reader step);
  Recorded keep();  // into the batch

 private:
  struct Made {
    Id subject;
    Deciding::Fresh bytes;
  };
  using Judged = std::expected<void, Refusal>;

  std::unexpected<Refusal> refuse(schema::Refusal kind, std::string reason) const;
  Judged add(schema::Event::Builder event, schema::Words::Reader words, uint64_t basedOn);
  Judged giveSubject(schema::Event::Builder event);
  Judged checkId(Id id, domain::Kinds asked) const;
  Judged checkMentions(domain::Event event) const;
  Judged checkDates(domain::Event event) const;
  Judged checkVersion(const domain::Subject& subject, uint64_t basedOn) const;
  Judged judge(domain::Subject& subject, domain::Event event, domain::Words words, const Made& made);
  Judged judgeInStory(domain::Subject& subject, domain::Event event, const Made& made);
  Judged numberAgendaItem(schema::Event::Builder event, Id meeting);
  Result<domain::Subject> current(Id subject);
  Result<Story> story(Id subject) const;
  uint64_t nextPosition() const { return batch_.pending_.nextPosition() + events_.size(); }
  Micros recordedAt() const;
  void index(Id subject, domain::Event event);

  Deciding& batch_;
  BytesView command_;
  std::array<uint32_t, kindCount> numbers_;
  Id user_;
  std::string newUser_;  // folded, where this command brings one
  std::vector<Made> events_;
  std::vector<Id> made_;  // the subject of each step
  std::map<Id, domain::Subject> before_, changed_;
};

}  // namespace minuted::engine
