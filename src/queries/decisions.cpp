// Decisions: lists by filter, and one, with everybody's position.
#include <algorithm>

#include "base/enums.h"
#include "queries/answer_fields.h"
#include "queries/due.h"
#include "queries/queries.h"
#include "queries/states.h"

namespace minuted::queries {
namespace {

using domain::Decision;
using domain::Meeting;
using domain::PartyPosition;

bool isDueForReview(const Decision& decision, Date today) {
  return decision.status == schema::DecisionStatus::STANDS && decision.reviewOn &&
         lastDay(*decision.reviewOn) <= today.day;
}

void writeDecision(Id id, const Decision& decision, Names& names, Date today, schema::DecisionAnswer::Builder to) {
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
}

// The positions that were recorded, then those that follow from presence: who was there for the item agreed, and who
// was not is absent.
Result<std::vector<PartyPosition>> positionsOf(const engine::Snapshot& snapshot, const Decision& decision) {
  auto positions = decision.positions;
  TRY(auto meeting, findState<Meeting>(snapshot, decision.meeting));
  if (!meeting) return positions;
  for (const auto& each : meeting->attendance) {
    auto isTheirs = [&](const auto& position) {
      return position.party == each.person || (each.organisation && position.party == each.organisation);
    };
    if (each.capacity == schema::Capacity::IN_ATTENDANCE || each.capacity == schema::Capacity::APOLOGIES) continue;
    if (std::ranges::any_of(decision.positions, isTheirs)) continue;
    auto position = wasPresentAt(each, decision.item) ? schema::Position::AGREED : schema::Position::ABSENT;
    positions.push_back({each.person, each.organisation, position, {}});
  }
  return positions;
}

Result<void> writePositions(const engine::Snapshot& snapshot, const Decision& decision, Names& names,
                            schema::DecisionAnswer::Builder to) {
  TRY(auto positions, positionsOf(snapshot, decision));
  auto list = to.initPositions(static_cast<uint>(positions.size()));
  for (uint i = 0; i < list.size(); ++i) {
    const auto& position = positions[i];
    list[i].setName(names.of(position.party));
    list[i].setRef(names.reference(position.party));
    setNamed(
        names, position.onBehalfOf, [&](const auto& text) { list[i].setOrganisation(text); },
        [&](const auto& text) { list[i].setOrganisationRef(text); });
    list[i].setPosition(enumerantName(position.position));
    setText(position.reason, [&](const auto& text) { list[i].setReason(text); });
    list[i].setRecorded(i < decision.positions.size());
  }
  return {};
}

Result<void> writeWithPositions(const engine::Snapshot& snapshot, Id id, const Decision& decision, Names& names,
                                Meetings& meetings, schema::DecisionAnswer::Builder to) {
  writeDecision(id, decision, names, snapshot.today(), to);
  TRY(auto provisional, meetings.isProvisional(decision.meeting));
  to.setProvisional(provisional);
  return writePositions(snapshot, decision, names, to);
}

}  // namespace

Result<Answer<schema::DecisionList>> listDecisions(const engine::Snapshot& snapshot, const DecisionFilter& filter) {
  auto prefix = filter.group ? projections::partyPrefix(projections::ViewId::decisionsByGroup, filter.group)
                             : projections::kindPrefix(Kind::DECISION);
  TRY(auto decisions, collect<Decision>(snapshot, prefix, [&](const Decision& decision) {
        return (!filter.group || decision.group == filter.group) &&
               isWithin(decision.decidedOn, filter.from, filter.to) &&
               (!filter.reviewDue || isDueForReview(decision, snapshot.today()));
      }));
  std::ranges::sort(decisions, {}, [](const auto& each) { return std::pair(each.second.decidedOn, each.first); });
  Names names(snapshot);
  Answer<schema::DecisionList> list;
  auto items = (*list).initItems(static_cast<uint>(decisions.size()));
  Meetings meetings(snapshot);
  for (uint i = 0; i < items.size(); ++i)
    TRY_DONE(writeWithPositions(snapshot, decisions[i].first, decisions[i].second, names, meetings, items[i]));
  return list;
}

Result<Answer<schema::DecisionAnswer>> showDecision(const engine::Snapshot& snapshot, Id id) {
  TRY(auto decision, stateOf<Decision>(snapshot, id));
  Names names(snapshot);
  Answer<schema::DecisionAnswer> shown;
  Meetings meetings(snapshot);
  TRY_DONE(writeWithPositions(snapshot, id, decision, names, meetings, *shown));
  return shown;
}

}  // namespace minuted::queries
