#include "queries/reconciliation.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/guard.h"
#include "queries/action_answers.h"
#include "queries/identity.h"

namespace minuted::queries {
namespace {

using domain::Action;
using schema::ActionStatus;
using Body = schema::Event::Body;

// Accounts that an action stands in.
struct Standing {
  bool total = false;
  Id group;
  std::set<Id> partners;
};

class Reconciling {
 public:
  Reconciling(const engine::Snapshot& snapshot, const std::vector<Id>& groups, int32_t first, int32_t last)
      : snapshot_(snapshot), answers_(snapshot), groups_(groups.begin(), groups.end()), first_(first), last_(last) {}

  Result<void> add(Id action);
  Reconciliation result(const std::vector<Id>& order);

 private:
  // One event of the action's story, and what it made of it.
  struct Step {
    domain::EventType type;
    Counted counted;
    Action before, after;
    bool known;  // before
  };
  // Since when, and by which event, an action stands in an account.
  using Since = std::map<Id, Counted>;

  Result<Standing> standing(const Action& action);
  Result<void> addPartners(const Action& action, const domain::Owner& owner, std::set<Id>& to);
  Result<Id> identity(Id id);
  Result<void> step(const Step& step, const Standing& was, const Standing& is);
  Result<void> noteClosed(Account& account, const Step& step);
  Result<void> noteClosing(Account& account, const Counted& since, const Action& action);

  // Every account that is in one of the standings, the total first.
  template <typename See>
  Result<void> eachAccount(const Standing& was, const Standing& is, const See& see);

