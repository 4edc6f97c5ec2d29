// Shared by the files of the review: stored proposals, and the steps and ids of the commands that decide about them.
#pragma once

#include <memory>
#include <string_view>

#include "domain/document.h"
#include "register/command.h"
#include "register/outcome.h"
#include "register/story.h"
#include "review/review.h"

namespace minuted::review {

// ErrorKind::notFound where there is no such reading.
Result<domain::Reading> readingOf(const engine::Snapshot& snapshot, Id reading);

// A proposal in its newest form, and the event in whose words it is stored; the proposal points into the event.
struct StoredProposal {
  std::unique_ptr<engine::StoredEvent> event;
  schema::Proposal::Reader proposal;
};

// ErrorKind::notFound where the reading has no such proposal, or its words were redacted.
Result<StoredProposal> proposalOf(const engine::Snapshot& snapshot, Id id, const domain::Reading& reading,
                                  uint16_t number);

// The number of the proposal that an event of a reading's story decides about; 0 where it is about none.
uint16_t proposalNumber(domain::Event event);

// The id of the command that does `what` ("accept", "reject") to the proposal. It is derived from the digest of the
// text, the proposal and `what`, so that the register records the command once, however often it is sent. How often it
// was undone is a part of it too, so that it can be done again after that.
Result<Bytes> commandId(const engine::Snapshot& now, const domain::Reading& reading, Id id, uint16_t number,
                        std::string_view what);

// 'Asha Rao (Harbour Trust)'
std::string nameOf(schema::ProposedMember::Reader member);

// Adds the step that rejects the proposal.
void rejectStep(engine::CommandMaker& command, Id id, uint16_t number, std::string_view why);

}  // namespace minuted::review
