// Proposals as a table.
#pragma once

#include "view.capnp.h"

namespace minuted::cli {

// With their references where they were recorded, else with their numbers.
void printProposals(schema::ProposalList::Reader list, bool recorded);

}  // namespace minuted::cli
