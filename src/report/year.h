// A period of a group and all its parts, gathered once for every section of a report: what happened in it, what was
// under way at its end, the actions reconciled, and for each subject the events that it rests on.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "register/action_answers.h"
#include "register/reconciliation.h"
#include "report/document.h"

namespace minuted::report {

struct Period {
  Date first, last;  // days
};

class Year {
 public:
  // The snapshot is on the period's last day. publicCopy: what is confidential is left out.
  static Result<std::unique_ptr<Year>> gather(const Snapshot& snapshot, Id group, Period period, bool publicCopy);

  const Snapshot& snapshot() const { return snapshot_; }
  Id group() const { return group_; }
  Period period() const { return period_; }
  bool publicCopy() const { return publicCopy_; }
  const std::vector<Id>& groups() const { return groups_; }  // the group and all its parts, each before its own parts
  Id steeringGroup() const { return steeringGroup_; }        // the part that is one; else the group itself
  std::vector<Id> subGroups() const;                         // all parts but the steering group
  const Reconciliation& accounts() const { return accounts_; }
  Names& names() { return answers_.names(); }
  ActionAnswers& answers() { return answers_; }

  // nullptr where there is none, on the last day. Each is looked up once.
  template <typename State>
  Result<const State*> find(Id id) {
    TRY(const auto* subject, subjectOf(id));
    return *subject ? std::get_if<State>(&(*subject)->state) : nullptr;
  }

  template <typename State>
  using All = std::vector<std::pair<Id, State>>;

  // Of those to which something happened in the period, by id.
  template <typename State>
  Result<All<State>> happened(Kind kind) {
    return these<State>(happened_, kind);
  }

  // Of those that may have been unfinished at its end.
  template <typename State>
  Result<All<State>> unfinished(Kind kind) {
    TRY(auto ids, snapshot_.unfinishedOn(kind, period_.last.day));
    return these<State>(std::set<Id>(ids.begin(), ids.end()), kind);
  }

  bool holds(const OptionalDate& date) const;  // the period, any day of it
  bool isPart(Id group) const;                 // of the group: itself or one of its parts

  // The facts and knowledge of the subject's story that are in force on the last day and wanted, by position.
  using Wanted = std::function<bool(domain::Event event)>;
  Result<Citations> cite(Id subject, const Wanted& wanted);
  Result<Citations> cite(Id subject, std::initializer_list<domain::EventType> types);
  Result<Citations> citeNewest(Id subject, const Wanted& wanted);  // the last one only

  // Whether an action or a decision is not for a public copy.
  Result<bool> isLeftOut(Id subject);

 private:
  Year(const Snapshot& snapshot, Id group, Period period, bool publicCopy)
      : snapshot_(snapshot), group_(group), period_(period), publicCopy_(publicCopy), answers_(snapshot) {}
  Result<void> gatherGroups();
  Result<void> gatherHappened();
  Result<const Story*> story(Id subject);
  Result<const std::optional<domain::Subject>*> subjectOf(Id id);

  template <typename State>
  Result<All<State>> these(const std::set<Id>& ids, Kind kind) {
    All<State> all;
    for (auto id : ids) {
      if (id.kind() != kind) continue;
      TRY(const auto* state, find<State>(id));
      if (state != nullptr) all.emplace_back(id, *state);
    }
    return all;
  }

  const Snapshot& snapshot_;
  Id group_, steeringGroup_;
  Period period_;
  bool publicCopy_;
  ActionAnswers answers_;
  std::vector<Id> groups_;
  std::set<Id> isPart_;
  std::set<Id> happened_;
  Reconciliation accounts_;
  std::unordered_map<Id, Story> stories_;
  std::unordered_map<Id, std::optional<domain::Subject>> subjects_;
};

// Two lists as one, ascending, each event once.
Citations both(Citations a, const Citations& b);
Citations citationsOf(const std::vector<Counted>& counted);

}  // namespace minuted::report
