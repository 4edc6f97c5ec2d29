#include "review/proposal_steps.h"

#include <fmt/format.h>

#include <algorithm>

#include "queries/history/missing.h"

namespace minuted::review {

Result<domain::Reading> readingOf(const engine::Snapshot& snapshot, Id reading) {
  TRY(auto subject, snapshot.find(reading));
  if (!subject || reading.kind() != Kind::READING) return std::unexpected(queries::missing(snapshot, reading));
  return std::get<domain::Reading>(subject->state);
}

Result<StoredProposal> proposalOf(const engine::Snapshot& snapshot, Id id, const domain::Reading& reading,
                                  uint16_t number) {
  if (number == 0 || number > reading.fates.size())
    return fail(ErrorKind::notFound,
                fmt::format("{} has no proposal {}: it has {}.", reference(id), number, reading.fates.size()));
  TRY(auto event, snapshot.event(reading.fates[number - 1u].words));
  for (auto proposal : event->words().getProposals())
    if (proposal.getNumber() == number) return StoredProposal{std::move(event), proposal};
  return fail(ErrorKind::notFound, fmt::format("The words of {} have been redacted.", proposalReference(id, number)));
}

uint16_t proposalNumber(domain::Event event) {
  auto body = event.getBody();
  if (body.isProposalAccepted()) return body.getProposalAccepted().getNumber();
  if (body.isProposalRejected()) return body.getProposalRejected().getNumber();
  return body.isProposalEdited() ? body.getProposalEdited().getNumber() : uint16_t{0};
}

std::string nameOf(schema::ProposedMember::Reader member) {
  auto organisation = member.getOrganisation();
  return organisation.size() == 0 ? std::string(member.getName().cStr())
                                  : fmt::format("{} ({})", member.getName().cStr(), organisation.cStr());
}

Result<Bytes> commandId(const engine::Snapshot& now, const domain::Reading& reading, Id id, uint16_t number,
                        std::string_view what) {
  TRY(auto story, now.story(id));
  auto inError = engine::positionsInError(story);
  auto undoneCount = std::ranges::count_if(story, [&](const auto& stored) {
    return proposalNumber(stored->event()) == number && inError.contains(stored->event().getPosition());
  });
  auto about = fmt::format("{} {} {}", reference(id), number, what);
  return engine::derivedCommandId(reading.digest + about + (undoneCount > 0 ? fmt::format(" {}", undoneCount) : ""));
}

void rejectStep(engine::CommandMaker& command, Id id, uint16_t number, std::string_view why) {
  auto step = command.step();
  auto rejected = step.getEvent().getBody().initProposalRejected();
  rejected.setReading(id.value);
  rejected.setNumber(number);
  if (!why.empty()) step.initWords().setNote(std::string(why));
}

}  // namespace minuted::review
