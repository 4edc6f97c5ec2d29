// What the files of the review share: proposals as they are stored, and the steps and ids of the commands that say what
// became of them.
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

// The event that has the proposal as it stands, and the proposal in its words.
struct StoredProposal {
  std::unique_ptr<engine::StoredEvent> event;
  schema::Proposal::Reader proposal;
};

// ErrorKind::notFound where the reading has no such proposal, or its words were redacted.
Result<StoredProposal> proposalOf(const engine::Snapshot& snapshot, Id id, const domain::Reading& reading,
                                  uint16_t number);

// The number of the proposal that an event of a reading's story is about; 0 for none.
uint16_t numberOf(domain::Event event);

// The id of the command that does `what` to the proposal. It follows from the digest of the text, the proposal and what
// is done, so that nothing is done twice; and from how often it was taken back, so that it can be done again then.
Result<Bytes> commandId(const engine::Snapshot& now, const domain::Reading& reading, Id id, uint16_t number,
                        std::string_view what);

// The outcome of a command, a refusal as an error.
Result<engine::Recorded> recorded(engine::Outcome outcome);

// Adds the step that rejects the proposal.
void rejectStep(engine::CommandMaker& command, Id id, uint16_t number, std::string_view why);

}  // namespace minuted::review
