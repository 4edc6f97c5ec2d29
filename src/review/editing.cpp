// Changing proposals before they are accepted: an edit replaces a proposal by a changed copy, merging makes one of two.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "review/proposal_steps.h"

namespace minuted::review {
namespace {

using schema::ProposalStatus;

void copyTexts(const std::vector<std::string>& from, capnp::List<capnp::Text>::Builder to) {
  for (uint i = 0; i < to.size(); ++i) to.set(i, from[i]);
}

// Keeps those members whom the names mean, with or without their organisation. False where a name means none of them.
bool keepMembers(const std::vector<std::string>& names, schema::ProposedMembers::Builder members) {
  struct Kept {
    std::string name, organisation;
    uint16_t attendance;
  };
  std::vector<Kept> kept;
  for (const auto& name : names) {
    auto before = kept.size();
    for (auto each : members.asReader().getPeople())
      if (name == each.getName().cStr() || name == nameOf(each))
        kept.push_back({each.getName().cStr(), each.getOrganisation().cStr(), each.getAttendance()});
    if (kept.size() == before) return false;
  }
  auto people = members.initPeople(static_cast<uint>(kept.size()));
  for (uint i = 0; i < people.size(); ++i) {
    people[i].setName(kept[i].name);
    people[i].setOrganisation(kept[i].organisation);
    people[i].setAttendance(kept[i].attendance);
  }
  return true;
}

// Changes the fields that this kind of proposal has. False where the edit names none of them.
bool apply(const Edit& edit, schema::Proposal::Builder proposal) {
  bool isChanged = false;
  auto applyIf = [&](const auto& wanted, auto&& set) {
    if (!wanted) return;
    set(*wanted);
    isChanged = true;
  };
  if (proposal.isAction()) {
    auto action = proposal.getAction();
    applyIf(edit.text, [&](const auto& text) { action.setText(text); });
    applyIf(edit.owners,
            [&](const auto& names) { copyTexts(names, action.initOwners(static_cast<uint>(names.size()))); });
    applyIf(edit.due, [&](const auto& due) { writeDate(due, action.initDue()); });
    if (edit.withoutDue) {
      action.disownDue();
      isChanged = true;
    }
  }
  if (proposal.isDecision()) applyIf(edit.text, [&](const auto& text) { proposal.getDecision().setText(text); });
  if (proposal.isTopic()) applyIf(edit.text, [&](const auto& text) { proposal.getTopic().setText(text); });
  if (proposal.isItem()) applyIf(edit.text, [&](const auto& text) { proposal.getItem().setTitle(text); });
  if (proposal.isAttendance()) {
    applyIf(edit.name, [&](const auto& name) { proposal.getAttendance().setName(name); });
    applyIf(edit.organisation, [&](const auto& name) { proposal.getAttendance().setOrganisation(name); });
  }
  if (proposal.isLog()) {
    applyIf(edit.name, [&](const auto& name) { proposal.getLog().setGroup(name); });
    applyIf(edit.date, [&](const auto& date) { writeDate(date, proposal.getLog().initDate()); });
  }
  if (proposal.isEntry()) {
    auto entry = proposal.getEntry();
    applyIf(edit.text, [&](const auto& text) { entry.setText(text); });
    applyIf(edit.owners,
            [&](const auto& names) { copyTexts(names, entry.initOwners(static_cast<uint>(names.size()))); });
    applyIf(edit.name, [&](const auto& name) { entry.setGroup(name); });
    applyIf(edit.date, [&](const auto& date) { writeDate(date, entry.initRaisedOn()); });
    applyIf(edit.due, [&](const auto& due) {
      writeDate(due, entry.initDue());
      entry.setDueAtNext(false);
    });
    if (edit.withoutDue) {
      entry.disownDue();
      entry.setDueAtNext(false);
      isChanged = true;
    }
  }
  if (proposal.isMembers() && edit.owners) isChanged = keepMembers(*edit.owners, proposal.getMembers());
  if (proposal.isMeeting()) {
    applyIf(edit.name, [&](const auto& name) { proposal.getMeeting().setGroup(name); });
    applyIf(edit.date, [&](const auto& date) { writeDate(date, proposal.getMeeting().initDate()); });
  }
  return isChanged;
}

// Adds the step that replaces the proposal by its edited copy. False where the edit has nothing that fits it.
bool editStep(engine::CommandMaker& command, Id id, uint16_t number, schema::Proposal::Reader proposal,
              const Edit& edit) {
  auto step = command.step();
  auto edited = step.getEvent().getBody().initProposalEdited();
  edited.setReading(id.value);
  edited.setNumber(number);
  auto proposals = step.initWords().initProposals(1);
  proposals.setWithCaveats(0, proposal);
  return apply(edit, proposals[0]);
}

// What the first takes over from the second: owners that it does not have, and the due date where it has none.
Edit mergedEdit(schema::ProposedAction::Reader first, schema::ProposedAction::Reader second) {
  Edit edit;
  std::vector<std::string> owners;
  for (auto list : {first.getOwners(), second.getOwners()})
    for (auto owner : list)
      if (std::ranges::find(owners, owner.cStr()) == owners.end()) owners.emplace_back(owner.cStr());
  if (owners.size() > first.getOwners().size()) edit.owners = std::move(owners);
  if (!first.hasDue()) edit.due = readDate(second.hasDue(), second.getDue());
  return edit;
}

}  // namespace

Result<void> mergeProposals(engine::Recorder& recorder, const std::string& by, Id id, uint16_t kept, uint16_t other) {
  TRY(auto now, recorder.snapshot());
  TRY(auto reading, readingOf(now, id));
  TRY(auto first, proposalOf(now, id, reading, kept));
  TRY(auto second, proposalOf(now, id, reading, other));
  bool isSameKind = first.proposal.isAction() && second.proposal.isAction();
  isSameKind = isSameKind || (first.proposal.isDecision() && second.proposal.isDecision());
  if (kept == other || !isSameKind)
    return fail(ErrorKind::refused, fmt::format("{} and {} are not two actions or two decisions of the minutes.",
                                                proposalReference(id, kept), proposalReference(id, other)));
  for (auto number : {kept, other})
    if (reading.fates[number - 1u].status != ProposalStatus::WAITING)
      return fail(ErrorKind::refused, fmt::format("{} does not wait any more.", proposalReference(id, number)));
  engine::CommandMaker command;
  if (first.proposal.isAction()) {
    auto edit = mergedEdit(first.proposal.getAction(), second.proposal.getAction());
    if (edit.owners || edit.due) editStep(command, id, kept, first.proposal, edit);
  }
  rejectStep(command, id, other, fmt::format("The same as {}.", proposalReference(id, kept)));
  TRY_DONE(recordedOrError(recorder.record(command.finish(engine::newCommandId(), by))));
  return {};
}

Result<void> editProposal(engine::Recorder& recorder, const std::string& by, Id id, uint16_t number, const Edit& edit) {
  TRY(auto now, recorder.snapshot());
  TRY(auto reading, readingOf(now, id));
  TRY(auto found, proposalOf(now, id, reading, number));
  if ((edit.text && foldSpace(*edit.text).empty()) || (edit.name && foldSpace(*edit.name).empty()))
    return fail(ErrorKind::refused, fmt::format("{} needs words.", proposalReference(id, number)));
  engine::CommandMaker command;
  if (!editStep(command, id, number, found.proposal, edit))
    return fail(ErrorKind::refused, fmt::format("Nothing of that fits {}: see what it is by 'minuted review list {}'.",
                                                proposalReference(id, number), reference(id)));
  TRY_DONE(recordedOrError(recorder.record(command.finish(engine::newCommandId(), by))));
  return {};
}

}  // namespace minuted::review
