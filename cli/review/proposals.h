// Proposals as a table.
#pragma once

#include "answer.capnp.h"

namespace minuted::cli {

// With their references where they were recorded, else with their numbers.
void printProposals(schema::ProposalList::Reader list, bool recorded);

void printLeftOut(schema::ProposalList::Reader list);  // rows of a log that became no proposal, and why

}  // namespace minuted::cli
