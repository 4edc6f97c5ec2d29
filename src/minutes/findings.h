// The proposals that the recognisers make of a document, collected until all have run.
#pragma once

#include <capnp/message.h>
#include <capnp/orphan.h>

#include <string>
#include <string_view>
#include <vector>

#include "documents/document.h"
#include "event.capnp.h"

namespace minuted::minutes {

class Findings {
 public:
  Findings() = default;
  Findings(const Findings&) = delete;
  Findings& operator=(const Findings&) = delete;

  // Appends a proposal and returns it, for the caller to fill in what it proposes. `line` is that of the document from
  // which it was read, `confidence` is per cent, a long `quote` is cut. The builder is valid as long as the findings.
  schema::Proposal::Builder add(int line, unsigned confidence, std::string_view quote);

  // The same, for a block that may stand on a sheet of a workbook.
  schema::Proposal::Builder add(const documents::Block& block, unsigned confidence, std::string_view quote);

  size_t size() const { return findings_.size(); }

  // Writes all proposals to `words`, numbered from 1: first the meeting that was held, or the log itself, then the
  // others in the order of the document, and last, where anybody was listed, that those are members (members.h). Each
  // gets its sheet's name or its page, where the document has such.
  void write(const documents::Document& document, schema::Words::Builder words);

 private:
  struct Finding {
    capnp::Orphan<schema::Proposal> proposal;
    int sheet = 0;  // of a workbook, from 1; 0 where there is none
  };

  capnp::MallocMessageBuilder arena_;  // holds the orphans, and so is declared before them
  std::vector<Finding> findings_;
};

// The most bytes that a proposal's text may have. A document of one endless line must not make a proposal as long.
constexpr size_t longestProposalText = 2000;
std::string proposalText(std::string_view text);  // cut to that, between characters

}  // namespace minuted::minutes
