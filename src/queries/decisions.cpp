// Decisions: lists by filter, and one, with everybody's position.
#include <algorithm>

#include "base/enums.h"
#include "queries/answer_fields.h"
#include "queries/due.h"
#include "queries/parties/positions.h"
#include "queries/queries.h"
#include "queries/states.h"

namespace minuted::queries {
namespace {

using domain::Decision;

bool isDueForReview(const Decision& decision, Date today) {
  return decision.status == schema::DecisionStatus::STANDS && decision.reviewOn &&
         lastDay(*decision.reviewOn) <= today.day;
}

void writeDecision(Id id, const Decision& decision, const NamesOn& names, Date today,
                   schema::DecisionAnswer::Builder to) {
  to.setRef(reference(id));
  to.setText(decision.text);
  to.setKind(decision.kind);
  setDate(decision.decidedOn, [&](const auto& text) { to.setDecidedOn(text); });
  to.setGroup(names.of(decision.group));
  to.setGroupRef(reference(decision.group));
  setText(reference(decision.meeting), [&](const auto& text) { to.setMeeting(text); });
  to.setItem(decision.item);
  setNamed(
      names, decision.proposer, [&](const auto& text) { to.setProposer(text); },
      [&](const auto& text) { to.setProposerRef(text); });
  setNamed(
      names, decision.seconder, [&](const auto& text) { to.setSeconder(text); },
      [&](const auto& text) { to.setSeconderRef(text); });
  to.setStatus(decision.status);
  setText(reference(decision.by), [&](const auto& text) { to.setBy(text); });
  setNamed(
      names, decision.addressedTo, [&](const auto& text) { to.setAddressedTo(text); },
      [&](const auto& text) { to.setAddressedToRef(text); });
  setDate(decision.reviewOn, [&](const auto& text) { to.setReviewOn(text); });
  to.setReviewDue(isDueForReview(decision, today));
  setText(decision.reason, [&](const auto& text) { to.setReason(text); });
  if (decision.uptake) to.setUptake(domain::uptakeText(*decision.uptake));
  to.setConfidential(decision.confidential);
  setDate(decision.proposedOn, [&](const auto& text) { to.setProposedOn(text); });
  setDate(decision.closesOn, [&](const auto& text) { to.setClosesOn(text); });
  if (!decision.votes) return;
  auto votes = to.initVotes();
  votes.setInFavour(decision.votes->inFavour);
  votes.setAgainst(decision.votes->against);
  votes.setAbstained(decision.votes->abstained);
  votes.setTold(domain::votesText(*decision.votes));
}

void writePositions(const std::vector<TakenPosition>& positions, const NamesOn& names,
                    schema::DecisionAnswer::Builder to) {
  auto list = to.initPositions(static_cast<uint>(positions.size()));
  for (uint i = 0; i < list.size(); ++i) {
    const auto& [party, onBehalfOf, position, reason] = positions[i].position;
    list[i].setName(names.of(party));
    list[i].setRef(names.reference(party));
    setNamed(
        names, onBehalfOf, [&](const auto& text) { list[i].setOrganisation(text); },
        [&](const auto& text) { list[i].setOrganisationRef(text); });
    list[i].setPosition(enumerantName(position));
    setText(reason, [&](const auto& text) { list[i].setReason(text); });
    list[i].setRecorded(positions[i].isStated);
    list[i].setTold(textOf(positions[i], names));
  }
}

// Writes decisions one after another, each with everybody's position.
class DecisionAnswers {
 public:
  explicit DecisionAnswers(const engine::Snapshot& snapshot)
      : today_(snapshot.today()), names_(snapshot), meetings_(snapshot), positions_(snapshot) {}

  Result<void> write(Id id, const Decision& decision, schema::DecisionAnswer::Builder to) {
    auto names = names_.on(dayToldOf(decision));
    writeDecision(id, decision, names, today_, to);
    TRY(auto provisional, meetings_.isProvisional(decision.meeting));
    to.setProvisional(provisional);
    TRY(auto positions, positions_.on(decision));
    writePositions(positions, names, to);
    TRY(auto awaited, positions_.awaited(decision));
    if (awaited.empty()) return {};
    auto list = to.initAwaited(static_cast<uint>(awaited.size()));
    for (uint i = 0; i < list.size(); ++i) {
      list[i].setRef(names.reference(awaited[i]));
      list[i].setName(names.of(awaited[i]));
      list[i].setKind(std::string(kindName(awaited[i].kind())));
    }
    return {};
  }

 private:
  Date today_;
  Names names_;
  Meetings meetings_;
  Positions positions_;
};

// Without a status, one that was taken, whether it still stands or not.
bool hasStatus(const Decision& decision, const DecisionFilter& filter) {
  if (filter.status) return decision.status == *filter.status;
  return domain::wasTaken(decision);
}

// The day by which it stands in lists: one that was not taken, by that of its proposal.
OptionalDate dayListed(const Decision& decision) {
  return decision.decidedOn ? decision.decidedOn : decision.proposedOn;
}

}  // namespace

Result<Answer<schema::DecisionList>> listDecisions(const engine::Snapshot& snapshot, const DecisionFilter& filter) {
  auto prefix = filter.group ? projections::partyPrefix(projections::ViewId::decisionsByGroup, filter.group)
                             : projections::kindPrefix(Kind::DECISION);
  TRY(auto decisions, collect<Decision>(snapshot, prefix, [&](const Decision& decision) {
        return (!filter.group || decision.group == filter.group) && hasStatus(decision, filter) &&
               isWithin(dayListed(decision), filter.from, filter.to) &&
               (!filter.reviewDue || isDueForReview(decision, snapshot.today()));
      }));
  std::ranges::sort(decisions, {}, [](const auto& each) { return std::pair(dayListed(each.second), each.first); });
  Answer<schema::DecisionList> list;
  auto items = (*list).initItems(static_cast<uint>(decisions.size()));
  DecisionAnswers answers(snapshot);
  for (uint i = 0; i < items.size(); ++i) TRY_DONE(answers.write(decisions[i].first, decisions[i].second, items[i]));
  return list;
}

Result<Answer<schema::DecisionAnswer>> showDecision(const engine::Snapshot& snapshot, Id id) {
  TRY(auto decision, stateOf<Decision>(snapshot, id));
  Answer<schema::DecisionAnswer> shown;
  TRY_DONE(DecisionAnswers(snapshot).write(id, decision, *shown));
  return shown;
}

}  // namespace minuted::queries
