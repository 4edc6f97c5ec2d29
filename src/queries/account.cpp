// The account of a partner: what it was asked and what came of it.
#include <array>

#include "base/ranges.h"
#include "queries/answer_fields.h"
#include "queries/asked_actions.h"
#include "queries/parties/mandates.h"
#include "queries/queries.h"

namespace minuted::queries {
namespace {

using schema::ActionStatus;

constexpr std::array<const char*, accountFigureCount> figureNames{
    "asked",       "open",    "accepted", "declined",           "silent",  "answered otherwise",
    "in progress", "claimed", "closed",   "dropped or excused", "overdue", "carried forward",
    "extended"};

// The actions that count in each figure; an action may count in several.
class Figures {
 public:
  std::vector<Id>& operator[](AccountFigure figure) { return actions_[static_cast<size_t>(figure)]; }
  void write(schema::AccountAnswer::Builder to) const;

 private:
  std::array<std::vector<Id>, accountFigureCount> actions_;
};

// The one figure that tells how far the party is with an action.
AccountFigure progressOf(const Part& part) {
  using enum AccountFigure;
  if (part.isOver) return part.status == ActionStatus::CLOSED ? closed : dropped;
  if (!part.isOpen) return part.status == ActionStatus::DECLINED ? declined : dropped;
  if (part.isSilent) return silent;
  switch (part.status) {
    case ActionStatus::ACCEPTED: return accepted;
    case ActionStatus::IN_PROGRESS: return inProgress;
    case ActionStatus::CLAIMED: return claimed;
    default: return answeredOtherwise;
  }
}

void Figures::write(schema::AccountAnswer::Builder to) const {
  auto list = to.initFigures(accountFigureCount);
  for (uint i = 0; i < list.size(); ++i) {
    list[i].setName(figureNames[i]);
    list[i].setCount(static_cast<uint32_t>(actions_[i].size()));
    auto refs = list[i].initActions(static_cast<uint>(actions_[i].size()));
    for (uint k = 0; k < refs.size(); ++k) refs.set(k, reference(actions_[i][k]));
  }
}

}  // namespace

Result<Answer<schema::AccountAnswer>> account(const engine::Snapshot& snapshot, Id party) {
  ActionAnswers answers(snapshot);
  TRY(auto actions, actionsAskedOf(snapshot, party, false, answers));
  Figures figures;
  std::vector<int32_t> daysToClose;
  uint32_t timesCarried = 0, extensions = 0;
  for (const auto& each : actions) {
    const auto& action = each.action;
    auto progress = progressOf(each.part);
    figures[AccountFigure::asked].push_back(each.id);
    figures[progress].push_back(each.id);
    if (each.part.isOpen) figures[AccountFigure::open].push_back(each.id);
    if (each.part.isOverdue) figures[AccountFigure::overdue].push_back(each.id);
    if (action.timesCarried > 0) figures[AccountFigure::carriedForward].push_back(each.id);
    if (action.extensions > 0) figures[AccountFigure::extended].push_back(each.id);
    timesCarried += action.timesCarried;
    extensions += action.extensions;
    if (progress == AccountFigure::closed && action.raisedOn && action.statusOn)
      daysToClose.push_back(action.statusOn->day - action.raisedOn->day);
  }
  Answer<schema::AccountAnswer> answer;
  auto to = *answer;
  to.setRef(reference(party));
  to.setName(answers.names().of(party));
  to.setKind(std::string(kindName(party.kind())));
  to.setOn(isoDate(snapshot.today()));
  TRY(auto mandate, Mandates(snapshot).of(party, snapshot.today(), {}));
  setNamed(
      answers.names(), mandate.organisation, [&](const auto& text) { to.setOrganisation(text); },
      [&](const auto& text) { to.setOrganisationRef(text); });
  to.setPresumed(mandate.presumed);
  figures.write(to);
  to.setTimesCarried(timesCarried);
  to.setExtensions(extensions);
  to.setMedianDaysToClose(median(std::move(daysToClose)).value_or(-1));
  auto list = to.initActions(static_cast<uint>(actions.size()));
  for (uint i = 0; i < list.size(); ++i) TRY_DONE(answers.write(actions[i].id, actions[i].action, false, list[i]));
  return answer;
}

}  // namespace minuted::queries
