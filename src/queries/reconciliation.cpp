// Goes over the actions one by one: those that were unfinished before the period, and those to which something happened
// in it. Each story is folded event by event. After each event it is known which accounts the action is in, and the
// difference to before is noted in the figures of the accounts that it came into or left. Before the first event of the
// period the accounts that it is in note it as opening, and after the last as closing.
#include "queries/reconciliation.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/guard.h"
#include "domain/joint_answer.h"
#include "queries/action_answers.h"

namespace minuted::queries {
namespace {

using domain::Action;
using schema::ActionStatus;
using Body = schema::Event::Body;

// The accounts that an action is in.
struct Membership {
  bool total = false;
  Id group;
  std::set<Id> partners;
};

class Reconciler {
 public:
  Reconciler(const engine::Snapshot& snapshot, const std::vector<Id>& groups, int32_t first, int32_t last)
      : snapshot_(snapshot), answers_(snapshot), groups_(groups.begin(), groups.end()), first_(first), last_(last) {}

  Result<void> add(Id action);
  Reconciliation result(const std::vector<Id>& order);

 private:
  // One event of an action's story, and the action before and after it.
  struct Step {
    domain::EventType type;
    TallyEntry entry;
    Action before, after;
    bool existed;  // before the event
  };
  // The event by which an action came into each account that it is in, by the party of the account.
  using Since = std::map<Id, TallyEntry>;

  Result<Membership> membershipOf(const Action& action);
  Result<std::vector<Step>> stepsOf(Id action) const;
  Result<void> noteStep(const Step& step, const Membership& was, const Membership& is);
  Result<void> noteOpening(const Membership& at);
  Result<void> noteClosed(Account& account, const Step& step);
  Result<void> noteClosing(Account& account, const TallyEntry& since, const Action& action, Id partner);
  Result<OptionalDate> claimedOn(const Action& action);

  // Calls visit(account, since, party, wasIn, isIn) for every account that is in one of the memberships, the total
  // first.
  template <typename Visit>
  Result<void> forEachAccount(const Membership& was, const Membership& is, const Visit& visit);

