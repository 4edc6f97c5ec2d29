// Changing proposals before they are accepted: an edit replaces one by another form, merging makes one of two.
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

// Whether anything of it fits this kind of proposal.
bool apply(const Edit& edit, schema::Proposal::Builder proposal) {
  bool changed = false;
  auto take = [&](const auto& wanted, auto&& set) {
    if (!wanted) return;
    set(*wanted);
    changed = true;
  };
  if (proposal.isAction()) {
    auto action = proposal.getAction();
    take(edit.text, [&](const auto& text) { action.setText(text); });
    take(edit.owners, [&](const auto& names) { copyTexts(names, action.initOwners(static_cast<uint>(names.size()))); });
    take(edit.due, [&](const auto& due) { writeDate(due, action.initDue()); });
    if (edit.withoutDue) {
      action.disownDue();
      changed = true;
    }
  }
  if (proposal.isDecision()) take(edit.text, [&](const auto& text) { proposal.getDecision().setText(text); });
  if (proposal.isTopic()) take(edit.text, [&](const auto& text) { proposal.getTopic().setText(text); });
  if (proposal.isItem()) take(edit.text, [&](const auto& text) { proposal.getItem().setTitle(text); });
  if (proposal.isAttendance()) {
    take(edit.name, [&](const auto& name) { proposal.getAttendance().setName(name); });
    take(edit.organisation, [&](const auto& name) { proposal.getAttendance().setOrganisation(name); });
  }
  if (proposal.isLog()) {
    take(edit.name, [&](const auto& name) { proposal.getLog().setGroup(name); });
    take(edit.date, [&](const auto& date) { writeDate(date, proposal.getLog().initDate()); });
  }
  if (proposal.isEntry()) {
    auto entry = proposal.getEntry();
    take(edit.text, [&](const auto& text) { entry.setText(text); });
    take(edit.owners, [&](const auto& names) { copyTexts(names, entry.initOwners(static_cast<uint>(names.size()))); });
    take(edit.name, [&](const auto& name) { entry.setGroup(name); });
    take(edit.date, [&](const auto& date) { writeDate(date, entry.initRaisedOn()); });
    take(edit.due, [&](const auto& due) {
      writeDate(due, entry.initDue());
      entry.setDueAtNext(false);
    });
    if (edit.withoutDue) {
      entry.disownDue();
      entry.setDueAtNext(false);
      changed = true;
    }
  }
  if (proposal.isMeeting()) {
    take(edit.name, [&](const auto& name) { proposal.getMeeting().setGroup(name); });
    take(edit.date, [&](const auto& date) { writeDate(date, proposal.getMeeting().initDate()); });
  }
  return changed;
}

// The step that puts the edited form in the place of the proposal; whether anything of the edit fits it.
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

// What the first takes on: owners that only the other has, and its due date where it has none.
Edit united(schema::ProposedAction::Reader first, schema::ProposedAction::Reader second) {
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
  bool alike = first.proposal.isAction() && second.proposal.isAction();
  alike = alike || (first.proposal.isDecision() && second.proposal.isDecision());
  if (kept == other || !alike)
    return fail(ErrorKind::refused, fmt::format("{} and {} are not two actions or two decisions of the minutes.",
                                                proposalReference(id, kept), proposalReference(id, other)));
  for (auto number : {kept, other})
    if (reading.fates[number - 1u].status != ProposalStatus::WAITING)
      return fail(ErrorKind::refused, fmt::format("{} does not wait any more.", proposalReference(id, number)));
  engine::CommandMaker command;
  if (first.proposal.isAction()) {
    auto edit = united(first.proposal.getAction(), second.proposal.getAction());
    if (edit.owners || edit.due) editStep(command, id, kept, first.proposal, edit);
  }
  rejectStep(command, id, other, fmt::format("The same as {}.", proposalReference(id, kept)));
  TRY_DONE(recorded(recorder.record(command.finish(engine::newCommandId(), by))));
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
  TRY_DONE(recorded(recorder.record(command.finish(engine::newCommandId(), by))));
  return {};
}

}  // namespace minuted::review