  const engine::Snapshot& snapshot_;
  ActionAnswers answers_;
  std::set<Id> groups_;
  int32_t first_, last_;
  Account total_;
  std::map<Id, Account> ofGroup_, ofPartner_;
  std::map<Id, Id> identities_;
  Since sinceTotal_, sinceGroup_, sincePartner_;  // of the action that is being added
};

void note(Account& account, Tally tally, const Counted& counted) {
  account.figures[static_cast<size_t>(tally)].push_back(counted);
}

Result<Id> Reconciling::identity(Id id) {
  auto known = identities_.find(id);
  if (known == identities_.end()) {
    TRY(auto is, identityOf(snapshot_, id));
    known = identities_.emplace(id, is).first;
  }
  return known->second;
}

Result<void> Reconciling::addPartners(const Action& action, const domain::Owner& owner, std::set<Id>& to) {
  if (owner.collective) {
    TRY(const auto* roster, answers_.rosterOf(owner.party, action));
    to.insert(roster->members.begin(), roster->members.end());
    if (!roster->members.empty()) return {};
  }
  TRY(auto party, identity(owner.onBehalfOf ? owner.onBehalfOf : owner.party));
  to.insert(party);
  return {};
}

Result<Standing> Reconciling::standing(const Action& action) {
  Standing stands;
  if (!isLive(action) || !groups_.contains(action.group)) return stands;
  stands.total = true;
  stands.group = action.group;
  for (const auto& owner : action.owners) TRY_DONE(addPartners(action, owner, stands.partners));
  for (const auto& answer : action.answers)
    if (answer.status == domain::AnswerStatus::EXCUSED) {
      TRY(auto party, identity(answer.party));
      stands.partners.erase(party);
    }
  return stands;
}

// Why an action left an account, or came into it.
Tally leaving(domain::EventType type, const Action& after) {
  if (after.status == ActionStatus::CLOSED) return Tally::closed;
  if (after.status == ActionStatus::DROPPED || type == Body::ACTION_EXCUSED) return Tally::dropped;
  if (after.status == ActionStatus::SUPERSEDED) return Tally::superseded;
  return Tally::transferredOut;
}

Tally coming(bool known, const Action& before) {
  if (!known) return Tally::raised;
  return isLive(before) ? Tally::transferredIn : Tally::reopened;
}

template <typename See>
Result<void> Reconciling::eachAccount(const Standing& was, const Standing& is, const See& see) {
  if (was.total || is.total) TRY_DONE(see(total_, sinceTotal_, Id(), was.total, is.total));
  for (auto group : std::set<Id>{was.group, is.group})
    if (group) TRY_DONE(see(ofGroup_[group], sinceGroup_, group, was.group == group, is.group == group));
  auto partners = was.partners;
  partners.insert(is.partners.begin(), is.partners.end());
  for (auto party : partners)
    TRY_DONE(see(ofPartner_[party], sincePartner_, party, was.partners.contains(party), is.partners.contains(party)));
  return {};
}

// Closed: in time, where it was done by the day that it was due on in the end.
Result<void> Reconciling::noteClosed(Account& account, const Step& step) {
  const auto& before = step.before;
  bool claimed = before.status == ActionStatus::CLAIMED && before.statusOn;
  auto done = claimed ? before.statusOn->day : step.counted.day;
  TRY(auto due, answers_.dueOf(before));
  note(account,
       !due.current                    ? Tally::undated
       : done <= lastDay(*due.current) ? Tally::onTime
                                       : Tally::late,
       step.counted);
  if (before.raisedOn) account.daysToClose.push_back(std::max(0, done - before.raisedOn->day));
  return {};
}

Result<void> Reconciling::step(const Step& step, const Standing& was, const Standing& is) {
  bool inPeriod = step.counted.day >= first_;
  return eachAccount(was, is, [&](Account& account, Since& since, Id of, bool before, bool after) -> Result<void> {
    if (!before && after) since[of] = step.counted;
    if (before && !after) since.erase(of);
    if (!inPeriod) return {};
    if (!before && after) note(account, coming(step.known, step.before), step.counted);
    if (before && !after) {
      auto why = leaving(step.type, step.after);
      note(account, why, step.counted);
      if (why == Tally::closed) TRY_DONE(noteClosed(account, step));
    }
    if (before && after && step.after.timesCarried > step.before.timesCarried)
      note(account, Tally::carriedForward, step.counted);
    if (before && after && step.after.extensions > step.before.extensions) note(account, Tally::extended, step.counted);
    return {};
  });
}

Result<void> Reconciling::noteClosing(Account& account, const Counted& since, const Action& action) {
  note(account, Tally::closing, since);
  TRY(auto due, answers_.dueOf(action));
  TRY(auto status, answers_.statusOf(action));
  Date day{last_, Precision::DAY};
  if (domain::daysSilent(action, day) > 0) note(account, Tally::unanswered, since);
  if (status != ActionStatus::CLAIMED && domain::daysLate(action, due.current, day) > 0)
    note(account, Tally::overdue, since);
  return {};
}

Result<void> Reconciling::add(Id id) {
  TRY(auto story, engine::readStory(snapshot_.at(), id, snapshot_.cut().until));
  std::vector<Step> steps;
  TRY_DONE(guarded("the story of " + reference(id), [&]() -> Result<void> {
    Action before;
    bool known = false;
    engine::foldSeen(id, story, last_, [&](engine::StoredEvent& stored, const domain::Subject& after) {
      auto place = domain::placeOf(stored.event());
      auto action = std::get<Action>(after.state);
      // Knowledge comes before all facts, and an action is not there without one.
      if (after.facts > 0)
        steps.push_back({stored.event().getBody().which(), {id, place.position, place.day}, before, action, known});
      known = after.facts > 0;
      before = std::move(action);
    });
    return {};
  }));
  sinceTotal_.clear();
  sinceGroup_.clear();
  sincePartner_.clear();
  Standing was;
  bool opened = false;
  auto open = [&]() -> Result<void> {
    opened = true;
    return eachAccount(was, was, [&](Account& account, Since& since, Id of, bool, bool) -> Result<void> {
      note(account, Tally::opening, since.at(of));
      return {};
    });
  };
  for (const auto& each : steps) {
    if (!opened && each.counted.day >= first_) TRY_DONE(open());
    TRY(auto is, standing(each.after));
    TRY_DONE(step(each, was, is));
    was = std::move(is);
  }
  if (!opened) TRY_DONE(open());
  return eachAccount(was, was, [&](Account& account, Since& since, Id of, bool, bool) {
    return noteClosing(account, since.at(of), steps.back().after);
  });
}

Reconciliation Reconciling::result(const std::vector<Id>& order) {
  Reconciliation all;
  all.total = std::move(total_);
  auto any = [](const Account& account) {
    return std::ranges::any_of(account.figures, [](const auto& figure) { return !figure.empty(); });
  };
  for (auto group : order)
    if (auto found = ofGroup_.find(group); found != ofGroup_.end() && any(found->second)) {
      found->second.of = group;
      all.groups.push_back(std::move(found->second));
    }
  for (auto& [party, account] : ofPartner_)
    if (any(account)) {
      account.of = party;
      all.partners.push_back(std::move(account));
    }
  return all;
}

}  // namespace

std::string_view tallyName(Tally tally) {
  constexpr std::array<std::string_view, tallyCount> names{
      "opening",         "raised",          "reopened",   "transferred in", "closed", "dropped",
      "superseded",      "transferred out", "closing",    "on time",        "late",   "without a due date",
      "carried forward", "extended",        "unanswered", "overdue"};
  return names[static_cast<size_t>(tally)];
}

bool Account::balances() const {
  return count(Tally::opening) + count(Tally::raised) + count(Tally::reopened) + count(Tally::transferredIn) ==
         count(Tally::closed) + count(Tally::dropped) + count(Tally::superseded) + count(Tally::transferredOut) +
             count(Tally::closing);
}

Result<Reconciliation> reconcile(const engine::Snapshot& snapshot, const std::vector<Id>& groups, int32_t first,
                                 int32_t last) {
  std::set<Id> happened;
  TRY(auto positions, snapshot.happenedBetween(first, last));
  for (auto position : positions) {
    TRY(auto stored, engine::readEvent(snapshot.at(), position));
    TRY_DONE(guarded("an event", [&]() -> Result<void> {
      happened.insert(domain::subjectOf(stored->event()));
      return {};
    }));
  }
  return reconcile(snapshot, groups, happened, first, last);
}

Result<Reconciliation> reconcile(const engine::Snapshot& snapshot, const std::vector<Id>& groups,
                                 const std::set<Id>& happened, int32_t first, int32_t last) {
  last = std::min(last, snapshot.cut().on);
  TRY(auto before, snapshot.unfinishedOn(Kind::ACTION, first - 1));
  std::set<Id> actions(before.begin(), before.end());
  for (auto id : happened)
    if (id.kind() == Kind::ACTION) actions.insert(id);
  Reconciling reconciling(snapshot, groups, first, last);
  for (auto action : actions) TRY_DONE(reconciling.add(action));
  return reconciling.result(groups);
}

}  // namespace minuted::queries