  const engine::Snapshot& snapshot_;
  ActionAnswers answers_;
  std::set<Id> groups_;
  int32_t first_, last_;
  Account total_;
  std::map<Id, Account> groupAccounts_, partnerAccounts_;
  Since sinceTotal_, sinceGroup_, sincePartner_;  // of the action that is being added
};

void note(Account& account, Tally tally, const TallyEntry& entry) {
  account.figures[static_cast<size_t>(tally)].push_back(entry);
}

Result<Membership> Reconciler::membershipOf(const Action& action) {
  Membership membership;
  if (!isLive(action) || !groups_.contains(action.group)) return membership;
  membership.total = true;
  membership.group = action.group;
  TRY(auto standings, answers_.standingsOf(action));
  for (const auto& each : standings)
    if (domain::isOpenAfter(each.answer.status))
      membership.partners.insert(each.organisation ? each.organisation : each.party);
  return membership;
}

// The figure in which an event that took an action out of an account counts.
Tally tallyOfLeaving(domain::EventType type, const Action& after) {
  if (after.status == ActionStatus::CLOSED) return Tally::closed;
  if (after.status == ActionStatus::DROPPED) return Tally::dropped;
  if (after.status == ActionStatus::SUPERSEDED) return Tally::superseded;
  if (type == Body::ACTION_EXCUSED) return Tally::excused;
  return type == Body::ACTION_DECLINED ? Tally::declined : Tally::transferredOut;
}

// The figure in which an event that brought an action into an account counts.
Tally tallyOfComing(bool existed, domain::EventType type, const Action& before) {
  if (!existed) return Tally::raised;
  if (!isLive(before) || type == Body::ACTION_REOPENED) return Tally::reopened;
  // A partner that had declined or was excused takes it up again by another answer.
  return domain::isAnswer(type) ? Tally::takenUp : Tally::transferredIn;
}

template <typename Visit>
Result<void> Reconciler::forEachAccount(const Membership& was, const Membership& is, const Visit& visit) {
  if (was.total || is.total) TRY_DONE(visit(total_, sinceTotal_, Id(), was.total, is.total));
  for (auto group : std::set<Id>{was.group, is.group})
    if (group) TRY_DONE(visit(groupAccounts_[group], sinceGroup_, group, was.group == group, is.group == group));
  auto partners = was.partners;
  partners.insert(is.partners.begin(), is.partners.end());
  for (auto party : partners)
    TRY_DONE(visit(partnerAccounts_[party], sincePartner_, party, was.partners.contains(party),
                   is.partners.contains(party)));
  return {};
}

// The day on which the last of those asked claimed the action; nothing while somebody still has it to do.
Result<OptionalDate> Reconciler::claimedOn(const Action& action) {
  OptionalDate last;
  TRY(auto standings, answers_.standingsOf(action));
  if (partOf(action, standings, {}, {}, Date{last_, Precision::DAY}).status != ActionStatus::CLAIMED) return last;
  for (const auto& each : standings)
    if (each.answer.status == domain::AnswerStatus::CLAIMED && each.answer.on &&
        (!last || each.answer.on->day > last->day))
      last = each.answer.on;
  return last;
}

// Notes whether a closed action was done by the day that it was due on in the end, and how long that took.
Result<void> Reconciler::noteClosed(Account& account, const Step& step) {
  const auto& before = step.before;
  TRY(auto claimed, claimedOn(before));
  auto done = claimed ? claimed->day : step.entry.day;
  TRY(auto due, answers_.dueOf(before));
  note(account, !due.inTimeUntil ? Tally::undated : done <= *due.inTimeUntil ? Tally::onTime : Tally::late, step.entry);
  if (before.raisedOn) account.daysToClose.push_back(std::max(0, done - before.raisedOn->day));
  return {};
}

Result<void> Reconciler::noteStep(const Step& step, const Membership& was, const Membership& is) {
  bool inPeriod = step.entry.day >= first_;
  return forEachAccount(was, is,
                        [&](Account& account, Since& since, Id party, bool before, bool after) -> Result<void> {
                          if (!before && after) since[party] = step.entry;
                          if (before && !after) since.erase(party);
                          if (!inPeriod) return {};
                          if (!before && after)
                            note(account, tallyOfComing(step.existed, step.type, step.before), step.entry);
                          if (before && !after) {
                            auto why = tallyOfLeaving(step.type, step.after);
                            note(account, why, step.entry);
                            if (why == Tally::closed) TRY_DONE(noteClosed(account, step));
                          }
                          if (before && after && step.after.timesCarried > step.before.timesCarried)
                            note(account, Tally::carriedForward, step.entry);
                          if (before && after && step.after.extensions > step.before.extensions)
                            note(account, Tally::extended, step.entry);
                          return {};
                        });
}

// partner: whose account it is; none for those of groups and the total, which count actions as such.
Result<void> Reconciler::noteClosing(Account& account, const TallyEntry& since, const Action& action, Id partner) {
  note(account, Tally::closing, since);
  TRY(auto due, answers_.dueOf(action));
  TRY(auto standings, answers_.standingsOf(action));
  auto part = partOf(action, standings, partner, due.inTimeUntil, Date{last_, Precision::DAY});
  if (part.isSilent) note(account, Tally::unanswered, since);
  if (part.isOverdue) note(account, Tally::overdue, since);
  return {};
}

Result<std::vector<Reconciler::Step>> Reconciler::stepsOf(Id id) const {
  TRY(auto story, snapshot_.story(id));
  return guarded("the story of " + reference(id), [&]() -> Result<std::vector<Step>> {
    std::vector<Step> steps;
    Action before;
    bool existed = false;
    engine::foldObserved(id, story, last_, [&](engine::StoredEvent& stored, const domain::Subject& after) {
      auto place = domain::placeOf(stored.event());
      auto action = std::get<Action>(after.state);
      // Knowledge comes before all facts, and an action does not exist without one.
      if (after.facts > 0)
        steps.push_back({stored.event().getBody().which(), {id, place.position, place.day}, before, action, existed});
      existed = after.facts > 0;
      before = std::move(action);
    });
    return steps;
  });
}

Result<void> Reconciler::noteOpening(const Membership& at) {
  return forEachAccount(at, at, [&](Account& account, Since& since, Id party, bool, bool) -> Result<void> {
    note(account, Tally::opening, since.at(party));
    return {};
  });
}

Result<void> Reconciler::add(Id id) {
  TRY(auto steps, stepsOf(id));
  sinceTotal_.clear();
  sinceGroup_.clear();
  sincePartner_.clear();
  Membership was;
  bool opened = false;
  for (const auto& each : steps) {
    if (!opened && each.entry.day >= first_) {
      opened = true;
      TRY_DONE(noteOpening(was));
    }
    TRY(auto is, membershipOf(each.after));
    TRY_DONE(noteStep(each, was, is));
    was = std::move(is);
  }
  if (!opened) TRY_DONE(noteOpening(was));
  return forEachAccount(was, was, [&](Account& account, Since& since, Id party, bool, bool) {
    return noteClosing(account, since.at(party), steps.back().after, &since == &sincePartner_ ? party : Id());
  });
}

Reconciliation Reconciler::result(const std::vector<Id>& order) {
  Reconciliation all;
  all.total = std::move(total_);
  auto any = [](const Account& account) {
    return std::ranges::any_of(account.figures, [](const auto& figure) { return !figure.empty(); });
  };
  for (auto group : order)
    if (auto found = groupAccounts_.find(group); found != groupAccounts_.end() && any(found->second)) {
      found->second.party = group;
      all.groups.push_back(std::move(found->second));
    }
  for (auto& [party, account] : partnerAccounts_)
    if (any(account)) {
      account.party = party;
      all.partners.push_back(std::move(account));
    }
  return all;
}

}  // namespace

std::string_view tallyName(Tally tally) {
  constexpr std::array<std::string_view, tallyCount> names{
      "opening",         "raised",   "reopened",   "taken up again", "transferred in",
      "closed",          "dropped",  "declined",   "excused",        "superseded",
      "transferred out", "closing",  "on time",    "late",           "without a due date",
      "carried forward", "extended", "unanswered", "overdue"};
  return names[static_cast<size_t>(tally)];
}

bool Account::balances() const {
  return count(Tally::opening) + count(Tally::raised) + count(Tally::reopened) + count(Tally::takenUp) +
             count(Tally::transferredIn) ==
         count(Tally::closed) + count(Tally::dropped) + count(Tally::declined) + count(Tally::excused) +
             count(Tally::superseded) + count(Tally::transferredOut) + count(Tally::closing);
}

Result<Reconciliation> reconcile(const engine::Snapshot& snapshot, const std::vector<Id>& groups, int32_t first,
                                 int32_t last) {
  std::set<Id> happened;
  TRY(auto positions, snapshot.factsBetween(first, last));
  for (auto position : positions) {
    TRY(auto stored, snapshot.event(position));
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
  Reconciler reconciler(snapshot, groups, first, last);
  for (auto action : actions) TRY_DONE(reconciler.add(action));
  return reconciler.result(groups);
}

}  // namespace minuted::queries
