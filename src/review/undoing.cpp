// Undoing what was last done to a proposal, together with the other events of the same command.
#include <fmt/format.h>

#include <algorithm>

#include "review/proposal_steps.h"

namespace minuted::review {
namespace {

using schema::ProposalStatus;

// People, organisations, groups and users that accepting the proposal entered stay: others may refer to them by now.
bool isKeptOnUndo(domain::Event event) {
  auto body = event.getBody();
  return body.isPersonEntered() || body.isOrganisationEntered() || body.isGroupEntered() || body.isAliasAdded() ||
         body.isUserEntered();
}

// The position of the newest event about the proposal that is in force; 0 where there is none.
Result<uint64_t> lastEventPosition(const engine::Snapshot& now, Id id, uint16_t number) {
  TRY(auto story, now.story(id));
  auto inError = engine::positionsInError(story);
  uint64_t last = 0;
  for (const auto& stored : story)
    if (auto event = stored->event(); proposalNumber(event) == number && !inError.contains(event.getPosition()))
      last = event.getPosition();
  return last;
}

// Another proposal that was accepted as the same subject.
Result<std::optional<std::string>> otherProposalOf(const engine::Snapshot& now, Id subject, Id id, uint16_t number) {
  std::optional<std::string> other;
  TRY_DONE(now.scan(projections::kindPrefix(Kind::READING), [&](const domain::Subject& reading) {
    const auto& fates = std::get<domain::Reading>(reading.state).fates;
    for (size_t i = 0; i < fates.size() && !other; ++i) {
      bool isSame = fates[i].status == ProposalStatus::ACCEPTED && fates[i].subject == subject;
      auto place = static_cast<uint16_t>(i + 1);
      if (isSame && !(reading.id == id && place == number)) other = proposalReference(reading.id, place);
    }
    return !other;
  }));
  return other;
}

}  // namespace

Result<size_t> undoProposal(engine::Recorder& recorder, const std::string& by, Id id, uint16_t number,
                            std::string_view why) {
  TRY(auto now, recorder.snapshot());
  TRY_DONE(readingOf(now, id));
  TRY(auto position, lastEventPosition(now, id, number));
  if (position == 0)
    return fail(ErrorKind::refused, fmt::format("Nothing has been done to {}.", proposalReference(id, number)));
  TRY(auto lastEvent, now.event(position));
  Bytes commandId(lastEvent->event().getCommand().asChars().begin(), lastEvent->event().getCommand().size());
  engine::CommandMaker command;
  // The events of a command are consecutive in the log, and the one about the proposal is the last of them.
  for (; position > 0; --position) {
    TRY(auto each, now.event(position));
    auto event = each->event();
    if (Bytes(event.getCommand().asChars().begin(), event.getCommand().size()) != commandId) break;
    if (isKeptOnUndo(event)) continue;
    auto subject = domain::subjectOf(event);
    if (domain::beginsSubject(event.getBody().which())) {
      TRY(auto other, otherProposalOf(now, subject, id, number));
      if (other)
        return fail(ErrorKind::refused,
                    fmt::format("{} came of {} too. Take that back first: 'minuted review undo {}'.",
                                reference(subject), *other, *other));
    }
    command.addErrorNote(subject, position, why);
  }
  auto count = command.stepCount();
  TRY_DONE(recordedOrError(recorder.record(command.finish(engine::newCommandId(), by))));
  return count;
}

}  // namespace minuted::review
