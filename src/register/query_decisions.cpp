#include <algorithm>

#include "register/answering.h"

namespace minuted {
namespace {

using domain::Decision;
using domain::Meeting;

void answer(Id id, const Decision& decision, Names& names, schema::DecisionAnswer::Builder to) {
  to.setRef(reference(id));
  to.setText(decision.text);
  to.setKind(decision.kind);
  setDate(decision.decidedOn, [&](const auto& text) { to.setDecidedOn(text); });
  to.setGroup(names.of(decision.group));
  to.setGroupRef(reference(decision.group));
  setText(reference(decision.meeting), [&](const auto& text) { to.setMeeting(text); });
  to.setItem(decision.item);
  setText(names.of(decision.proposer), [&](const auto& text) { to.setProposer(text); });
  setText(names.of(decision.seconder), [&](const auto& text) { to.setSeconder(text); });
}

Result<void> answerPositions(const Snapshot& snapshot, Id meetingId, Names& names, schema::DecisionAnswer::Builder to) {
  if (!meetingId) return {};
  TRY(auto subject, snapshot.find(meetingId));
  const auto* meeting = subject ? std::get_if<Meeting>(&subject->state) : nullptr;
  if (meeting == nullptr) return {};
  std::vector<domain::Attendance> present;
  std::ranges::copy_if(meeting->attendance, std::back_inserter(present), [](const auto& each) {
    return each.capacity == schema::Capacity::PRESENT || each.capacity == schema::Capacity::SUBSTITUTE;
  });
  auto positions = to.initPositions(static_cast<uint>(present.size()));
  for (uint i = 0; i < positions.size(); ++i) {
    positions[i].setName(names.of(present[i].person));
    setText(names.of(present[i].organisation), [&](const auto& text) { positions[i].setOrganisation(text); });
    positions[i].setPosition("agreed");
  }
  return {};
}

}  // namespace

Result<Answer<schema::DecisionList>> listDecisions(const Snapshot& snapshot, const DecisionFilter& filter) {
  auto prefix = filter.group ? projections::partyPrefix(projections::ViewId::decisionsByGroup, filter.group)
                             : projections::kindPrefix(Kind::DECISION);
  TRY(auto decisions, collect<Decision>(snapshot, prefix, [&](const Decision& decision) {
        return (!filter.group || decision.group == filter.group) && between(decision.decidedOn, filter.from, filter.to);
      }));
  std::ranges::sort(decisions, {}, [](const auto& each) { return std::pair(each.second.decidedOn, each.first); });
  Names names(snapshot);
  Answer<schema::DecisionList> list;
  auto items = (*list).initItems(static_cast<uint>(decisions.size()));
  for (uint i = 0; i < items.size(); ++i) {
    answer(decisions[i].first, decisions[i].second, names, items[i]);
    TRY_DONE(answerPositions(snapshot, decisions[i].second.meeting, names, items[i]));
  }
  return list;
}

Result<Answer<schema::DecisionAnswer>> showDecision(const Snapshot& snapshot, Id id) {
  TRY(auto decision, stateOf<Decision>(snapshot, id));
  Names names(snapshot);
  Answer<schema::DecisionAnswer> shown;
  answer(id, decision, names, *shown);
  TRY_DONE(answerPositions(snapshot, decision.meeting, names, *shown));
  return shown;
}

}  // namespace minuted
