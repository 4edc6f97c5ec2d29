// What every report reads from: a snapshot with its names and answers, and the events to cite for a subject.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "queries/action_answers.h"
#include "report/document.h"

namespace minuted::report {

class ReportContext {
 public:
  explicit ReportContext(const engine::Snapshot& snapshot) : snapshot_(snapshot), answers_(snapshot) {}

  const engine::Snapshot& snapshot() const { return snapshot_; }
  Date today() const { return snapshot_.today(); }
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

 private:
  Result<const engine::Story*> story(Id subject);
  Result<const std::optional<domain::Subject>*> subjectOf(Id id);

  const engine::Snapshot& snapshot_;
  queries::ActionAnswers answers_;
  std::unordered_map<Id, engine::Story> stories_;
  std::unordered_map<Id, std::optional<domain::Subject>> subjects_;
};

// The events of both lists, ascending, each once.
Citations mergeCitations(Citations a, const Citations& b);

}  // namespace minuted::report
