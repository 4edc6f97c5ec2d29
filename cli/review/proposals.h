// Prints proposals as a table.
#pragma once

#include <cstddef>

#include "answer.capnp.h"
#include "base/result.h"

namespace minuted::cli {

// With references ('R-3.12') if the proposals were recorded; otherwise with numbers.
void printProposals(schema::ProposalList::Reader list, bool recorded);

// Prints the rows of a log that became no proposal, with the reasons.
void printLeftOut(schema::ProposalList::Reader list);

// The result of a command that tried to decide on proposals: ErrorKind::refused if some were refused, and so still
// wait. Their reasons have been printed before.
Result<void> requireNoneRefused(size_t refused);

}  // namespace minuted::cli
