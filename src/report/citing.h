// What a report tells from: a snapshot with its names and answers, for each subject the events that it rests on, and
// what is confidential.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "queries/action_answers.h"
#include "report/document.h"

namespace minuted::report {

class Citing {
 public:
  // publicCopy: what is confidential is left out.
  Citing(const engine::Snapshot& snapshot, bool publicCopy)
      : snapshot_(snapshot), publicCopy_(publicCopy), answers_(snapshot) {}

  const engine::Snapshot& snapshot() const { return snapshot_; }
  Date today() const { return snapshot_.today(); }
  bool publicCopy() const { return publicCopy_; }
  queries::Names& names() { return answers_.names(); }
  queries::ActionAnswers& answers() { return answers_; }

  // nullptr where there is none, on the snapshot's day. Each is looked up once.
  template <typename State>
  Result<const State*> find(Id id) {
    TRY(const auto* subject, subjectOf(id));
    return *subject ? std::get_if<State>(&(*subject)->state) : nullptr;
  }

  template <typename State>
  using All = std::vector<std::pair<Id, State>>;

  // The facts and knowledge of the subject's story that are in force on the snapshot's day and wanted, by position.
  using Wanted = std::function<bool(domain::Event event)>;
  Result<Citations> cite(Id subject, const Wanted& wanted);
  Result<Citations> cite(Id subject, std::initializer_list<domain::EventType> types);
  Result<Citations> citeNewest(Id subject, const Wanted& wanted);  // the last one only
  Result<Citations> citeNewest(Id subject, std::initializer_list<domain::EventType> types);

  // Whether something is not for a public copy: an action or a decision that is confidential or was raised or taken at
  // a confidential item; such an item itself; a correction of their words. It is counted, once.
  Result<bool> isLeftOut(Id subject);
  bool isLeftOut(Id meeting, const domain::AgendaItem& item);
  Result<bool> isLeftOut(const domain::Correction& correction) { return isLeftOut(correction.subject); }
  Result<bool> isLeftOut(domain::Event event);

  // 'This is a public copy: 2 actions and 1 agenda item are confidential and left out.'; "" for any other copy.
  std::string leftOutSentence() const;

 private:
  Result<const engine::Story*> story(Id subject);
  Result<const std::optional<domain::Subject>*> subjectOf(Id id);
  Result<bool> isConfidential(Id meeting, uint16_t item);
  Result<const domain::Subject*> asKnown(Id id);  // on any day: what is confidential by now is not for a public copy

  const engine::Snapshot& snapshot_;
  bool publicCopy_;
  queries::ActionAnswers answers_;
  std::unordered_map<Id, engine::Story> stories_;
  std::unordered_map<Id, std::optional<domain::Subject>> subjects_;
  std::unordered_map<Id, domain::Subject> known_;
  std::set<Id> leftOut_;
  std::set<std::pair<Id, uint16_t>> leftOutItems_;
};

// Two lists as one, ascending, each event once.
Citations both(Citations a, const Citations& b);

}  // namespace minuted::report
