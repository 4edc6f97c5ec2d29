// A period of a group and all its parts, gathered once for every section of a report: what happened in it, what was
// under way at its end, the actions reconciled, and for each subject the events that it rests on.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
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

  template <typename State>
  Result<std::optional<State>> find(Id id) const {
    TRY(auto subject, snapshot_.find(id));
    const auto* state = subject ? std::get_if<State>(&subject->state) : nullptr;
    return state == nullptr ? std::optional<State>() : std::optional(*state);
  }

  template <typename State>
  using All = std::vector<std::pair<Id, State>>;

  // Of those to which something happened in the period, by id.
  template <typename State>
  Result<All<State>> happened(Kind kind) const {
    return these<State>(happened_, kind);
  }

  // Of those that may have been unfinished at its end.
  template <typename State>
  Result<All<State>> unfinished(Kind kind) const {
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

  template <typename State>
  Result<All<State>> these(const std::set<Id>& ids, Kind kind) const {
    All<State> all;
    for (auto id : ids) {
      if (id.kind() != kind) continue;
      TRY(auto state, find<State>(id));
      if (state) all.emplace_back(id, std::move(*state));
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
  std::map<Id, Story> stories_;
};

// Two lists as one, ascending, each event once.
Citations both(Citations a, const Citations& b);
Citations citationsOf(const std::vector<Counted>& counted);

}  // namespace minuted::report
