// What every report reads from: a snapshot with its names and answers, the events to cite for a subject, and what is
// confidential.
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

class ReportContext {
 public:
  // publicCopy: confidential actions, decisions and items are left out.
  ReportContext(const engine::Snapshot& snapshot, bool publicCopy)
      : snapshot_(snapshot), publicCopy_(publicCopy), answers_(snapshot) {}

  const engine::Snapshot& snapshot() const { return snapshot_; }
  Date today() const { return snapshot_.today(); }
  bool publicCopy() const { return publicCopy_; }
  queries::Names& names() { return answers_.names(); }
  queries::ActionAnswers& answers() { return answers_; }

  // The state of a subject on the snapshot's day, or nullptr where there is none. Each subject is looked up once.
  template <typename State>
  Result<const State*> find(Id id) {
    TRY(const auto* subject, subjectOf(id));
    return *subject ? std::get_if<State>(&(*subject)->state) : nullptr;
  }

  template <typename State>
  using All = std::vector<std::pair<Id, State>>;

  // The wanted events of a subject's story that are in force on the snapshot's day, by position.
  using Wanted = std::function<bool(domain::Event event)>;
  Result<Citations> cite(Id subject, const Wanted& wanted);
  Result<Citations> cite(Id subject, std::initializer_list<domain::EventType> types);
  Result<Citations> citeNewest(Id subject, const Wanted& wanted);  // only the newest
  Result<Citations> citeNewest(Id subject, std::initializer_list<domain::EventType> types);

  // True in a public copy for a confidential agenda item, for an action or decision that is confidential or belongs to
  // such an item, and for a correction of their words. leftOutSentence() counts each subject for which this was true.
  Result<bool> isLeftOut(Id subject);
  Result<bool> isConfidential(Id subject);  // the same, and does not count it as left out
  bool isLeftOut(Id meeting, const domain::AgendaItem& item);
  Result<bool> isLeftOut(const domain::Correction& correction) { return isLeftOut(correction.subject); }
  Result<bool> isLeftOut(domain::Event event);

  // 'This is a public copy: 2 actions and 1 agenda item are confidential and left out.'; "" for any other copy.
  std::string leftOutSentence() const;

 private:
  Result<const engine::Story*> story(Id subject);
  Result<const std::optional<domain::Subject>*> subjectOf(Id id);
  Result<bool> isConfidential(Id meeting, uint16_t item);

  // The subject with all its facts, also those after the snapshot's day: what is confidential by now is left out of
  // every public copy.
  Result<const domain::Subject*> latestState(Id id);

  const engine::Snapshot& snapshot_;
  bool publicCopy_;
  queries::ActionAnswers answers_;
  std::unordered_map<Id, engine::Story> stories_;
  std::unordered_map<Id, std::optional<domain::Subject>> subjects_;
  std::unordered_map<Id, domain::Subject> latestStates_;
  std::set<Id> leftOut_;
  std::set<std::pair<Id, uint16_t>> leftOutItems_;
};

// The events of both lists, ascending, each once.
Citations mergeCitations(Citations a, const Citations& b);

}  // namespace minuted::report
