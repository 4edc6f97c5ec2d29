// Prints proposals as a table.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "answer.capnp.h"
#include "base/id.h"
#include "base/result.h"
#include "cli/context.h"

namespace minuted::cli {

// With references ('R-3.12') if the proposals were recorded; otherwise with numbers.
void printProposals(schema::ProposalList::Reader list, bool recorded);

// Prints the rows of a log that became no proposal, with the reasons.
void printLeftOut(schema::ProposalList::Reader list);

// What was done to a proposal, or is to be done (schema/outcome.capnp, Verdict).
struct Verdict {
  Id reading;
  uint16_t number = 0;
  std::string verdict;
  Id subject = {};
  bool hasNews = false;
  std::string why = {};
  bool edited = false;
};

// Prints what was done as JSON or CSV if --json or --csv was given.
void printVerdicts(const GlobalOptions& options, const std::vector<Verdict>& verdicts);

// The result of a command that tried to decide on proposals: ErrorKind::refused if some were refused, and so still
// wait. Their reasons have been printed before.
Result<void> requireNoneRefused(Context& context, size_t refused);

}  // namespace minuted::cli
